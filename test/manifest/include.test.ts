import assert from 'node:assert/strict';
import { isManifestName, loadManifests } from '../../scanner/manifest';
import type { ManifestSet } from '../../scanner/manifest';
import { memorySnapshot } from './memory-snapshot';

const entry = (id: string, key: string): string => `  - { id: ${id}, owner: "@a", references: ["${key}"] }\n`;
const file = (entries: string, rest = ''): string => `version: 1\n${rest}identities:\n${entries}`;
const load = (files: Readonly<Record<string, string>>): ManifestSet => loadManifests(memorySnapshot(files));

/** `path:line message`, one a problem. */
const problems = (set: ManifestSet): string[] =>
  set.problems.map(({ place, message }) => `${place.path}:${place.start.line} ${message}`);

describe('an include', () => {
  it('counts as the same file, wherever it stands', () => {
    const set = load({
      'nhi.yaml': file(entry('root', 'env:ROOT'), 'include: [teams/nhi-web.yaml, "teams/*/nhi-*.yaml"]\n'),
      'teams/nhi-web.yaml': file(entry('web', 'gha:secret/WEB')),
      'teams/pay/nhi-pay.yaml': file(entry('pay', 'env:PAY'), 'owners: { payments: "@acme/pay" }\n'),
      'teams/pay/other.yaml': 'not: read\n',
    });
    assert.deepEqual(problems(set), []);
    assert.deepEqual(set.manifests, ['nhi.yaml', 'teams/nhi-web.yaml', 'teams/pay/nhi-pay.yaml']);
    const found = set.lookup('gha:secret/WEB', '.github/workflows/x.yml');
    assert.equal(found.kind === 'entry' && found.declaration.manifest, 'teams/nhi-web.yaml');
    assert.equal(set.owners.get('payments')?.contact, '@acme/pay');
  });

  it('may include further files, relative to itself, each read once', () => {
    const set = load({
      'nhi.yaml': file('', 'include: [a/nhi-a.yaml, b/nhi-b.yaml]\n').replace('identities:\n', ''),
      'a/nhi-a.yaml': file(entry('aa', 'env:A'), 'include: ["../b/nhi-b.yaml"]\n'),
      'b/nhi-b.yaml': file(entry('bb', 'env:B')),
    });
    assert.deepEqual(problems(set), []);
    assert.deepEqual(
      set.declarations.map(({ id }) => id),
      ['aa', 'bb'],
    );
  });

  it('gives its paths by its own folder', () => {
    const set = load({
      'nhi.yaml': 'version: 1\ninclude: [web/nhi-web.yaml]\n',
      'web/nhi-web.yaml':
        'version: 1\nidentities:\n  - { id: web, owner: "@a", references: [{ key: "env:A", paths: [src] }] }\n' +
        'waivers:\n  - { rule: secret/jwt, paths: [test], until: 2031-01-01, reason: r }\n',
    });
    assert.equal(set.lookup('env:A', 'web/src/a.ts').kind, 'entry');
    assert.equal(set.lookup('env:A', 'src/a.ts').kind, 'none');
    assert.deepEqual(set.waivers[0]?.paths, ['web/test']);
  });

  const refused: Readonly<Record<string, readonly [include: string, message: RegExp]>> = {
    'that is missing': ['teams/nhi-x.yaml', /^nhi.yaml:2 There is no file teams\/nhi-x.yaml to include$/],
    'outside the repository': ['../nhi-x.yaml', /^nhi.yaml:2 An include must stay inside the repository$/],
    'with an absolute path': ['/etc/nhi-x.yaml', /stay inside the repository/],
    'with a drive': ['C:/nhi-x.yaml', /stay inside the repository/],
    'that is an address': ['https://example.com/nhi-x.yaml', /a path, not an address/],
    'with backslashes': ['teams\\nhi-x.yaml', /forward slashes/],
    'of another name': ['teams/team.yaml', /named nhi\*\.yaml, and team\.yaml is not/],
    'of a nested manifest': ['web/nhi.yaml', /found by itself/],
    'of the baseline': ['nhi-baseline.yaml', /not included/],
    'that matches nothing': ['"none/*/nhi-*.yaml"', /matches no file/],
  };
  for (const [what, [include, message]] of Object.entries(refused)) {
    it(`${what} is refused with file and line`, () => {
      const set = load({
        'nhi.yaml': file(entry('root', 'env:ROOT'), `include: [${include}]\n`),
        'web/nhi.yaml': file(entry('web', 'env:WEB')),
        'nhi-baseline.yaml': 'version: 1\n',
      });
      assert.equal(problems(set).length, 1, problems(set).join('\n'));
      assert.match(problems(set)[0] ?? '', message);
      assert.deepEqual(
        set.declarations.map(({ id }) => id),
        ['root', 'web'],
      );
    });
  }

  it('that goes round in a circle is told at the line that closes it', () => {
    const set = load({
      'nhi.yaml': file(entry('root', 'env:ROOT'), 'include:\n  - nhi-a.yaml\n'),
      'nhi-a.yaml': file(entry('aa', 'env:A'), 'include: [nhi-b.yaml]\n'),
      'nhi-b.yaml': file(entry('bb', 'env:B'), 'include: [nhi-a.yaml]\n'),
    });
    assert.deepEqual(problems(set), [
      'nhi-b.yaml:2 This include goes round in a circle: nhi-a.yaml includes nhi-b.yaml includes nhi-a.yaml',
    ]);
    assert.equal(set.declarations.length, 3);
  });

  it('that is broken hides nothing of the others, and below it nothing is called undeclared', () => {
    const set = load({
      'nhi.yaml': file(entry('root', 'env:ROOT') + '  - { id: xx }\n', 'include: [nhi-a.yaml, nhi-b.yaml]\n'),
      'nhi-a.yaml': 'version: 1\nidentities: [\n',
      'nhi-b.yaml': file(entry('bb', 'env:B') + entry('root', 'env:ROOT'), 'policy: { profile: strict }\n'),
    });
    assert.deepEqual(problems(set), [
      'nhi.yaml:5 This entry has no "references"',
      'nhi-a.yaml:2 This [ is never closed',
      'nhi-b.yaml:2 "policy" counts in the root manifest only, not in nhi-b.yaml',
      'nhi-b.yaml:5 The id root is taken by the entry in nhi.yaml, line 4',
      'nhi-b.yaml:5 env:ROOT is claimed by root and by root',
    ]);
    assert.equal(set.broken, true);
    assert.equal(set.isBrokenAbove('src/a.ts'), true);
    assert.equal(set.policy.profile, 'starter');
    assert.equal(set.lookup('env:B', 'a').kind, 'entry');
  });

  it('is told from the baseline and from workflows by its name', () => {
    assert.deepEqual(
      ['nhi.yaml', 'a/nhi.yml', 'a/nhi-team.yaml', 'nhi-baseline.yaml', '.github/workflows/nhi.yml', 'snhi.yaml'].map(
        isManifestName,
      ),
      [true, true, true, false, false, false],
    );
  });
});
