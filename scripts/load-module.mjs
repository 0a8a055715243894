import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;

/**
 * Runs a module of the TypeScript sources while the project is built or measured.
 * @param entry path relative to the project's root
 * @returns what the module exports
 */
export async function loadModule(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
