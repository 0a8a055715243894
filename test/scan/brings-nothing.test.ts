import assert from 'node:assert/strict';
import { bringsNothing } from '../../scanner/brings-nothing';
import type { Change, ChangeSet } from '../../scanner/model';
import { UnreadableError } from '../../scanner/model';
import { scanChange } from '../../scanner/scan-change';
import { ACCESS_KEY } from '../cli/acme-folder';
import { documentsOf, snapshotOf, TODAY } from './memory';
import type { Files } from './memory';

const WORKFLOW =
  'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n        env:\n          T: ${{ secrets.T }}\n';
const WAIVER = ['# nhi', '-allow secret/aws-access-key until 2031-04-01: made up\n'].join('');

function changeOf(before: Files, staged: Files, gone: readonly string[] = []): ChangeSet {
  const after = Object.fromEntries(Object.entries({ ...before, ...staged }).filter(([path]) => !gone.includes(path)));
  const side = (files: Files, path: string) => documentsOf(path in files ? { [path]: files[path] ?? '' } : {})[0];
  const changes = [...Object.keys(staged), ...gone].map((path): Change => {
    const [old, now] = [side(before, path), side(after, path)];
    return { path, ...(old && { before: old }), ...(now && { after: now }) };
  });
  return { changes, before: snapshotOf(before), after: snapshotOf(after) };
}

const OLD: Files = { 'a.ts': 'const a = 1;\n', 'gone.sh': `key=${ACCESS_KEY}\n`, '.github/workflows/a.yml': WORKFLOW };
const MANIFEST = 'version: 1\npolicy:\n  profile: standard\n';

describe('a change that brings nothing', () => {
  const quiet: readonly (readonly [string, ChangeSet])[] = [
    ['edits', changeOf(OLD, { 'a.ts': 'const a = 2;\n', 'README.md': '# A\n' })],
    ['deletions', changeOf(OLD, {}, ['gone.sh', '.github/workflows/a.yml'])],
    ['no change', changeOf(OLD, {})],
    ['a binary file', changeOf(OLD, { 'a.bin': new Uint8Array([0, 1, 2, 0]) })],
    ['edits beside a manifest', changeOf({ ...OLD, 'nhi.yaml': MANIFEST }, { 'a.ts': 'const a = 2;\n' })],
    ['edits beside a broken manifest', changeOf({ ...OLD, 'nhi.yaml': 'version: [\n' }, { 'a.ts': 'const a = 2;\n' })],
  ];
  for (const [name, changeSet] of quiet) {
    it(`is known before it is judged, and judged the same: ${name}`, () => {
      assert.equal(bringsNothing(changeSet), true);
      const { findings, coverage } = scanChange({ changeSet, today: TODAY, identify: (value) => value });
      assert.deepEqual(
        findings.filter(({ isNew }) => isNew === true),
        [],
      );
      assert.ok(!coverage.skipped.some(({ fatal }) => fatal));
    });
  }

  const others: readonly (readonly [string, ChangeSet])[] = [
    ['a secret', changeOf(OLD, { 'b.sh': `key=${ACCESS_KEY}\n` })],
    ['a waiver', changeOf(OLD, { 'b.sh': WAIVER })],
    ['a file that names identities', changeOf(OLD, { '.github/workflows/b.yml': WORKFLOW })],
    ['a file that cannot be read', changeOf(OLD, { 'b.sh': new UnreadableError('b.sh', 'missing object') })],
    ['a manifest', changeOf(OLD, { 'nhi.yaml': MANIFEST })],
    ['a manifest taken away', changeOf({ ...OLD, 'nhi.yaml': MANIFEST }, {}, ['nhi.yaml'])],
    ['what a manifest includes', changeOf(OLD, { 'teams/nhi-web.yml': 'identities: []\n' })],
    ['a baseline', changeOf(OLD, { 'nhi-baseline.yaml': 'version: 1\n' })],
    ['what a manifest leaves out', changeOf({ 'nhi.yaml': 'version: 1\nscan:\n  exclude: [a]\n' }, { 'a.ts': 'x\n' })],
    ['edits where a manifest includes others', changeOf({ 'nhi.yaml': 'include: [nhi-a.yaml]\n' }, { 'a.ts': 'x\n' })],
    ['edits beside nested manifests', changeOf({ 'nhi.yaml': MANIFEST, 'x/nhi.yaml': MANIFEST }, { 'a.ts': 'x\n' })],
    ['edits beside a manifest that is no text', changeOf({ 'nhi.yaml': new Uint8Array([0, 1]) }, { 'a.ts': 'x\n' })],
  ];
  for (const [name, changeSet] of others) {
    it(`is not taken for one: ${name}`, () => {
      assert.equal(bringsNothing(changeSet), false);
    });
  }
});
