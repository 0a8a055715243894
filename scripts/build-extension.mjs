// Builds the extension into dist/extension/: one file for the extension host, and beside it what runs in the worker or late, and the
// engine as a file of its own.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundle } from './bundle.mjs';
import { engineFile } from './engine-file.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist/extension');

/** Loaded by its path when it is first asked for. */
const late = {
  name: 'late',
  setup(hooks) {
    hooks.onResolve({ filter: /\/quick$/ }, () => ({ path: './quick.js', external: true }));
  },
};

/** A face is imported for the one function that is used: modules of the scanner do nothing but define. */
const withoutEffects = {
  name: 'without-effects',
  setup(hooks) {
    hooks.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === withoutEffects || kind === 'entry-point') return undefined;
      return { ...(await hooks.resolve(path, { kind, resolveDir, pluginData: withoutEffects })), sideEffects: false };
    });
  },
};

const KERNEL = 'scanner/engine/generated/kernel.ts';

export async function buildExtension() {
  const engine = engineFile(join(root, KERNEL));
  const files = await bundle({
    root,
    entries: { 'editor-worker': 'extension/worker/main.ts', quick: 'extension/quick.ts' },
    lazy: ['yaml', 'node:child_process', 'scanner/secrets/detectors.ts', 'scanner/secrets/named/forms.ts'],
    replaced: { [KERNEL]: engine.module },
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'engine.wasm'), engine.bytes);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  await build({
    absWorkingDir: root,
    entryPoints: ['extension/extension.ts'],
    outfile: join(folder, 'extension.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    // What VS Code 1.101 brings.
    target: 'node22.15',
    external: ['vscode'],
    plugins: [late, withoutEffects],
    legalComments: 'none',
    logLevel: 'warning',
  });
}
