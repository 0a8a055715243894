import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesPath } from '../../scanner/manifest';
import { globsOf } from '../../scanner/waivers/gitleaks/path-globs';
import { readPattern } from '../../scanner/waivers/gitleaks/pattern';
import { testOf } from '../../scanner/waivers/gitleaks/value-test';

/** The expression, and its globs; none where no glob means the same. */
const PATHS: readonly (readonly [source: string, globs: readonly string[] | undefined])[] = [
  ['^vendor/', ['vendor/**']],
  ['vendor/', ['**vendor/**']],
  ['(^|/)vendor/', ['**/vendor/**']],
  ['(?:^|/)node_modules(?:/|$)', ['**/node_modules']],
  ['^docs/.*\\.md$', ['docs/**.md']],
  ['(go\\.mod|go\\.sum)$', ['**go.mod', '**go.sum']],
  ['package-lock[.]json', ['**package-lock.json**']],
  ['^src/[^/]+/fixtures/', ['src/*/fixtures/**']],
  ['^src/[^/]*\\.snap$', ['src/*.snap']],
  ['/test/', ['*/**/test/**']],
  ['^a/.*/b/', ['a/*/**/b/**']],
  ['_tests?\\.py$', ['**_tests.py', '**_test.py']],
  ['(.*?)(jpg|png)$', undefined],
  ['(.*?)\\.(jpg|png)$', ['**.jpg', '**.png']],
  ['LICENSE$', undefined],
  ['^.+\\.lock$', undefined],
  ['(?i)readme', undefined],
  ['\\d+\\.txt', undefined],
  ['[a-z]+/', undefined],
  ['a{2}', undefined],
  ['a+', undefined],
  ['(a', undefined],
  ['a)', undefined],
  ['', undefined],
  ['.*', ['**']],
];

const anyPath = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'src',
      'test',
      'vendor',
      'fixtures',
      'docs',
      'x_test.py',
      'go.sum',
      'b.md',
      'node_modules',
      'z.png',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join('/'));

describe('a path that gitleaks allows', () => {
  for (const [source, globs] of PATHS) {
    it(`${source} is ${globs?.join(' and ') ?? 'no glob'}`, () => assert.deepEqual(globsOf(source), globs));
  }

  it('is the same path to its globs', () => {
    // Files have an extension and folders none, which is all that an end in a glob takes for granted.
    const isFile = (path: string): boolean =>
      path.split('/').every((part, at, all) => part.includes('.') === (at === all.length - 1));
    for (const [source, globs] of PATHS) {
      if (globs === undefined) continue;
      fc.assert(
        fc.property(anyPath.filter(isFile), (path) => {
          const matched = globs.some((glob) => matchesPath(glob, path));
          assert.equal(matched, new RegExp(source).test(path), `${source} ${globs.join(' ')} ${path}`);
        }),
        { numRuns: 200 },
      );
    }
  });
});

describe('a value that gitleaks allows', () => {
  const VALUES = ['EXAMPLE', '^AKIA.*EXAMPLE$', '^test$', '(?i)dummy|sample', 'a.*b.*c', 'x\\.y$', '^x', 'ab?c'];

  it('is told without running the expression, and the same', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'x', '.', 'y', 'E', 'AKIA', 'EXAMPLE', 'test', 'DUMMY'),
    });
    for (const source of VALUES) {
      const test = testOf(source) ?? assert.fail(source);
      const expression = source.startsWith('(?i)') ? new RegExp(source.slice(4), 'i') : new RegExp(source);
      fc.assert(fc.property(letters, (text) => assert.equal(test(text), expression.test(text), `${source} ${text}`)));
    }
  });

  it('is none where the expression is more than words, or matches everything', () => {
    for (const source of ['[0-9a-f]{32}', '.*', '^', '', '\\bkey\\b', 'a|', '[^/]*', '(a+)+$'])
      assert.equal(testOf(source), undefined, source);
  });
});

describe('another tool’s expressions', () => {
  it('are read whatever they hold, in no time', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '|',
      '[',
      ']',
      '^',
      '$',
      '.*',
      '?',
      '+',
      '*',
      '\\',
      '{2}',
      'a',
      '/',
      '(?:',
      '(?i)',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        assert.ok((readPattern(source)?.alternatives.length ?? 0) <= 16);
        globsOf(source);
        testOf(source);
      }),
    );
    assert.equal(readPattern('(a|b)'.repeat(100)), undefined);
    assert.equal(readPattern('('.repeat(501)), undefined);
  });
});
