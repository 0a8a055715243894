import assert from 'node:assert/strict';
import { formatManifest, loadManifests } from '../../scanner/manifest';
import { migrated } from '../../scanner/manifest/migrate';
import { memorySnapshot } from './memory-snapshot';

const said = (text: string): string[] =>
  loadManifests(memorySnapshot({ 'nhi.yaml': text })).problems.map(
    ({ place, message, remedy }) => `${place.start.line}:${place.start.column} ${message} → ${remedy.text}`,
  );

describe('the version of a manifest', () => {
  it('is the number 1; a newer one is not guessed at, and another thing is none', () => {
    assert.deepEqual(said('version: 1\n'), []);
    assert.deepEqual(said('# ours\nversion: 2\nidentities: nonsense\n'), [
      '2:10 nhi.yaml is written in version 2 of the format, and version 1 is read here → Update nhi, or write: version: 1',
    ]);
    assert.deepEqual(said('version: 0\n'), ['1:10 There is no version 0 of the format → Write: version: 1']);
    assert.deepEqual(said('version: "1"\n'), [
      '1:10 "version" must be the number 1, not the text "1" → Write: version: 1',
    ]);
    assert.deepEqual(said('identities: []\n'), ['1:1 nhi.yaml has no "version" → Add a line: version: 1']);
  });

  it('is brought up step by step by what knows how, and by nothing else', () => {
    const steps = new Map([
      [1, (text: string) => text.replace('version: 1', 'version: 2').replace('team:', 'owner:')],
      [2, (text: string) => text.replace('version: 2', 'version: 3')],
    ]);
    assert.equal(migrated('version: 1 # said\nteam: a\n', steps, 3), 'version: 3 # said\nowner: a\n');
    assert.equal(migrated('version: 3\n', steps, 3), 'version: 3\n');
    assert.equal(migrated('version: 1\n', new Map(), 3), 'version: 1\n');
    assert.equal(migrated('version: 1\n', new Map([[1, (text: string) => text]]), 3), 'version: 1\n', 'no way on');
    assert.equal(migrated('version: [\n', steps, 3), 'version: [\n');
    assert.equal(formatManifest('version: 1\n'), 'version: 1\n');
  });
});

describe('a day', () => {
  const expires = (value: string): string | undefined =>
    said(`version: 1\nidentities:\n  - { id: npm, references: ["env:A"], expires: ${value} }\n`)[0];

  it('may be quoted, is in the calendar, and has neither time nor zone', () => {
    for (const day of ['2031-01-31', '"2031-01-31"', "'2032-02-29'"]) assert.equal(expires(day), undefined, day);
    assert.match(expires('2031-02-29') ?? '', /^3:48 "expires" is 2031-02-29, which is not in the calendar/);
    assert.match(expires('2031-02-30') ?? '', /not in the calendar/);
    for (const instant of ['2031-01-31T23:59:59Z', '"2031-01-31T00:00:00+02:00"', '2031-01-31 12:00:00 -5']) {
      assert.match(
        expires(instant) ?? '',
        /must be a day such as 2027-01-31 or never, .*→ Write 2031-01-31\.$/,
        instant,
      );
    }
    assert.match(expires('31.1.2031') ?? '', /→ Write 2031-01-31\.$/);
    assert.match(expires('20310131') ?? '', /→ Write 2031-01-31\.$/);
  });

  it('is checked wherever one stands', () => {
    const text = `version: 1
policy: { adopt_until: 2031-02-30 }
owners: { web: { contact: "@a", until: 2031-13-01 } }
identities:
  - id: npm
    references: ["env:A"]
    created: 2031-00-10
    review: { last: 2031-04-31 }
    rotation: { last: 2031-06-31 }
    revocation: { procedure: call, last_tested: 2031-09-31 }
    approval: { by: "@s", date: 2031-11-31 }
    incident: { contact: x, last_tested: 2031-02-31 }
    vendor: { attestation_date: 2030-02-29 }
    events: [{ type: reviewed, date: 2031-02-30 }]
waivers:
  - { rule: secret/jwt, paths: [a], until: 2031-01-01, reason: r, approved_on: 2031-02-30 }
`;
    assert.deepEqual(
      said(text).map((each) => Number(each.split(':', 1)[0])),
      [2, 3, 7, 8, 9, 10, 11, 12, 13, 14, 16],
    );
  });
});

describe('hostile manifests', () => {
  it('are each told where they stand, and hide nothing of the others', () => {
    const bomb = `version: 1\nx-a: &a [1,1,1,1,1,1,1,1,1]\n${Array.from({ length: 9 }, (_, at) => `x-${'bcdefghij'[at] ?? ''}: &${'bcdefghij'[at] ?? ''} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[at] ?? ''}`).join(',')}]`).join('\n')}\nidentities: *j\n`;
    const set = loadManifests(
      memorySnapshot({
        'nhi.yaml': 'version: 1\nidentities:\n  - { id: good, owner: "@a", references: ["env:GOOD"] }\n',
        'bomb/nhi.yaml': bomb,
        'deep/nhi.yaml': `version: 1\nx-a: ${'['.repeat(3000)}${']'.repeat(3000)}\n`,
        'large/nhi.yaml': `version: 1\n# ${'x'.repeat(1_000_001)}\n`,
        'twice/nhi.yaml': 'version: 1\nidentities: []\nidentities: []\n',
        'other/nhi.yaml': 'version: 1\nidentities:\n  - { id: also, owner: "@a", references: ["env:ALSO"] }\n',
      }),
    );
    const paths = [...new Set(set.problems.map(({ place }) => place.path))];
    assert.deepEqual(paths, ['bomb/nhi.yaml', 'deep/nhi.yaml', 'large/nhi.yaml', 'twice/nhi.yaml']);
    assert.match(set.problems.find(({ place }) => place.path === 'twice/nhi.yaml')?.message ?? '', /stands twice/);
    assert.deepEqual(
      set.declarations.map(({ id }) => id),
      ['good', 'also'],
    );
  });
});
