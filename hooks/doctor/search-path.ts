import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const SUFFIXES = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];

/**
 * What programs get that are started from the desktop and not from a shell, so that no profile and no version manager has
 * had its say: launchd's on macOS, systemd's on Linux. On Windows it is the same for all.
 */
const DESKTOP_PATHS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: '/usr/bin:/bin:/usr/sbin:/sbin',
  linux: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};

export function desktopPath(): string | undefined {
  return DESKTOP_PATHS[process.platform];
}

/** @returns where a shell would find a program, absolute, or undefined */
export function programIn(searchPath: string, name: string): string | undefined {
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    const found = SUFFIXES.map((suffix) => join(folder, name + suffix)).find(isProgram);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
