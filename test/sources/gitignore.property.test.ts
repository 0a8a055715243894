import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openTree } from '../../scanner/sources';
import { temporaryFolder } from './temporary-folder';

const name = fc.constantFrom('a', 'b', 'ab', 'a.js', 'b.pyc', 'x y', '#c', '!d', 'build', '.env', '[e]', 'f*', 'ü');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
const segment = fc.constantFrom(
  'a',
  'b',
  '*',
  '**',
  '?',
  'a*',
  '*.js',
  '*.py[co]',
  '[ab]',
  '[!a]',
  'build',
  '.env',
  '\\#c',
  '\\!d',
  'x\\ y',
  'x y',
  '\\[e\\]',
  'f\\*',
  '#c',
  'ü',
);
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '!', '/'),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '/', ' ', '/**'),
  )
  .map(([before, segments, behind]) => before + segments.join('/') + behind);
const rules = fc.array(pattern, { maxLength: 5 }).map((lines) => lines.join('\n'));

describe('ignore rules, against git itself', () => {
  it('leaves out exactly what git check-ignore names', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 10 }), rules, rules, (paths, root, nested) => {
        const folder = temporaryFolder();
        try {
          folder.git(['init', '-q']);
          const files = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
          for (const file of files) folder.write(file, 'x');
          folder.write('.gitignore', root);
          if (files.some((file) => file.startsWith('a/'))) folder.write('a/.gitignore', nested);
          const wanted = folder
            .git(['ls-files', '-z', '-o', '--exclude-standard'])
            .split('\0')
            .filter((one) => one !== '');
          const tree = openTree({
            cwd: folder.path,
            paths: [],
            noIgnore: false,
            onSkip: (skip) => assert.fail(skip.path),
          });
          const found = [...tree.documents()].map((document) => document.path);
          assert.deepEqual(found.sort(), wanted.sort(), JSON.stringify({ root, nested }));
        } finally {
          folder.remove();
        }
      }),
      { numRuns: 150 },
    );
  });
});
