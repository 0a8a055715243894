import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './vscode/cache';

const SCRIPT = join(__dirname, '../../scripts/package-vsix.mjs');
let made: string | undefined;

/** @returns path of the extension as it is shipped, packaged from what is built now; once in a run */
export function packaged(): string {
  if (made === undefined) {
    mkdirSync(CACHE, { recursive: true });
    const file = join(CACHE, 'nhi-guard.vsix');
    execFileSync(process.execPath, [SCRIPT, file], { stdio: 'pipe' });
    made = file;
  }
  return made;
}
