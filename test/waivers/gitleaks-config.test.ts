import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ruleIds } from '../../scanner/policy';
import { detectors } from '../../scanner/secrets';
import { readGitleaksConfig } from '../../scanner/waivers';

const KNOWN = new Set(ruleIds(detectors()));

/** @returns `line written rules globs/of` of what is taken, `line written: why` of what is left */
function read(text: string): { readonly taken: string[]; readonly left: string[] } {
  const config = readGitleaksConfig(text, KNOWN) ?? assert.fail('no configuration');
  return {
    taken: config.allowed.map(({ line, written, rules, globs, tests }) =>
      [`${line} ${written}`, rules?.join(' '), globs?.join(' '), tests?.map(({ of }) => of).join(' ')]
        .filter((part) => part !== undefined)
        .join(' → '),
    ),
    left: config.left.map(({ line, written, why }) => `${line} ${written}: ${why}`),
  };
}

describe('a gitleaks configuration', () => {
  it('is read in its old form and its new one, for all rules and for one', () => {
    const { taken, left } = read(`title = "acme"
[extend]
useDefault = true

[allowlist]
description = "global"
paths = [
  '''^vendor/''',
  '''(^|/)package-lock\\.json$''', # locks
]
stopwords = ["changeme"]

[[allowlists]]
regexTarget = "line"
regexes = ['''EXAMPLE''', '''^# sample''']

[[rules]]
id = "generic-api-key"
[rules.allowlist]
paths = ['^test/']

[[rules]]
id = "private-key"
[[rules.allowlists]]
paths = ["^certs/test/"]
`);
    assert.deepEqual(left, []);
    assert.deepEqual(taken, [
      '8 paths ^vendor/ → vendor/**',
      '9 paths (^|/)package-lock\\.json$ → **/package-lock.json',
      '11 stopwords (8 characters) → secret',
      '15 regexes (7 characters) → line',
      '15 regexes (9 characters) → line',
      `20 paths ^test/ → ${['api-key', 'credential', 'crypto-secret', 'key', 'password', 'secret', 'token']
        .map((name) => `secret/generic-${name}`)
        .filter((rule) => KNOWN.has(rule))
        .join(' ')} → test/**`,
      `25 paths ^certs/test/ → ${['private-key', 'ssh-private-key', 'pgp-private-key', 'putty-private-key']
        .map((name) => `secret/${name}`)
        .filter((rule) => KNOWN.has(rule))
        .join(' ')} → certs/test/**`,
    ]);
  });

  it('says of each line that means nothing here why that is', () => {
    const { taken, left } = read(`[extend]
path = "base.toml"
disabledRules = ["jwt"]
[[allowlists]]
commits = ["${'a1b2c3d4'.repeat(5)}"]
paths = ['''[a-z]+\\.lock''']
regexes = ['''[0-9]{4}''']
[[allowlists]]
regexTarget = "match"
regexes = ["key"]
[[allowlists]]
targetRules = ["acme-own"]
paths = ["^a/"]
[[rules]]
id = "acme-own"
regex = '''acme_[a-z]{20}'''
[[rules.allowlists]]
stopwords = ["acme"]
`);
    assert.deepEqual(taken, []);
    assert.deepEqual(
      left.map((text) => text.replace(/(?:a1b2c3d4)+/, '…')),
      [
        '2 extend.path base.toml: what it extends is a file of its own: import that too',
        '3 disabledRules jwt: a rule is switched off under policy.severities, in the open',
        '5 commits …: no commit is excused as a whole: what it brought is still there, or has leaked',
        '6 paths [a-z]+\\.lock: no glob surely means the same: write one under scan.exclude',
        '7 regexes (8 characters): it is more than words, and no expression of another tool is run',
        '10 regexes (3 characters): regexTarget match is what a rule of gitleaks matches, which is not known here',
        '13 paths ^a/: there is no such rule here: acme-own',
        '15 rules acme-own: a rule of your own is no allow list',
        '18 stopwords (4 characters): there is no such rule here: acme-own',
      ],
    );
  });

  it('takes what must all be met together, or not at all', () => {
    const list = (more: string): string => `[[allowlists]]\ncondition = "AND"\npaths = ["^test/", "^[a-z]+/"]\n${more}`;
    assert.deepEqual(read(list('stopwords = ["x"]\n')).taken, [
      '3 paths and stopwords (6 characters) → test/** → secret',
    ]);
    assert.deepEqual(read(list('commits = ["abcdef12"]\n')).taken, []);
    assert.deepEqual(read(list('regexes = ["[a-z]"]\n')).taken, []);
    assert.deepEqual(read(list('')).taken, ['3 paths ^test/ → test/**']);
  });

  it('is told from any other file', () => {
    for (const text of ['', 'title = "x"', '[package]\nname = "x"\n', '\u0000', '{}'])
      assert.equal(readGitleaksConfig(text, KNOWN), undefined);
  });

  it('is read whatever it holds', () => {
    const piece = fc.constantFrom(
      '[allowlist]',
      '[[allowlists]]',
      '[[rules]]',
      'paths = [',
      '"',
      "'''",
      ']',
      '\n',
      'regexes=',
      'id = "a"',
      '=',
      '^(',
      'a|b',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        readGitleaksConfig(pieces.join(''), KNOWN);
      }),
    );
  });
});
