import { strict as assert } from 'node:assert';
import { readCodeOwners } from '../../scanner/cli/code-owners';
import { snapshotOf } from './fake-host';

function ownerOf(path: string, ...lines: string[]): string | undefined {
  return readCodeOwners(snapshotOf({ CODEOWNERS: lines.join('\n') }))?.ownerOf(path);
}

describe('CODEOWNERS', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['*', 'a/b/c.ts', true],
    ['*.ts', 'a/b/c.ts', true],
    ['*.ts', 'a/b/c.js', false],
    ['/*.ts', 'a.ts', true],
    ['/*.ts', 'a/b.ts', false],
    ['/build/logs/', 'build/logs/a/b', true],
    ['/build/logs/', 'x/build/logs/a', false],
    ['docs/*', 'docs/a.md', true],
    ['docs/*', 'docs/a/b.md', false],
    ['/*', 'a/b', false],
    ['apps/', 'x/apps/y/z', true],
    ['apps/', 'apps', false],
    ['apps', 'x/apps/y', true],
    ['/apps/github', 'apps/github/x', true],
    ['**/logs', 'a/b/logs/x', true],
    ['.github/workflows', '.github/workflows/ci.yml', true],
    ['a\\ b.ts', 'a b.ts', true],
    ['[ab].ts', 'a.ts', false],
  ];
  for (const [pattern, path, expected] of table) {
    it(`${pattern} ${expected ? 'owns' : 'does not own'} ${path}`, () => {
      assert.equal(ownerOf(path, `${pattern} @acme/x`), expected ? '@acme/x' : undefined);
    });
  }

  it('lets the last line that matches win, also where it names nobody', () => {
    assert.equal(ownerOf('a.ts', '* @acme/all', '*.ts @acme/ts @acme/more'), '@acme/ts');
    assert.equal(ownerOf('a.ts', '* @acme/all', '*.ts'), undefined);
  });

  it('skips comments and empty lines', () => {
    assert.equal(ownerOf('a.ts', '# *.ts @acme/no', '', '*.ts @acme/ts # their own', '\t'), '@acme/ts');
  });

  it('takes the owners of a GitLab section', () => {
    const lines = ['[Docs][2] @acme/docs', '*.md', '*.txt @acme/text', '^[Other]', '*.rst'];
    assert.equal(ownerOf('a.md', ...lines), '@acme/docs');
    assert.equal(ownerOf('a.txt', ...lines), '@acme/text');
    assert.equal(ownerOf('a.rst', ...lines), undefined);
  });

  it('is read where GitHub reads it first, and may be missing', () => {
    const files = { CODEOWNERS: '* @acme/root', '.github/CODEOWNERS': '* @acme/github' };
    assert.equal(readCodeOwners(snapshotOf(files))?.ownerOf('a'), '@acme/github');
    assert.equal(readCodeOwners(snapshotOf({})), undefined);
  });
});
