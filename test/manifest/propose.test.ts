import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { loadManifests, proposeEntries } from '../../scanner/manifest';
import type { ManifestSet, ProposedEntry } from '../../scanner/manifest';
import { UsageError } from '../../scanner/model';
import { memorySnapshot } from './memory-snapshot';

const load = (text: string): ManifestSet => loadManifests(memorySnapshot({ 'nhi.yaml': text }));

const npm: ProposedEntry = {
  id: 'npm-token',
  references: ['gha:secret/NPM_TOKEN'],
  owner: '@acme/web',
  ownerSource: 'CODEOWNERS',
  provider: 'npm',
  usedBy: ['.github/workflows/release.yml'],
};
const mcp: ProposedEntry = {
  id: 'mcp-github',
  references: ['mcp:server/github', 'env:GITHUB_TOKEN'],
  provider: 'github',
  usedBy: ['.mcp.json', '.vscode/mcp.json', 'a', 'b', 'c'],
};
const options = { adoptUntil: '2031-02-20', profile: 'starter' } as const;

describe('proposeEntries', () => {
  it('writes a new file as a person would', () => {
    const other = { ...npm, id: 'npm-legacy', references: ['gha:secret/NPM_LEGACY'] };
    const unknown = { id: 'x', references: ['gha:secret/X'], provider: 'unknown', usedBy: [] };
    assert.equal(
      proposeEntries(undefined, [npm, mcp, other, unknown], { ...options, schema: './nhi.schema.json' }),
      `# yaml-language-server: $schema=./nhi.schema.json
version: 1
policy:
  profile: starter
  adopt_until: 2031-02-20

identities:
  # github, used by .mcp.json, .vscode/mcp.json, a and 2 more
  - id: mcp-github
    status: proposed
    references: ["mcp:server/github", "env:GITHUB_TOKEN"]

  # npm, used by .github/workflows/release.yml
  - id: npm-legacy
    status: proposed
    owner: "@acme/web"  # suggested by CODEOWNERS
    references: ["gha:secret/NPM_LEGACY"]
  - id: npm-token
    status: proposed
    owner: "@acme/web"  # suggested by CODEOWNERS
    references: ["gha:secret/NPM_TOKEN"]

  - id: x
    status: proposed
    references: ["gha:secret/X"]
`,
    );
  });

  it('writes an empty list where there is nothing to propose', () => {
    const text = proposeEntries(undefined, []);
    assert.equal(text, 'version: 1\n\nidentities: []\n');
    assert.deepEqual(load(text).problems, []);
  });

  const added = `  # npm, used by .github/workflows/release.yml
  - id: npm-token
    status: proposed
    owner: "@acme/web"  # suggested by CODEOWNERS
    references: ["gha:secret/NPM_TOKEN"]
`;
  const policy = 'policy:\n  adopt_until: 2031-02-20\n';
  const layouts: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'only comments': [
      '# ours',
      `# ours\nversion: 1\npolicy:\n  profile: starter\n  adopt_until: 2031-02-20\n\nidentities:\n${added}`,
    ],
    'only a version': ['version: 1\n', `version: 1\n${policy}\nidentities:\n${added}`],
    'no line break at the end': ['version: 1', `version: 1\n${policy}\nidentities:\n${added}`.trimEnd()],
    'an empty list': [
      'version: 1\nidentities: [] # none\nscan: {}\n',
      `version: 1\n${policy}\nidentities: # none\n${added}scan: {}\n`,
    ],
    'nothing behind the key': [
      'version: 1\npolicy: {adopt_until: 2031-01-01}\nidentities:\n',
      `version: 1\npolicy: {adopt_until: 2031-01-01}\nidentities:\n${added}`,
    ],
    'a policy without a day': [
      'version: 1\npolicy:\n    profile: standard # for now\n\n# ours\nidentities:\n',
      `version: 1\npolicy:\n    profile: standard # for now\n    adopt_until: 2031-02-20\n\n# ours\nidentities:\n${added}`,
    ],
    'a policy in braces': [
      'version: 1\npolicy: { profile: strict }\nidentities:\n',
      `version: 1\npolicy: { profile: strict, adopt_until: 2031-02-20 }\nidentities:\n${added}`,
    ],
    'entries, comments and what follows': [
      `version: 1\n${policy}identities:\n  - id: own # ours\n    references: ["env:OWN"]\n  # - id: old\n\n# excuses\nwaivers: []\n`,
      `version: 1\n${policy}identities:\n  - id: own # ours\n    references: ["env:OWN"]\n  # - id: old\n\n${added}\n# excuses\nwaivers: []\n`,
    ],
    'dashes at the margin': [
      `version: 1\n${policy}identities:\n- id: own\n  references: ["env:OWN"]\n# excuses\nwaivers: []\n`,
      `version: 1\n${policy}identities:\n- id: own\n  references: ["env:OWN"]\n\n${added.replace(/^ {2}/gm, '')}# excuses\nwaivers: []\n`,
    ],
    'a text block at the end': [
      `version: 1\n${policy}identities:\n  - id: own\n    references: ["env:OWN"]\n    notes: |+\n      kept\n\n\nscan: {}\n`,
      `version: 1\n${policy}identities:\n  - id: own\n    references: ["env:OWN"]\n    notes: |+\n      kept\n\n\n${added}scan: {}\n`,
    ],
    'a closing line': [`version: 1\n${policy}...\n`, `version: 1\n${policy}\nidentities:\n${added}...\n`],
    'entries in brackets': [
      `version: 1\n${policy}identities: [{ id: own, references: ["env:OWN"] } # ours\n  ]\n`,
      `version: 1\n${policy}identities: [{ id: own, references: ["env:OWN"] }, { id: npm-token, status: proposed, owner: "@acme/web", references: ["gha:secret/NPM_TOKEN"] } # ours\n  ]\n`,
    ],
    'entries in brackets with a comma at the end': [
      `version: 1\n${policy}identities: [\n  { id: own, references: ["env:OWN"] }, # ours\n]\n`,
      `version: 1\n${policy}identities: [\n  { id: own, references: ["env:OWN"] }, { id: npm-token, status: proposed, owner: "@acme/web", references: ["gha:secret/NPM_TOKEN"] }, # ours\n]\n`,
    ],
  };
  for (const [name, [before, after]] of Object.entries(layouts)) {
    it(`leaves a file with ${name} as it is but for what is new`, () => {
      assert.equal(proposeEntries(before, [npm], options), after);
      assert.equal(proposeEntries(after, [npm], options), after);
      assert.deepEqual(load(after).problems, []);
    });
    it(`keeps Windows line ends of a file with ${name}`, () => {
      const windows = (text: string): string => text.replaceAll('\n', '\r\n');
      if (before.includes('\n')) assert.equal(proposeEntries(windows(before), [npm], options), windows(after));
    });
  }

  it('leaves out what an entry, a pattern or "no identity" covers already, for all files that use it', () => {
    const text = `version: 1
identities:
  - { id: all, references: ["gha:secret/*_TOKEN"] }
  - { id: here, references: [{ key: "env:LOCAL", paths: [src] }] }
not_identities: [{ key: "mcp:server/**", reason: playground }]
`;
    assert.equal(proposeEntries(text, [npm, mcp], options), text);
    const local = { ...npm, id: 'local', references: ['env:LOCAL'], usedBy: ['src/a.ts'] };
    assert.equal(proposeEntries(text, [local], options), text);
    assert.notEqual(proposeEntries(text, [{ ...local, usedBy: ['src/a.ts', 'b.ts'] }], options), text);
  });

  it('gives an id that is taken a number', () => {
    const text = proposeEntries('version: 1\nidentities: [{ id: npm-token, references: ["a:b"] }]\n', [
      npm,
      { ...npm, references: ['env:NPM'] },
    ]);
    assert.deepEqual(
      load(text).declarations.map(({ id }) => id),
      ['npm-token', 'npm-token-2', 'npm-token-3'],
    );
  });

  it('puts references one a line where they would not fit', () => {
    const references = Array.from({ length: 8 }, (_, at) => `gha:secret/A_RATHER_LONG_NAME_${at}`);
    const text = proposeEntries(undefined, [{ ...npm, references }]);
    assert.ok(text.includes('    references:\n      - "gha:secret/A_RATHER_LONG_NAME_0"\n'));
    assert.deepEqual(
      load(text).declarations[0]?.references.map(({ value }) => value),
      references,
    );
  });

  it('refuses a file that is broken or that it cannot add to, and says why', () => {
    const refuse = (text: string, message: RegExp): void =>
      assert.throws(
        () => proposeEntries(text, [npm], options),
        (error) => error instanceof UsageError && message.test(error.message),
      );
    refuse('version: 1\nidentities: [\n', /line 2: This \[ is never closed/);
    refuse('{ version: 1 }\n', /by hand/);
    refuse('version: 1\nidentities: { npm: {} }\n', /line 2: "identities" must be a list/);
    refuse('version: 2\n', /version 2/);
  });

  const name = fc.string({
    unit: fc.constantFrom(
      'A',
      'b',
      '_',
      '-',
      '.',
      '/',
      '"',
      "'",
      '\\',
      '#',
      ':',
      ' ',
      '@',
      '*',
      '[',
      '🔑',
      '\u0085',
      '\u2028',
    ),
    minLength: 1,
    maxLength: 12,
  });
  const proposed: fc.Arbitrary<ProposedEntry> = fc.record(
    {
      id: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{1,20}$/),
      references: fc.array(
        fc.tuple(fc.constantFrom('gha:secret/', 'env:', 'k8s:secret/ns/'), name).map((parts) => parts.join('')),
        { minLength: 1, maxLength: 4 },
      ),
      owner: name.filter((text) => text.trim() !== ''),
      ownerSource: name,
      provider: fc.constantFrom('npm', 'aws', 'unknown'),
      usedBy: fc.array(
        name.map((text) => `src/${text}\n`),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: ['id', 'references', 'provider', 'usedBy'] },
  );

  it('writes what is read back as it was, and the second time nothing', () => {
    const beginnings = [undefined, ...Object.values(layouts).map(([before]) => before)];
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.array(proposed, { maxLength: 6 }), (before, entries) => {
        const text = proposeEntries(before, entries, options);
        assert.equal(proposeEntries(text, entries, options), text);
        const set = load(text);
        assert.deepEqual(
          set.problems.filter(({ rule }) => rule === 'manifest/invalid'),
          [],
        );
        for (const entry of entries) {
          const key = entry.references[0]!.replaceAll('*', 'x');
          assert.notEqual(set.lookup(key, 'other.ts').kind, 'none');
        }
        const old = new Set(before === undefined ? [] : load(before).declarations.map(({ id }) => id));
        for (const { id, owner, references, status } of set.declarations.filter((each) => !old.has(each.id))) {
          const source = entries.find(
            (entry) => JSON.stringify(entry.references) === JSON.stringify(references.map(({ value }) => value)),
          );
          assert.ok(source, id);
          assert.equal(status, 'proposed');
          const owners = entries
            .filter((entry) => JSON.stringify(entry.references) === JSON.stringify(source.references))
            .map((entry) => entry.owner);
          assert.ok(owners.includes(owner?.value));
        }
      }),
      { numRuns: 500 },
    );
  });
});
