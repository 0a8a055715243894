import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { isInside } from '../../install/place';
import { CHAINED } from '../../install/script';
import { frameworkConfig } from '../framework-config';
import { lintStagedFiles } from '../lint-staged-config';
import type { Patient } from '../patient';
import type { Sandbox } from './sandbox';

/** What hooks read beside their own files. */
const CONFIGURATION = ['package.json', '.pre-commit-config.yaml', 'nhi.yaml'];

/**
 * Copies what runs at a commit into the sandbox: the hooks, their managers' configuration, the tool. A hook that ours has
 * displaced stays out: ours runs whatever it does, unless it refuses, and it is not asked for here.
 */
export function copySetUp({ place, hooksPath }: Patient, sandbox: Sandbox): void {
  const { root } = sandbox;
  const { root: from, folder, husky, commonDirectory } = place;
  const isTracked = !isInside(commonDirectory, folder);
  const own = husky ?? folder;
  if (from !== undefined && isTracked && isInside(from, folder)) {
    copyFolder(own, join(root, relative(from, own)));
    sandbox.git(['config', 'core.hooksPath', relative(from, folder).split(sep).join('/')]);
  } else if (hooksPath !== undefined && isTracked) {
    // Somewhere else on this machine: git runs it where it is.
    sandbox.git(['config', 'core.hooksPath', folder]);
  } else copyFolder(folder, join(root, '.git/hooks'));
  copyFolder(join(commonDirectory, 'nhi'), join(root, '.git/nhi'));
  const modules = [from, dirname(commonDirectory)].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'node_modules')),
  );
  if (modules !== undefined) mirrorModules(join(modules, 'node_modules'), join(root, 'node_modules'));
  if (from === undefined) return;
  for (const name of [...CONFIGURATION, ...lintStagedFiles(from)]) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(root, name));
  }
}

/** What the sandbox's commands get beside its own: of the framework only our hook, from its store as it is. */
export function managerEnvironment({ place: { root }, environment }: Patient): Record<string, string> {
  const ids = root === undefined ? [] : (frameworkConfig(root)?.ids ?? []);
  if (ids.length === 0) return {};
  const cache = environment['XDG_CACHE_HOME'] ?? join(environment['HOME'] ?? homedir(), '.cache');
  const store = environment['PRE_COMMIT_HOME'] ?? join(cache, 'pre-commit');
  const skipped = [...(environment['SKIP'] ?? '').split(','), ...ids.filter((id) => id !== 'nhi')];
  return { SKIP: skipped.join(','), ...(existsSync(store) && { PRE_COMMIT_HOME: store }) };
}

/** Files and folders only: a pipe, a socket or a link that leads nowhere stays behind. */
function copyFolder(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const stat = statSync(join(from, name), { throwIfNoEntry: false });
    if (name.endsWith(CHAINED)) continue;
    if (stat?.isDirectory() === true) copyFolder(join(from, name), join(to, name));
    else if (stat?.isFile() === true) copyFileSync(join(from, name), join(to, name));
  }
}

/** A folder of its own with a link for each package: what a hook writes into it (`.cache`) stays in the sandbox. */
function mirrorModules(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') && name !== '.bin') continue;
    symlinkSync(join(from, name), join(to, name), 'junction');
  }
}
