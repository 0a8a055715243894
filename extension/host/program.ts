import { delimiter, dirname, join } from 'node:path';

/** What is asked of the machine. */
export interface Machine {
  /** Of the environment; folders in which programs are looked for. */
  readonly searchPath: string;
  readonly isWindows: boolean;
  readonly isThere: (path: string) => boolean;
}

/**
 * What runs `nhi` in a folder: the repository's own dependency, else what is in PATH, as its hooks do; else npx, which asks
 * before it fetches anything.
 * @param folder absolute
 * @returns a program and its first words
 */
export function programFor(folder: string, machine: Machine): readonly [string, ...string[]] {
  const name = machine.isWindows ? 'nhi.cmd' : 'nhi';
  const own = foldersUpTo(folder, machine)
    .map((above) => join(above, 'node_modules', '.bin', name))
    .find((file) => machine.isThere(file));
  if (own !== undefined) return [own];
  const isInstalled = machine.searchPath
    .split(delimiter)
    .some((place) => place !== '' && machine.isThere(join(place, name)));
  return isInstalled ? ['nhi'] : ['npx', 'nhi-guard'];
}

/** @returns the folder and those above it up to the top of its repository; itself alone where it is in none */
function foldersUpTo(folder: string, { isThere }: Machine): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.push(at);
    if (isThere(join(at, '.git'))) return folders;
    if (dirname(at) === at) return [folder];
  }
}
