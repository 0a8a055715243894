import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { matchesKey } from '../../scanner/manifest';
import { compareRank, compileKeyPattern, splitKey } from '../../scanner/manifest/key';

/** The same meaning, written as a regular expression; slow on purpose-made input, so only short ones come here. */
function oracle(pattern: string, key: string): boolean {
  const globbed = (glob: string): RegExp =>
    new RegExp(
      `^${glob
        .split(/(\*+)/)
        .map((part) =>
          part.length > 1 && part.startsWith('**')
            ? '[^]*'
            : part === '*'
              ? '[^/]*'
              : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'),
        )
        .join('')}$`,
    );
  const wanted = splitKey(pattern);
  const found = splitKey(key);
  if (pattern.includes('?')) return false;
  if (wanted.scope !== undefined && (found.scope === undefined || !globbed(wanted.scope).test(found.scope)))
    return false;
  return globbed(wanted.name).test(found.name.replaceAll('?', '\u0000'));
}

const part = fc.string({ unit: fc.constantFrom('a', 'B', '/', '@', '*', '?', '[', '.', '-'), maxLength: 8 });
const system = fc.constantFrom('gha:secret/', 'k8s:secret/', 'mcp:server/', 'env:', 'tf:', 'gha:oidc/gcp/');

describe('matchesKey', () => {
  const cases: readonly [pattern: string, key: string, matches: boolean, why: string][] = [
    ['gha:secret/NPM_TOKEN', 'gha:secret/NPM_TOKEN', true, 'a key is its own pattern'],
    ['gha:secret/npm_token', 'gha:secret/NPM_TOKEN', true, 'GitHub does not tell cases of secrets apart'],
    ['gha:secret/A@Production', 'gha:secret/a@production', true, 'nor those of environments'],
    ['env:stripe_key', 'env:STRIPE_KEY', false, 'other systems do'],
    ['k8s:secret/ci/*', 'k8s:secret/ci/sonar', true, 'a star is any name'],
    ['k8s:secret/*', 'k8s:secret/ci/sonar', false, 'a star stays inside a segment'],
    ['k8s:secret/**', 'k8s:secret/ci/sonar', true, 'two stars cross'],
    ['gha:secret/*_TOKEN', 'gha:secret/NPM_TOKEN', true, 'a star may begin a name'],
    ['gha:secret/NPM_TOKEN', 'gha:secret/NPM_TOKEN@production', true, 'no scope is every scope'],
    ['gha:secret/NPM_TOKEN@production', 'gha:secret/NPM_TOKEN', false, 'a scope is not no scope'],
    ['gha:secret/NPM_TOKEN@production', 'gha:secret/NPM_TOKEN@staging', false, 'nor another'],
    ['gha:secret/NPM_TOKEN@prod-*', 'gha:secret/NPM_TOKEN@prod-eu', true, 'scopes may hold stars'],
    ['gha:secret/*N', 'gha:secret/X@PRODUCTION', false, 'a star of the name does not reach into the scope'],
    ['mcp:server/github@services/*', 'mcp:server/github@services/pay', true, 'the scope of a server is a folder'],
    ['mcp:server/@acme/tools', 'mcp:server/@acme/tools', true, 'an @ that begins a name is no scope'],
    ['registry:npm/a@b', 'registry:npm/a', false, 'other systems have no scopes'],
    ['registry:npm/a', 'registry:npm/a@b', false, 'in neither direction'],
    [
      'gha:oidc/gcp/*@p.iam.gserviceaccount.com',
      'gha:oidc/gcp/deploy@p.iam.gserviceaccount.com',
      true,
      'an address is a name',
    ],
    [
      'gha:oidc/gcp/d@p.iam.gserviceaccount.com',
      'gha:oidc/gcp/d@p.iam.gserviceaccount.com@production',
      true,
      'an address may have a scope',
    ],
    [
      'tf:module.a["x"].aws_iam_access_key.this',
      'tf:module.a["x"].aws_iam_access_key.this',
      true,
      'brackets are themselves',
    ],
    ['tf:a[0]', 'tf:a0', false, 'and no class'],
    ['k8s:secret/*/db', 'k8s:secret/?/db', true, 'what is not known is matched by a star'],
    ['k8s:secret/?/db', 'k8s:secret/?/db', false, 'and by nothing else'],
    ['k8s:secret/ci/db', 'k8s:secret/?/db', false, 'least of all by a guess'],
    ['gha:secret/A', 'gha:secret/A@?', true, 'no scope is also a scope that is not known'],
    ['gha:secret/A@production', 'gha:secret/A@?', false, 'a scope is not'],
  ];
  for (const [pattern, key, matches, why] of cases) {
    it(`${pattern} ${matches ? 'matches' : 'does not match'} ${key}: ${why}`, () => {
      assert.equal(matchesKey(pattern, key), matches);
    });
  }

  it('agrees with a regular expression that says the same', () => {
    fc.assert(
      fc.property(system, part, system, part, (patternSystem, patternName, keySystem, keyName) => {
        const key = keySystem + keyName.replaceAll('*', '');
        assert.equal(matchesKey(patternSystem + patternName, key), oracle(patternSystem + patternName, key));
      }),
      { numRuns: 2000 },
    );
  });

  it('matches what it was made of, with stars put in anywhere', () => {
    fc.assert(
      fc.property(
        system,
        fc.string({ unit: fc.constantFrom('a', 'b', '/', '-'), minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (prefix, name, from, length) => {
          const start = from % name.length;
          const end = start + (length % (name.length - start + 1));
          const pattern = `${prefix}${name.slice(0, start)}**${name.slice(end)}`;
          assert.ok(matchesKey(pattern, prefix + name), pattern);
        },
      ),
    );
  });

  it('is not slowed down by a pattern made to be slow', () => {
    const pattern = `k8s:secret/${'*a'.repeat(500)}b`;
    assert.equal(matchesKey(pattern, `k8s:secret/${'a'.repeat(2000)}`), false);
  });
});

describe('compareRank', () => {
  const ranked = [
    'gha:secret/DB_URL@production',
    'gha:secret/DB_URL',
    'gha:secret/DB_*@*',
    'gha:secret/DB_*',
    'gha:secret/*',
    '**',
  ];
  it('puts first what says most', () => {
    const sorted = ranked.toReversed().map(compileKeyPattern).toSorted(compareRank);
    assert.deepEqual(
      sorted.map(({ name, scope }) => (scope === undefined ? name : `${name}@${scope}`)),
      ranked.map((pattern) => (pattern.endsWith('@production') ? 'gha:secret/DB_URL@PRODUCTION' : pattern)),
    );
  });
});
