// Declarations of the library's face and of what it names; tsc writes one for every file of the scanner.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const all = join(root, '.cache/types');
const wanted = join(root, 'dist/types');

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
rmSync(all, { recursive: true, force: true });
rmSync(wanted, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.types.json'), '--outDir', all], { stdio: 'inherit' });

const queue = [join(all, 'scanner/index.d.ts')];
const kept = new Set();
for (const file of queue) {
  if (kept.has(file)) continue;
  kept.add(file);
  const text = readFileSync(file, 'utf8');
  const target = join(wanted, relative(all, file));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  for (const [, name] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)) {
    const path = join(dirname(file), name);
    queue.push(existsSync(`${path}.d.ts`) ? `${path}.d.ts` : join(path, 'index.d.ts'));
  }
}
