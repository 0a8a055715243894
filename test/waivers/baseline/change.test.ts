import assert from 'node:assert/strict';
import { scanChange } from '../../../scanner/scan-change';
import type { ChangeInput } from '../../../scanner/scan-change';
import { identifySecret } from '../../../scanner/sources';
import { documentsOf, snapshotOf, TODAY } from '../../scan/memory';
import type { Files } from '../../scan/memory';
import { BASELINE, hexLine, KEY, line, OTHER_KEY, withBaseline, without } from './sample';

/** @returns `src/a.ts:1 secret/x new waived` of what goes from one tree to the next */
function change(before: Files, after: Files, options: Partial<ChangeInput> = {}): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const of = (files: Files, path: string) => documentsOf(files).find((document) => document.path === path);
  const changes = paths
    .filter((path) => before[path] !== after[path])
    .map((path) => {
      const [old, fresh] = [of(before, path), of(after, path)];
      return { path, ...(old && { before: old }), ...(fresh && { after: fresh }) };
    });
  const changeSet = { changes, before: snapshotOf(before), after: snapshotOf(after) };
  const { findings } = scanChange({ changeSet, today: TODAY, identify: identifySecret, ...options });
  return findings.map(
    ({ place, rule, isNew, waived }) =>
      `${place.path}:${place.start.line} ${rule}${isNew === true ? ' new' : ''}${waived === undefined ? '' : ' waived'}`,
  );
}

const CLEAN = { 'README.md': 'Acme\n' };
const FILES = { 'src/a.ts': line(KEY) };
const DAY_ONE = withBaseline(FILES);

describe('a baseline in a change', () => {
  it('lets the commit through that brings it, and edits and renames of what it covers', () => {
    assert.deepEqual(change(CLEAN, DAY_ONE), [
      `${BASELINE}:6 waiver/added new`,
      'src/a.ts:1 secret/stripe-live-key new waived',
    ]);
    assert.deepEqual(change(DAY_ONE, { ...DAY_ONE, 'src/a.ts': `// said\n${line(KEY)}` }), [
      'src/a.ts:2 secret/stripe-live-key waived',
    ]);
    assert.deepEqual(change(DAY_ONE, { ...without(DAY_ONE, 'src/a.ts'), 'lib/b.ts': line(KEY) }), [
      'lib/b.ts:1 secret/stripe-live-key waived',
    ]);
  });

  it('excuses neither another value nor a copy elsewhere', () => {
    assert.deepEqual(change(DAY_ONE, { ...DAY_ONE, 'src/a.ts': line(OTHER_KEY) }), [
      'src/a.ts:1 secret/stripe-live-key new',
    ]);
    assert.deepEqual(change(DAY_ONE, { ...DAY_ONE, 'src/b.ts': line(KEY) }), ['src/b.ts:1 secret/stripe-live-key new']);
  });

  it('blocks the change that breaks it, not the one that meets it broken', () => {
    const broken = { ...DAY_ONE, [BASELINE]: 'version: 1\n' };
    assert.deepEqual(
      change(DAY_ONE, broken).map((text) => text.replace(/:\d+/, '')),
      [`${BASELINE} waiver/invalid new`, `${BASELINE} waiver/invalid new`, `${BASELINE} waiver/invalid new`],
    );
    const edited = change(broken, { ...broken, 'src/a.ts': `${line(KEY)}\n` });
    assert.ok(edited.every((text) => !text.includes('new')));
    assert.equal(edited.length, 4);
  });

  it('past its end blocks nobody who leaves it and its secrets alone', () => {
    const after = { ...DAY_ONE, 'src/a.ts': `${line(KEY)}\n`, 'src/c.ts': 'let a;\n' };
    assert.deepEqual(change(DAY_ONE, after, { today: '2032-01-01' }), [
      `${BASELINE}:6 waiver/expired`,
      'src/a.ts:1 secret/stripe-live-key',
    ]);
  });

  it('in strict counts on a pull request only as far as the target has it', () => {
    const both = withBaseline({ ...FILES, 'src/b.ts': hexLine() });
    const governing = snapshotOf({ ...DAY_ONE, 'nhi.yaml': 'version: 1\npolicy: {profile: strict}\nidentities: []\n' });
    const touched = { ...both, 'src/a.ts': `\n${line(KEY)}` };
    assert.deepEqual(change(DAY_ONE, touched, { governing }), [
      `${BASELINE}:8 waiver/added new`,
      'src/a.ts:2 secret/stripe-live-key waived',
      'src/b.ts:1 secret/generic-key new',
    ]);
    assert.deepEqual(change(DAY_ONE, touched, { governing: snapshotOf(DAY_ONE) }), [
      `${BASELINE}:8 waiver/added new`,
      'src/a.ts:2 secret/stripe-live-key waived',
      'src/b.ts:1 secret/generic-key new waived',
    ]);
  });
});
