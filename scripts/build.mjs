// Builds everything that is shipped into dist/: the command line, the library with its types, the editor schema.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildKernel } from './build-kernel.mjs';
import { lazyPackages } from './lazy-packages.mjs';
import { loadModule } from './load-module.mjs';

const root = join(import.meta.dirname, '..');

await buildKernel();
mkdirSync(join(root, 'dist'), { recursive: true });
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  // jsonc-parser's UMD build hides its own files from a bundler; its ES modules do not.
  mainFields: ['module', 'main'],
  plugins: [lazyPackages('yaml')],
  legalComments: 'none',
  logLevel: 'warning',
};
await build({
  ...shared,
  entryPoints: ['scanner/cli/main.ts'],
  outfile: 'dist/cli.js',
  banner: { js: '#!/usr/bin/env node' },
});
await build({ ...shared, entryPoints: ['scanner/index.ts'], outfile: 'dist/index.js' });
const { jsonSchema } = await loadModule('scanner/manifest/schema.ts');
writeFileSync(join(root, 'dist/nhi.schema.json'), `${JSON.stringify(jsonSchema(), null, 2)}\n`);
