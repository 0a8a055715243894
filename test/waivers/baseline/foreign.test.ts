import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ForeignFileError, matchForeign, readDetectSecrets, readGitleaksIgnore } from '../../../scanner/waivers';
import { hexLine, KEY, line, secretsOf } from './sample';

describe('other tools’ files', () => {
  it('of detect-secrets are read whatever their items lack', () => {
    const results = {
      'a.ts': [{ hashed_secret: 'AB', line_number: 3 }, { line_number: 4 }, { hashed_secret: 'cd', is_secret: true }],
      'b.ts': 'none',
      'c.ts': [null, 7, {}, { hashed_secret: 5 }],
      ['__proto__']: [{ line_number: 1, is_secret: false }],
    };
    assert.deepEqual(readDetectSecrets(`\uFEFF${JSON.stringify({ results, exclude: { files: 'x' } })}`), {
      excuses: [
        { path: 'a.ts', isNone: false, sha1: 'ab', line: 3 },
        { path: 'a.ts', isNone: false, line: 4 },
        { path: 'a.ts', isNone: false, sha1: 'cd' },
        { path: '__proto__', isNone: true, line: 1 },
      ],
      left: ['its patterns of files and lines to leave out: scan.exclude of nhi.yaml takes globs'],
    });
  });

  it('of gitleaks are read with and without a commit, colons in the path too', () => {
    const commit = 'a1b2c3d4'.repeat(5);
    const text = `a.ts:rule:1\n${commit}:b/c:d.ts:rule:22\n\n# x\na.ts:rule:0\n:rule:1\nrule\n`;
    const { excuses, left } = readGitleaksIgnore(text);
    assert.deepEqual(
      excuses.map(({ path, line: at }) => `${path} ${at ?? 0}`),
      ['a.ts 1', 'b/c:d.ts 22'],
    );
    assert.deepEqual(left, ['line 5 is no fingerprint', 'line 6 is no fingerprint', 'line 7 is no fingerprint']);
  });

  it('are refused in words, never with a stack', () => {
    for (const text of ['', '{', '[]', '7', 'null', '{}', '{"results":null}', '['.repeat(100_000)]) {
      assert.throws(() => readDetectSecrets(text), ForeignFileError);
    }
    fc.assert(
      fc.property(fc.string(), fc.json(), (text, json) => {
        readGitleaksIgnore(text);
        readDetectSecrets(`{"results":{"a":${json}}}`);
      }),
      { numRuns: 100 },
    );
  });

  it('excuse by hash before line, and nobody’s word lifts the end of a certain one outside tests', () => {
    const files = { 'src/a.ts': hexLine() + line(KEY), 'test/a.test.ts': line(KEY) };
    const secrets = secretsOf(files);
    const at = (path: string, row: number) =>
      secrets.find(({ place }) => place.path === path && place.start.line === row) ?? assert.fail();
    const [hex, key, sample] = [at('src/a.ts', 1), at('src/a.ts', 2), at('test/a.test.ts', 1)];
    const sha1Of = (secret: unknown): string => (secret === hex ? 'aa' : 'bb');
    const excuse = (path: string, row: number, sha1?: string) => ({
      path,
      line: row,
      isNone: true,
      ...(sha1 !== undefined && { sha1 }),
    });
    const taken = (...excuses: ReturnType<typeof excuse>[]) => [...matchForeign(excuses, secrets, sha1Of, 'x').taken];
    assert.deepEqual(taken(excuse('src/a.ts', 2, 'aa')), [[hex, 'audited in x']]);
    assert.deepEqual(taken(excuse('src/a.ts', 2, 'ff')), [[key, undefined]]);
    assert.deepEqual(taken(excuse('test/a.test.ts', 1)), [[sample, 'audited in x']]);
    assert.deepEqual(taken(excuse('src/b.ts', 1, 'aa'), excuse('src/a.ts', 9, 'ff')), []);
  });
});
