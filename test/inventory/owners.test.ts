import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownersOf } from '../../scanner/inventory/owners';

const text = `
# comment
*                @acme/everyone   # inline comment
*.js             @js-owner
/docs/*          docs@example.com
/build/logs/     @acme/build
apps/            @octocat
/apps/github     @doctocat @acme/github
/apps/github/old
/deep/**/x.tf    @acme/deep
/with\\ blank/    @acme/blank
/app/[slug]/     @acme/slug
!/docs/x.md      @nobody
/roles/          @@maintainer
/late.js
`;

const expectations: readonly (readonly [path: string, owner: string | undefined])[] = [
  ['README.md', '@acme/everyone'],
  ['src/a.js', '@js-owner'],
  ['docs/a.md', 'mailto:docs@example.com'],
  ['docs/x.md', 'mailto:docs@example.com'],
  ['docs/guide/a.md', '@acme/everyone'],
  ['sub/docs/a.md', '@acme/everyone'],
  ['build/logs/a/b.txt', '@acme/build'],
  ['sub/build/logs/a.txt', '@acme/everyone'],
  ['sub/apps/a.txt', '@octocat'],
  ['apps/github/a.js', '@acme/github'],
  ['apps/github/old/a.js', undefined],
  ['deep/a/b/x.tf', '@acme/deep'],
  ['deep/x.tf', '@acme/deep'],
  ['with blank/a', '@acme/blank'],
  ['app/[slug]/page.ts', '@acme/slug'],
  ['app/s/page.ts', '@acme/everyone'],
  ['roles/a', undefined],
  ['late.js', undefined],
  ['LATE.JS', '@acme/everyone'],
  ['', undefined],
  ['../x', undefined],
  ['/abs', undefined],
];

describe('the owner that CODEOWNERS suggests', () => {
  const ownerOf = ownersOf(text);
  for (const [path, owner] of expectations) {
    it(`for ${path || 'nothing'}: ${owner ?? 'nobody'}`, () => assert.equal(ownerOf(path), owner));
  }

  it('comes from the section where the line names nobody', () => {
    const gitlab = ownersOf(
      '[Docs] @acme/docs\ndocs/\n^[Optional][2] @acme/optional\nREADME.md @jane\nweb/\n[Bare]\nbare/\n',
    );
    assert.equal(gitlab('docs/a'), '@acme/docs');
    assert.equal(gitlab('README.md'), '@jane');
    assert.equal(gitlab('web/a'), '@acme/optional');
    assert.equal(gitlab('bare/a'), undefined);
  });

  it('knows nested groups, CRLF and a byte order mark', () => {
    const ownerOfAny = ownersOf('\uFEFF* @a/b/c\r\n*.md @x # @y\r\n');
    assert.equal(ownerOfAny('a'), '@a/b/c');
    assert.equal(ownerOfAny('a.md'), '@x');
  });

  it('is nobody without a file', () => assert.equal(ownersOf('')('a'), undefined));

  it('is found in time whatever the patterns are', () => {
    const patterns = [
      `${'*a'.repeat(50)} @a`,
      `${'**/'.repeat(50)}x @a`,
      `${'?*'.repeat(40)} @a`,
      `*a*a*a @a`,
      '['.repeat(1000) + ' @a',
    ];
    const hostile = ownersOf(patterns.join('\n'));
    for (const path of ['a'.repeat(250), 'a/'.repeat(120) + 'b', `${'a'.repeat(200)}b`]) hostile(path);
  }).timeout(2000);

  it('never throws', () => {
    const piece = fc.constantFrom(
      '*',
      '/',
      '[',
      ']',
      '!',
      '#',
      '\\',
      ' ',
      '@a',
      '@a/b',
      'x',
      '\n',
      '^',
      '?',
      '.',
      'a@b.c',
      '\u0000',
    );
    const anything = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anything, anything, (content, path) => {
        ownersOf(content)(path);
      }),
      { numRuns: 500 },
    );
  });
});
