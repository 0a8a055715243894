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

  it('is a secret of several lines of which the change adds the last', () => {
    const body = Buffer.from(stripeKey(4) + stripeKey(5) + stripeKey(6))
      .toString('base64')
      .match(/.{1,64}/g)!;
    const words = ['RSA', 'PRIVATE', 'KEY'].join(' ');
    const whole = [`-----BEGIN ${words}-----`, ...body, `-----END ${words}-----`, ''];
    const before = { 'a.pem': whole.slice(0, 2).join('\n') };
    assert.deepEqual(
      fresh(change(before, { 'a.pem': whole.join('\n') })).filter((said) => said.includes('secret/')),
      ['a.pem:1 secret/private-key'],
    );
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

describe('an entry in a change', () => {
  const past = 'owner: web\n    expires: 2031-01-01';
  const ended = { [WORKFLOW]: uses('NPM_TOKEN'), 'nhi.yaml': manifest(entry('npm', 'NPM_TOKEN', past)) };

  it('that has ended holds up who adds a use of it, and nobody else', () => {
    assert.deepEqual(fresh(change(ended, { ...ended, [WORKFLOW]: uses('NPM_TOKEN', 'NPM_TOKEN') })), [
      'nhi.yaml:5 identity/expired',
    ]);
    assert.deepEqual(fresh(change(ended, { ...ended, [WORKFLOW]: `# said\n${uses('NPM_TOKEN')}` })), []);
  });

  it('that is retired holds up who uses it again', () => {
    const retired = { ...ended, 'nhi.yaml': manifest(entry('npm', 'NPM_TOKEN', 'status: retired')) };
    assert.deepEqual(fresh(change({ ...retired, [WORKFLOW]: uses('X') }, retired)), [
      `${WORKFLOW}:8 identity/retired-in-use`,
    ]);
  });

  it('of a nested manifest is not the one of the same name above', () => {
    const before = { ...ended, 'app/nhi.yaml': manifest(entry('npm', 'OTHER_TOKEN', past)), 'app/a': '' };
    const after = { ...before, 'app/nhi.yaml': manifest(entry('npm', 'OTHER_TOKEN', past.replace('web', 'ops'))) };
    assert.deepEqual(fresh(change(before, after)), ['app/nhi.yaml:5 identity/expired']);
  });

  it('of either parent of a merge is nobody’s new one', () => {
    const [left, right] = [manifest(entry('a', 'A', past)), manifest(entry('b', 'B', past))];
    const merged = manifest(entry('a', 'A', past), entry('b', 'B', past));
    assert.deepEqual(fresh(change([{ 'nhi.yaml': left }, { 'nhi.yaml': right }], { 'nhi.yaml': merged })), []);
    const evil = manifest(entry('a', 'A', past), entry('b', 'B', past.replace('web', 'ops')));
    assert.deepEqual(fresh(change([{ 'nhi.yaml': left }, { 'nhi.yaml': right }], { 'nhi.yaml': evil })), [
      'nhi.yaml:9 identity/expired',
    ]);
  });
});
