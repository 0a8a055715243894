import assert from 'node:assert/strict';
import type { ChangeInput } from '../../scanner/scan-change';
import { snapshotOf } from '../scan/memory';
import type { Files } from '../scan/memory';
import { change, entry, uses, WORKFLOW } from './change-of';

const file = (adoptUntil: string | undefined, profile: string, ...entries: string[]): string =>
  [
    'version: 1',
    `policy:`,
    `  profile: ${profile}`,
    ...(adoptUntil === undefined ? [] : [`  adopt_until: ${adoptUntil}`]),
    `identities:${entries.length === 0 ? ' []' : ''}`,
    ...entries,
  ].join('\n');
const AHEAD = '2031-05-01';
const PAST = '2031-02-01';
const proposed = (id: string, key: string): string => entry(id, key, 'status: proposed\n    owner: web');
const MANIFEST = 'nhi.yaml';

/** @returns `severity rule subject` of what the change brings, without what it weakens */
function brought(before: Files, after: Files, options: Partial<ChangeInput> = {}): string[] {
  return change(before, after, options)
    .filter(({ isNew, rule }) => isNew && rule !== 'policy/weakened')
    .map(({ severity, rule, declaration, key = '' }) => `${severity} ${rule} ${declaration ?? key}`);
}

describe('a proposed entry', () => {
  const old = { [WORKFLOW]: uses('OLD_TOKEN'), [MANIFEST]: file(AHEAD, 'starter', proposed('old', 'OLD_TOKEN')) };
  const withNew = file(AHEAD, 'starter', proposed('old', 'OLD_TOKEN'), proposed('npm', 'NPM_TOKEN'));

  it('blocks where the same change adds it and a reference it covers', () => {
    const after = { [WORKFLOW]: uses('OLD_TOKEN', 'NPM_TOKEN'), [MANIFEST]: withNew };
    assert.deepEqual(brought(old, after), ['error identity/proposed npm']);
    assert.deepEqual(brought(old, after, { governing: snapshotOf(old) }), ['error identity/proposed npm']);
  });

  it('never blocks in the change that brings the first manifest', () => {
    const after = { [WORKFLOW]: uses('NPM_TOKEN'), [MANIFEST]: file(AHEAD, 'starter', proposed('npm', 'NPM_TOKEN')) };
    assert.deepEqual(brought({}, after), ['warning identity/proposed npm']);
    assert.deepEqual(brought({}, after, { governing: snapshotOf({}) }), ['warning identity/proposed npm']);
  });

  it('never blocks where what it covers was there before', () => {
    const before = { ...old, [WORKFLOW]: uses('OLD_TOKEN', 'NPM_TOKEN') };
    assert.deepEqual(brought(before, { ...before, [MANIFEST]: withNew }), ['warning identity/proposed npm']);
  });

  it('never blocks a further use of what it has covered before, nor an edit of it', () => {
    const more = { ...old, [WORKFLOW]: uses('OLD_TOKEN', 'OLD_TOKEN') };
    assert.deepEqual(brought(old, more), []);
    const edited = { ...old, [MANIFEST]: file(AHEAD, 'starter', proposed('old', 'OLD_TOKEN').replace('web', 'ops')) };
    assert.deepEqual(brought(old, edited), ['warning identity/proposed old']);
  });

  it('is accepted with an owner and an end, use and all', () => {
    const accepted = file(AHEAD, 'starter', proposed('old', 'OLD_TOKEN'), entry('npm', 'NPM_TOKEN'));
    assert.deepEqual(brought(old, { [WORKFLOW]: uses('OLD_TOKEN', 'NPM_TOKEN'), [MANIFEST]: accepted }), []);
  });

  it('keeps the severity that policy gives it', () => {
    const lenient = (text: string): string =>
      text.replace('identities:', '  severities: { identity/proposed: info }\nidentities:');
    const before = { ...old, [MANIFEST]: lenient(old[MANIFEST]) };
    const after = { [WORKFLOW]: uses('OLD_TOKEN', 'NPM_TOKEN'), [MANIFEST]: lenient(withNew) };
    assert.deepEqual(brought(before, after), ['info identity/proposed npm']);
  });

  describe('after adopt_until', () => {
    const late = { ...old, [MANIFEST]: file(PAST, 'starter', proposed('old', 'OLD_TOKEN')) };

    it('counts as an expired one: it blocks who touches it or adds a use', () => {
      const edited = { ...late, [MANIFEST]: late[MANIFEST].replace('web', 'ops') };
      assert.deepEqual(brought(late, edited), ['error identity/expired old']);
      assert.deepEqual(brought(late, { ...late, [WORKFLOW]: uses('OLD_TOKEN', 'OLD_TOKEN') }), [
        'error identity/expired old',
      ]);
    });

    it('blocks nobody else', () => {
      assert.deepEqual(brought(late, { ...late, [WORKFLOW]: `# said\n${uses('OLD_TOKEN')}` }), []);
      assert.deepEqual(brought(late, { ...late, [MANIFEST]: `# said\n${late[MANIFEST]}` }), []);
    });
  });
});

describe('what only a raised profile asks for', () => {
  /** A role with privileged rights, for which `standard` asks and `starter` does not. */
  const role = (...names: string[]): string =>
    ['on: push', 'jobs:', '  a:', '    runs-on: x', '    permissions: { id-token: write }', '    steps:']
      .concat(
        names.flatMap((name) => [
          '      - uses: aws-actions/configure-aws-credentials@v4',
          `        with: { role-to-assume: "arn:aws:iam::123456789012:role/${name}", aws-region: eu-central-1 }`,
        ]),
        '',
      )
      .join('\n');
  const before = { [WORKFLOW]: role('deploy'), [MANIFEST]: file(AHEAD, 'standard') };
  const undeclared = (found: readonly string[]): string[] =>
    found.filter((text) => text.includes('undeclared')).map((text) => text.split(' ', 1)[0] ?? '');

  it('is asked for by standard and not by starter', () => {
    const starter = { ...before, [MANIFEST]: file(AHEAD, 'starter') };
    assert.deepEqual(undeclared(brought(starter, { ...starter, [WORKFLOW]: role('deploy', 'admin') })), []);
  });

  it('blocks where a change adds it', () => {
    assert.deepEqual(undeclared(brought(before, { ...before, [WORKFLOW]: role('deploy', 'admin') })), ['error']);
  });

  it('blocks nobody where it was there before', () => {
    assert.deepEqual(undeclared(brought(before, { ...before, [WORKFLOW]: `# said\n${role('deploy')}` })), []);
  });

  it('never blocks in the change that raises the profile, or that brings the first manifest', () => {
    const starter = { ...before, [MANIFEST]: file(AHEAD, 'starter') };
    assert.ok(!undeclared(brought(starter, before)).includes('error'));
    assert.ok(!undeclared(brought(starter, { ...before, [WORKFLOW]: role('deploy', 'admin') })).includes('error'));
    assert.ok(!undeclared(brought({}, before)).includes('error'));
  });

  it('is an error from the day after adopt_until, for who adds it', () => {
    const late = { ...before, [MANIFEST]: file(PAST, 'standard') };
    assert.deepEqual(undeclared(brought(late, { ...late, [WORKFLOW]: `# said\n${role('deploy')}` })), []);
    assert.deepEqual(undeclared(brought(late, { ...late, [WORKFLOW]: role('deploy', 'admin') })), ['error']);
  });
});
