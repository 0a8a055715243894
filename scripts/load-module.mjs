import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/**
 * Runs a module of the TypeScript sources while the project is built or measured.
 * @param entry path relative to the project's root
 * @returns what the module exports
 */
export async function loadModule(entry) {
  const outfile = join(root, '.cache', `${entry.replaceAll('/', '-')}-${process.pid}.cjs`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    outfile,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  try {
    return require(outfile);
  } finally {
    rmSync(outfile);
  }
}
