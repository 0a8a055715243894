import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { Finding } from '../../scanner/model';
import { scanChange } from '../../scanner/scan-change';
import type { ChangeInput } from '../../scanner/scan-change';
import { documentsOf, snapshotOf, stripeKey, TODAY } from './memory';
import type { Files } from './memory';

const identify = (value: string): string =>
  createHmac('sha256', 'of this run').update(value).digest('hex').slice(0, 12);

/** What changes from one tree to the next, of a merge from several. */
function change(before: Files | readonly Files[], after: Files, options: Partial<ChangeInput> = {}): Finding[] {
  const [first = {}, ...others] = Array.isArray(before) ? (before as readonly Files[]) : [before as Files];
  const paths = [...new Set([...Object.keys(first), ...Object.keys(after)])].sort();
  const documents = (files: Files) => new Map(documentsOf(files).map((document) => [document.path, document]));
  const [old, fresh] = [documents(first), documents(after)];
  const changes = paths
    .filter((path) => first[path] !== after[path])
    .map((path) => ({
      path,
      ...(old.has(path) && { before: old.get(path)! }),
      ...(others.length > 0 && { otherBefore: others.map((files) => documents(files).get(path)) }),
      ...(fresh.has(path) && { after: fresh.get(path)! }),
    }));
  const changeSet = { changes, before: snapshotOf(first), after: snapshotOf(after) };
  return [...scanChange({ changeSet, today: TODAY, identify, ...options }).findings];
}

const fresh = (findings: readonly Finding[]): string[] =>
  findings.filter(({ isNew }) => isNew).map(({ rule, place }) => `${place.path}:${place.start.line} ${rule}`);

const KEY = stripeKey(1);
const line = (key: string): string => `const stripe = '${key}';\n`;
const uses = (...names: string[]): string =>
  ['on: push', 'jobs:', '  a:', '    runs-on: x', '    steps:', '      - run: make', '        env:']
    .concat(
      names.map((name) => `          ${name}: \${{ secrets.${name} }}`),
      '',
    )
    .join('\n');
const entry = (id: string, key: string, more = 'owner: web\n    expires: 2031-09-01'): string =>
  `  - id: ${id}\n    ${more}\n    references: ["gha:secret/${key}"]\n`;
const manifest = (...entries: string[]): string => `version: 1\nidentities:\n${entries.join('')}`;
const WORKFLOW = '.github/workflows/ci.yml';

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
    assert.deepEqual(fresh(change({}, after)), []);
    assert.deepEqual(fresh(change({}, after, { governing: snapshotOf({}) })), ['a:1 secret/stripe-live-key']);
  });
});
