import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** The allow list of .npmignore is what keeps sources, tests and secrets of a work tree out of the package. */
describe('the npm package', () => {
  it('holds the bundles, the schema, the declarations, the pages of the rules and what a reader needs, nothing else', () => {
    const npm = process.env['npm_execpath'];
    const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
    const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const run = spawnSync(command, [...first, ...words], { cwd: ROOT, encoding: 'utf8' });
    const [packed] = JSON.parse(run.stdout) as [{ files: { path: string }[] }];
    const paths = packed.files.map(({ path }) => path);
    const many = /^(?:dist\/types\/|dist\/parts\/[\w-]+\.js$|docs\/rules\/[\w-]+\.md$)/;
    const others = paths.filter((path) => !many.test(path));
    assert.ok(paths.includes('docs/rules/secret.md'));
    assert.deepEqual(others.toSorted(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'dist/extension/extension.js',
      'dist/index.js',
      'dist/nhi.schema.json',
      'dist/worker.js',
      'package.json',
    ]);
    const declarations = paths.filter((path) => path.startsWith('dist/types/'));
    assert.ok(declarations.every((path) => path === 'dist/types/index.d.ts'));
  });
});
