// Compiles the engine's kernel and builds its tables: scanner/engine/generated/kernel.ts and dist/kernel.wasm.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { build, version as esbuildVersion } from 'esbuild';

const self = fileURLToPath(import.meta.url);
const root = join(self, '../..');
const kernelFolder = join(root, 'scanner/engine/kernel');
const generatedFile = join(root, 'scanner/engine/generated/kernel.ts');
const wasmFile = join(root, 'dist/kernel.wasm');
/** Where the kernel's work space ends; the host adds the window's pages. */
const KERNEL_PAGES = '38';

/** The builder of the tables and what they are built from, as one module's text. */
async function bundleTables() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { buildTables } from './scanner/engine/tables';
        export { textOf } from './scanner/engine/vocabulary';
        import { allProgramNames, allProgramWords } from './scanner/identities/program-words';
        import { vocabulary as own } from './scanner/secrets/vocabulary';
        export const vocabulary = {
          ...own,
          literals: [...own.literals, ...allProgramNames],
          markers: [...own.markers, ...allProgramWords],
        };`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return outputFiles[0].text;
}

async function compileKernel() {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      join(kernelFolder, 'index.ts'),
      '--outFile',
      'kernel.wasm',
      '--optimizeLevel',
      '3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--initialMemory',
      KERNEL_PAGES,
      '--memoryBase',
      '1024',
    ],
    { writeFile: (name, contents) => void files.set(name, contents) },
  );
  if (error) throw new Error(`the kernel does not compile:\n${stderr.toString()}`, { cause: error });
  return files.get('kernel.wasm');
}

/** @returns a hash of all that the kernel and the tables are made from */
async function hashInputs(bundle) {
  const hash = createHash('sha256').update(`${esbuildVersion} ${asc.version}\n${bundle}`);
  hash.update(await readFile(self));
  for (const name of (await readdir(kernelFolder)).sort())
    hash.update(name).update(await readFile(join(kernelFolder, name)));
  return hash.digest('hex').slice(0, 16);
}

async function isCurrent(head) {
  if (!existsSync(wasmFile) || !existsSync(generatedFile)) return false;
  return (await readFile(generatedFile, 'utf8')).startsWith(head);
}

/** Builds both files, unless they are made from just what there is now. */
export async function buildKernel() {
  const bundle = await bundleTables();
  const head = `// Made by scripts/build-kernel.mjs, ${await hashInputs(bundle)}.\n`;
  if (await isCurrent(head)) return;
  const { buildTables, textOf, vocabulary } = await import(
    `data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`
  );
  const tables = buildTables(vocabulary);
  const wasm = await compileKernel();
  await mkdir(join(root, 'scanner/engine/generated'), { recursive: true });
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(wasmFile, wasm);
  await writeFile(
    generatedFile,
    `${head}/** The kernel, base64. */
export const wasm = '${Buffer.from(wasm).toString('base64')}';
/** Its tables, base64. */
export const tables = '${Buffer.from(tables).toString('base64')}';
/** \`textOf\` the vocabulary they are built from. */
export const vocabulary = ${JSON.stringify(textOf(vocabulary))};
`,
  );
}

if (process.argv[1] === self) await buildKernel();
