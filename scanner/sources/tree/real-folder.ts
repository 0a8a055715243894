import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** @returns the real path of a folder that may be gone, or not be there yet: as far up as there is one */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(realFolder(above), basename(folder));
  }
}
