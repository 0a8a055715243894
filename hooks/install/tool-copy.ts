import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, textAt, writeWhole } from './files';
import type { HooksPlace } from './place';
import { NO_NODE } from './script';
import type { InstallStep } from './step';

const PLAIN_MODE = 0o644;
const EXECUTABLE = 0o755;

/** In git's own folder, so that the hooks of each work tree find it and nothing of it is ever committed. */
const copyOf = ({ commonDirectory }: HooksPlace): string => join(commonDirectory, 'nhi', 'cli.js');
/** The copy by the name of the command, for whoever has its folder in PATH. */
const COMMAND = [
  '#!/bin/sh',
  'if command -v node >/dev/null 2>&1; then exec node "${0%/*}/cli.js" "$@"; fi',
  `echo "nhi: ${NO_NODE}" >&2`,
  'exit 2',
  '',
].join('\n');

/** @returns the folders, absolute, whose dependencies the hooks look into */
export function dependentFolders({ root, husky }: HooksPlace): string[] {
  const folders = [husky === undefined ? undefined : dirname(husky), root];
  return [...new Set(folders.filter((folder) => folder !== undefined))];
}

/** @returns whether the repository has the tool among its own dependencies, installed */
export function isDependency(place: HooksPlace): boolean {
  return dependentFolders(place).some((folder) => existsSync(join(folder, 'node_modules/.bin/nhi')));
}

/**
 * Where the repository does not have the tool as a dependency, the hooks get a copy of the one that installs them.
 * @param program the folder of the bundle that runs now, absolute; undefined where it runs from its sources
 * @returns undefined where nothing is to be done
 */
export function toolStep(place: HooksPlace, program: string | undefined): InstallStep | undefined {
  if (program === undefined || isDependency(place)) return undefined;
  const path = copyOf(place);
  const folder = dirname(path);
  const command = join(folder, 'nhi');
  const files = bundleFiles(program);
  const isSame = files.every((file) => isSameFile(join(program, file), join(folder, file)));
  if (isSame && textAt(command) === COMMAND) return undefined;
  const make = (): void => {
    // The program last: with it the hooks take the copy for whole.
    for (const file of files) {
      makeFolder(dirname(join(folder, file)));
      writeWhole(join(folder, file), readFileSync(join(program, file)), PLAIN_MODE);
    }
    writeWhole(command, COMMAND, EXECUTABLE);
  };
  return { path, what: 'a copy of this nhi for the hooks', isTracked: false, make };
}

/** @returns the files that make the command, relative to its folder, `cli.js` last; the editor's stand beside them */
function bundleFiles(folder: string): string[] {
  const parts = readdirSync(join(folder, 'parts')).filter((file) => file.endsWith('.js'));
  return [...parts.sort().map((file) => join('parts', file)), 'worker.js', 'cli.js'];
}

function isSameFile(one: string, other: string): boolean {
  return existsSync(other) && readFileSync(one).equals(readFileSync(other));
}

/** @returns what was done, one line; undefined where there was no copy */
export function uninstallTool(place: HooksPlace): string | undefined {
  const target = copyOf(place);
  if (!existsSync(target)) return undefined;
  rmSync(dirname(target), { recursive: true });
  return `${target} (gone)`;
}
