import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build as bundle, type Plugin } from 'esbuild';

const root = join(__dirname, '../..');

/** Counts how often the package is run in a bundle, as `globalThis.runs`. */
const counted: Plugin = {
  name: 'counted',
  setup(build) {
    build.onLoad({ filter: /node_modules\/yaml\/(?:dist|browser)\/index\.js$/ }, ({ path }) => ({
      contents: `globalThis.runs = (globalThis.runs ?? 0) + 1;\n${readFileSync(path, 'utf8')}`,
    }));
  },
};

/** @returns the global scope that the module left behind, bundled as the command line is */
async function run(contents: string, ...lazy: string[]): Promise<Record<string, unknown>> {
  const { lazyPackages } = (await import(pathToFileURL(join(root, 'scripts/lazy-packages.mjs')).href)) as {
    lazyPackages: (...names: string[]) => Plugin;
  };
  const { outputFiles } = await bundle({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
    mainFields: ['module', 'main'],
    write: false,
    plugins: [lazyPackages(...lazy), counted],
  });
  const scope: Record<string, unknown> = { module: { exports: {} }, require, process, Buffer };
  runInNewContext(outputFiles[0]?.text ?? '', scope);
  return scope;
}

const DEFINE = `import { isMap, Lexer, parseDocument } from 'yaml';
  const use = () => [isMap(parseDocument('a: 1').contents), isMap(1), new Lexer() instanceof Lexer];`;

describe('a package that a bundle runs late', function () {
  this.timeout(20_000);

  it('is not run where nothing of it is used', async () => {
    assert.equal((await run(`${DEFINE} globalThis.use = use;`, 'yaml'))['runs'], undefined);
    assert.equal((await run(`${DEFINE} globalThis.use = use;`, 'another'))['runs'], 1);
  });

  it('is run once, and is the same as ever', async () => {
    const scope = await run(`${DEFINE} globalThis.found = JSON.stringify([use(), use()]);`, 'yaml');
    assert.equal(
      scope['found'],
      JSON.stringify([
        [true, false, true],
        [true, false, true],
      ]),
    );
    assert.equal(scope['runs'], 1);
  });
});
