import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';

/** What the hooks' copy of the tool keeps of its own code, beside itself; no more the repository than the copy is. */
const COMPILED = join('nhi', 'compiled');

/** @returns every file and link below a folder with its mode and content */
export function picture(folder: string, below = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(folder, below)).flatMap((name): [string, string][] => {
      const path = join(below, name);
      const stat = lstatSync(join(folder, path));
      if (stat.isDirectory()) return path.endsWith(COMPILED) ? [] : Object.entries(picture(folder, path));
      const content = stat.isSymbolicLink() ? readlinkSync(join(folder, path)) : contentOf(join(folder, path), stat);
      return [[path, `${stat.mode.toString(8)} ${content}`]];
    }),
  );
}

/** Nobody may be writing to a pipe. */
function contentOf(path: string, stat: Stats): string {
  return stat.isFile() ? readFileSync(path, 'base64') : '';
}
