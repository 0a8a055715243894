// node scripts/build-types.mjs [FOLDER]: declarations of the library's face and of all that it names, in one file that names no
// package, in dist/types or FOLDER.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';

const root = join(import.meta.dirname, '..');
const all = mkdtempSync(join(tmpdir(), 'nhi-types-'));
const wanted = process.argv[2] ?? join(root, 'dist/types');
const project = join(root, 'tsconfig.types.json');

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
rmSync(wanted, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', project, '--outDir', all], { stdio: 'inherit' });

const face = { filePath: join(all, 'scanner/index.d.ts'), output: { noBanner: true, exportReferencedTypes: false } };
const [text] = generateDtsBundle([face], { preferredConfigPath: project });
rmSync(all, { recursive: true });
mkdirSync(wanted, { recursive: true });
writeFileSync(join(wanted, 'index.d.ts'), text);
