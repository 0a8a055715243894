import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole } from './files';
import type { HooksPlace } from './place';

const PLAIN_MODE = 0o644;

/** In git's own folder, so that the hooks of each work tree find it and nothing of it is ever committed. */
const copyOf = ({ commonDirectory }: HooksPlace): string => join(commonDirectory, 'nhi', 'cli.js');

/** @returns whether the repository has the tool among its own dependencies, installed */
export function isDependency({ root }: HooksPlace): boolean {
  return root !== undefined && existsSync(join(root, 'node_modules/.bin/nhi'));
}

/**
 * Where the repository does not have the tool as a dependency, the hooks get a copy of the one that installs them.
 * @param program the bundle that runs now, absolute; undefined where it is not one file
 * @returns what was done, one line; undefined where nothing was to do
 */
export function installTool(place: HooksPlace, program: string | undefined): string | undefined {
  if (program === undefined || isDependency(place)) return undefined;
  const target = copyOf(place);
  const content = readFileSync(program);
  if (existsSync(target) && readFileSync(target).equals(content)) return undefined;
  mkdirSync(dirname(target), { recursive: true });
  writeWhole(target, content, PLAIN_MODE);
  return `${target} (a copy of this nhi for the hooks)`;
}

/** @returns what was done, one line; undefined where there was no copy */
export function uninstallTool(place: HooksPlace): string | undefined {
  const target = copyOf(place);
  if (!existsSync(target)) return undefined;
  rmSync(dirname(target), { recursive: true });
  return `${target} (gone)`;
}
