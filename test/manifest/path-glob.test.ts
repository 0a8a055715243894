import { strict as assert } from 'node:assert';
import { matchesPath } from '../../scanner/manifest';

describe('matchesPath', () => {
  const cases: readonly [pattern: string, path: string, matches: boolean][] = [
    ['demo', 'demo/a/b.ts', true],
    ['./demo/', 'demo/a/b.ts', true],
    ['demo', 'demonstration/a.ts', false],
    ['src/*.ts', 'src/a.ts', true],
    ['src/*.ts', 'src/a/b.ts', false],
    ['src/*', 'src/a/b.ts', true],
    ['src/**', 'src/a/b.ts', true],
    ['**/fixtures', 'fixtures/a.txt', true],
    ['**/fixtures', 'a/b/fixtures/c/d.txt', true],
    ['**/fixtures', 'a/myfixtures/d.txt', false],
    ['a/**/z.ts', 'a/z.ts', true],
    ['a/**/z.ts', 'a/b/c/z.ts', true],
    ['a/**/z.ts', 'ab/z.ts', false],
    ['*.pem', 'keys/a.pem', false],
    ['**/*.pem', 'a.pem', true],
    ['**', 'a/b', true],
    ['.', 'a/b', true],
    ['a', 'a\\b.ts', false],
    ['a/b.ts', 'a\\b.ts', false],
    ['a\\b.ts', 'a\\b.ts', true],
    ['[a]', '[a]', true],
    ['[a]', 'a', false],
  ];
  for (const [pattern, path, matches] of cases) {
    it(`${pattern} ${matches ? 'covers' : 'does not cover'} ${path}`, () =>
      assert.equal(matchesPath(pattern, path), matches));
  }
});
