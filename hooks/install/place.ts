import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UsageError } from '../../scanner';
import { hookNames } from '../hook-names';
import type { HookName } from '../hook-names';
import { textAt } from './files';
import { FRAMEWORK_CONFIG } from './framework-entry';
import { askGit, tellGit } from './git';

/** Where the hooks of one repository are, and who runs them. */
export interface HooksPlace {
  /** Absolute: the folder git looks into. */
  readonly folder: string;
  /** Absolute: what all work trees of the repository share. */
  readonly commonDirectory: string;
  /** Absolute: top of the work tree; undefined in a bare repository. */
  readonly root: string | undefined;
  /** The folder of husky's tracked hook files, where husky has the word. */
  readonly husky: string | undefined;
  /** The pre-commit framework's configuration, absolute, where that has the word. */
  readonly framework: string | undefined;
  /** What is installed where nobody asks for more. */
  readonly usual: readonly HookName[];
}

const SERVER_HOOKS: readonly HookName[] = ['pre-receive'];
const CLIENT_HOOKS = hookNames.filter((hook) => hook !== 'pre-receive' && hook !== 'prepare-commit-msg');
/** Set for this repository, or for this work tree of it. */
const OWN_SCOPES = new Set(['local', 'worktree']);

/** Where git was told to look for hooks. */
export interface HooksPathSetting {
  /** As git names it: `local`, `worktree`, `global`, `system` or `command`. */
  readonly scope: string;
  /** As it is written. */
  readonly path: string;
  /** Set for this repository or for one work tree of it, and for no other. */
  readonly isOwn: boolean;
}

/**
 * @param cwd absolute, anywhere in the repository
 * @throws GitError where there is none
 * @throws UsageError where hooks are set for more than this repository: those are not ours to change
 */
export function hooksPlace(cwd: string): HooksPlace {
  const place = findHooksPlace(cwd);
  assertOwn(cwd, place);
  return place;
}

/** The same, whoever has set it. @throws GitError where there is no repository */
export function findHooksPlace(cwd: string): HooksPlace {
  const answer = tellGit(cwd, [
    'rev-parse',
    '--path-format=absolute',
    '--git-path',
    'hooks',
    '--git-common-dir',
    '--is-bare-repository',
  ]);
  const [folder = '', commonDirectory = '', isBare] = answer.split('\n');
  const top = isBare === 'true' ? undefined : askGit(cwd, ['rev-parse', '--show-toplevel']);
  const root = top?.status === 0 ? top.text : undefined;
  const husky =
    huskyFolder(folder) ?? (root === undefined ? undefined : unpreparedHusky(root, folder, commonDirectory));
  return {
    folder,
    commonDirectory,
    root,
    husky,
    framework: husky === undefined && root !== undefined ? frameworkConfig(root, folder, commonDirectory) : undefined,
    usual: isBare === 'true' ? SERVER_HOOKS : CLIENT_HOOKS,
  };
}

/** @returns undefined where git looks into its own folder */
export function hooksPathSetting(cwd: string): HooksPathSetting | undefined {
  const setting = askGit(cwd, ['config', '--show-scope', '--get', 'core.hooksPath']);
  if (setting.status !== 0) return undefined;
  const [scope = '', path = ''] = setting.text.split('\t');
  return { scope, path, isOwn: OWN_SCOPES.has(scope) };
}

function assertOwn(cwd: string, { commonDirectory }: HooksPlace): void {
  const setting = hooksPathSetting(cwd);
  if (setting === undefined || setting.isOwn) return;
  const { scope, path } = setting;
  throw new UsageError(
    `core.hooksPath is set for more than this repository (${scope}: ${path}), so its own hooks do not run. ` +
      `Either give it its own: git config --local core.hooksPath "${join(commonDirectory, 'hooks')}", then nhi hooks install; ` +
      `or call "nhi hook pre-commit" and its like from the hooks in ${path}`,
  );
}

/** Husky 9 points git at `.husky/_`, which it writes itself, and runs the tracked files beside it. */
function huskyFolder(folder: string): string | undefined {
  if (basename(folder) !== '_') return undefined;
  const isHusky = basename(dirname(folder)) === '.husky' || existsSync(join(folder, 'h'));
  return isHusky ? dirname(folder) : undefined;
}

/** The clone is fresh: `npm install` will point git at husky's folder, and what lies in git's own is no longer run. */
function unpreparedHusky(root: string, folder: string, commonDirectory: string): string | undefined {
  const husky = join(root, '.husky');
  if (!isGitsOwn(folder, commonDirectory) || statSync(husky, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return undefined;
  }
  return /"husky"\s*:/.test(textAt(join(root, 'package.json')) ?? '') ? husky : undefined;
}

/** It refuses to install where `core.hooksPath` is set. */
function frameworkConfig(root: string, folder: string, commonDirectory: string): string | undefined {
  const path = join(root, FRAMEWORK_CONFIG);
  return isGitsOwn(folder, commonDirectory) && existsSync(path) ? path : undefined;
}

/** Git writes forward slashes everywhere. */
function isGitsOwn(folder: string, commonDirectory: string): boolean {
  return join(folder) === join(commonDirectory, 'hooks');
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
