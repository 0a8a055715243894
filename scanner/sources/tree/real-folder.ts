import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** @returns the real path of a folder that may be gone, or not be there yet: as far up as there is one */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(realFolder(above), basename(folder));
  }
}

/**
 * @param root a real path, which the folders above a given one need not be
 * @param absolute of what may be gone; a link itself is not resolved
 * @returns relative to the root, forward slashes
 */
export function pathInTree(root: string, absolute: string): string {
  const real = join(realFolder(dirname(absolute)), basename(absolute));
  return relative(root, real).split(sep).join('/');
}
