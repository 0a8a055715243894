import assert from 'node:assert/strict';
import { snapshotOf, stripeKey } from '../scan/memory';
import { change, entry, fresh, KEY, line, manifest, uses, WORKFLOW } from './change-of';

describe('what a change brings', () => {
  it('is a secret where there was none', () => {
    assert.deepEqual(fresh(change({ a: 'x' }, { a: line(KEY) })), ['a:1 secret/stripe-live-key']);
    assert.deepEqual(fresh(change({}, { a: line(KEY) })), ['a:1 secret/stripe-live-key']);
  });

  it('is not what was there: an edit beside it, an indentation, a move within the file', () => {
    for (const after of [`// said\n${line(KEY)}`, `  ${line(KEY)}`, `\n\n\n${line(KEY)}x`]) {
      const findings = change({ a: `${line(KEY)}x` }, { a: after });
      assert.equal(findings.length, 1);
      assert.deepEqual(fresh(findings), []);
    }
  });

  it('is a copy and not a move to another file', () => {
    assert.deepEqual(fresh(change({ a: line(KEY) }, { b: line(KEY) })), []);
    assert.deepEqual(fresh(change({ a: line(KEY) }, { a: line(KEY), b: line(KEY) })), ['b:1 secret/stripe-live-key']);
    assert.deepEqual(fresh(change({ a: line(KEY) }, { a: line(KEY) + line(KEY) })), ['a:2 secret/stripe-live-key']);
    assert.deepEqual(fresh(change({ a: line(KEY), b: 'x' }, { a: 'x', b: line(KEY) + line(KEY) })), [
      'b:2 secret/stripe-live-key',
    ]);
  });

  it('is another value in the same place', () => {
    assert.deepEqual(fresh(change({ a: line(KEY) }, { a: line(stripeKey(2)) })), ['a:1 secret/stripe-live-key']);
  });

  it('of a merge is what no parent has', () => {
    const parents = [{ a: line(KEY) }, { a: line(stripeKey(2)) }];
    assert.deepEqual(fresh(change(parents, { a: line(KEY) + line(stripeKey(2)) })), []);
    assert.deepEqual(fresh(change(parents, { a: line(KEY) + line(stripeKey(3)) })), ['a:2 secret/stripe-live-key']);
  });

  it('is an undeclared identity, in a file that gains a use of it', () => {
    const before = { [WORKFLOW]: uses('OLD_TOKEN') };
    assert.deepEqual(fresh(change(before, { [WORKFLOW]: uses('OLD_TOKEN', 'NPM_TOKEN') })), [
      `${WORKFLOW}:9 identity/undeclared`,
    ]);
    assert.deepEqual(fresh(change(before, { [WORKFLOW]: `${uses('OLD_TOKEN')}# said\n` })), []);
  });

  it('is a use that lost its entry, wherever it stands', () => {
    const before = { [WORKFLOW]: uses('NPM_TOKEN'), 'nhi.yaml': manifest(entry('npm', 'NPM_TOKEN')) };
    const after = { [WORKFLOW]: uses('NPM_TOKEN'), 'nhi.yaml': manifest(entry('other', 'OTHER')) };
    assert.deepEqual(fresh(change(before, after)), [`${WORKFLOW}:8 identity/undeclared`]);
  });

  it('is an entry without an owner or past its end where the entry itself changes, and not elsewhere', () => {
    const past = 'owner: web\n    expires: 2031-01-01';
    const before = { 'nhi.yaml': manifest(entry('npm', 'NPM_TOKEN', past)) };
    const moved = { 'nhi.yaml': manifest(entry('ci', 'CI_TOKEN'), `  # said\n${entry('npm', 'NPM_TOKEN', past)}`) };
    assert.deepEqual(fresh(change(before, moved)), []);
    const touched = { 'nhi.yaml': manifest(entry('npm', 'NPM_TOKEN', 'owner: ops\n    expires: 2031-01-01')) };
    assert.deepEqual(fresh(change(before, touched)), ['nhi.yaml:5 identity/expired']);
  });

  it('is a manifest that it breaks, and not one that was broken', () => {
    const [good, bad] = [{ 'nhi.yaml': manifest(entry('npm', 'NPM')) }, { 'nhi.yaml': 'version: 1\nidentities: [\n' }];
    assert.deepEqual(
      change(good, bad)
        .filter(({ isNew }) => isNew)
        .map(({ rule }) => rule),
      ['manifest/invalid'],
    );
    assert.deepEqual(fresh(change(bad, { 'nhi.yaml': 'version: 1\n\nidentities: [\n' })), []);
  });

  it('is judged by the policy of where it goes, not by its own', () => {
    const lenient = 'version: 1\npolicy:\n  severities: { secret/stripe-live-key: "off" }\nidentities: []\n';
    const after = { a: line(KEY), 'nhi.yaml': lenient };
    const weakened = 'nhi.yaml:3 policy/weakened';
    assert.deepEqual(fresh(change({}, after)), [weakened]);
    assert.deepEqual(fresh(change({}, after, { governing: snapshotOf({}) })), ['a:1 secret/stripe-live-key', weakened]);
  });
});
