import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, textAt, writeWhole } from './files';
import type { HooksPlace } from './place';
import type { InstallStep } from './step';

const PLAIN_MODE = 0o644;
const EXECUTABLE = 0o755;

/** In git's own folder, so that the hooks of each work tree find it and nothing of it is ever committed. */
const copyOf = ({ commonDirectory }: HooksPlace): string => join(commonDirectory, 'nhi', 'cli.js');
/** The copy by the name of the command, for whoever has its folder in PATH. */
const COMMAND = '#!/bin/sh\nexec node "${0%/*}/cli.js" "$@"\n';

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
 * @param program the bundle that runs now, absolute; undefined where it is not one file
 * @returns undefined where nothing is to be done
 */
export function toolStep(place: HooksPlace, program: string | undefined): InstallStep | undefined {
  if (program === undefined || isDependency(place)) return undefined;
  const path = copyOf(place);
  const command = join(dirname(path), 'nhi');
  const content = readFileSync(program);
  const isSame = existsSync(path) && readFileSync(path).equals(content);
  if (isSame && textAt(command) === COMMAND) return undefined;
  const make = (): void => {
    makeFolder(dirname(path));
    writeWhole(path, content, PLAIN_MODE);
    writeWhole(command, COMMAND, EXECUTABLE);
  };
  return { path, what: 'a copy of this nhi for the hooks', isTracked: false, make };
}

/** @returns what was done, one line; undefined where there was no copy */
export function uninstallTool(place: HooksPlace): string | undefined {
  const target = copyOf(place);
  if (!existsSync(target)) return undefined;
  rmSync(dirname(target), { recursive: true });
  return `${target} (gone)`;
}
