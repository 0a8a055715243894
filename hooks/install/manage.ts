import { GitError } from '../../scanner';
import { hookNames } from '../hook-names';
import type { HookName } from '../hook-names';
import { FRAMEWORK_HOOKS, stateOfFrameworkHook, uninstallFrameworkEntry } from './framework-entry';
import { askGit } from './git';
import { stateOfHuskyHook, uninstallHuskyHook } from './husky';
import { hooksPlace } from './place';
import type { HooksPlace } from './place';
import { hookSteps, missingPreparation } from './plan';
import { stateOfHook, uninstallHook } from './plain';
import type { HookState } from './plain';
import { lineOf } from './step';
import type { InstallStep } from './step';
import { dependentFolders, isDependency, uninstallTool } from './tool-copy';

const TEAM_NEEDS =
  'Everyone who commits needs nhi now: npm install --save-dev --save-exact nhi-guard, or npx nhi-guard hooks install in each clone';

/**
 * Installs the hooks of the repository around `cwd`; twice changes nothing.
 * @param more hooks beside the usual ones
 * @param program the folder of the bundle that runs now, absolute
 * @returns a line for each file that was changed, then what is needed before the hooks run; none where nothing was
 * @throws UsageError, GitError where hooks cannot be installed here
 */
export function installHooks(cwd: string, more: readonly HookName[], program: string | undefined): string[] {
  const place = hooksPlace(cwd);
  const steps = hookSteps(place, more, program);
  for (const { make } of steps) make();
  if (steps.length === 0) return [];
  const isTeams = steps.some(({ isTracked }) => isTracked);
  const prepare = missingPreparation(place);
  const from =
    prepare === undefined
      ? 'from now on.'
      : `once this has run here: ${prepare === 'install' ? 'npm install' : prepare}`;
  return [
    ...steps.map(lineOf),
    ...(isTeams && !isDependency(place) ? [TEAM_NEEDS] : []),
    `Each commit and push is looked at ${from}`,
  ];
}

/** Takes out what `installHooks` put in. @returns a line for each file that was changed */
export function uninstallHooks(cwd: string): string[] {
  const place = hooksPlace(cwd);
  const { husky, folder, framework } = place;
  const done = hookNames.flatMap((hook) => [
    uninstallHook(folder, hook),
    husky === undefined ? undefined : uninstallHuskyHook(husky, hook),
  ]);
  const entry = framework === undefined ? undefined : uninstallFrameworkEntry(framework);
  return [...done, entry, uninstallTool(place)].filter((line) => line !== undefined);
}

/** How the hooks of a repository stand. */
export interface HooksStatus {
  readonly place: HooksPlace;
  readonly hooks: readonly HookState[];
  /** All that are usually installed are. */
  readonly isComplete: boolean;
}

export function hooksStatus(cwd: string): HooksStatus {
  const place = hooksPlace(cwd);
  const { usual } = place;
  const hooks = hookNames.map((hook) => stateIn(place, hook));
  const isComplete = hooks.every(({ hook, state }) => state === 'installed' || !usual.includes(hook));
  return { place, hooks, isComplete };
}

function stateIn({ husky, folder, framework }: HooksPlace, hook: HookName): HookState {
  if (husky !== undefined) return stateOfHuskyHook(husky, hook);
  if (framework === undefined || !FRAMEWORK_HOOKS.includes(hook)) return stateOfHook(folder, hook);
  return stateOfFrameworkHook(framework, folder, hook);
}

/** How the hooks of a repository would be installed; nothing is written. */
export interface HooksPlan {
  readonly place: HooksPlace;
  /** What would be done, in this order; none where all is as it should be. */
  readonly steps: readonly InstallStep[];
  /** What this clone needs before they run: a command, or `install` for the package manager's own. */
  readonly prepare: string | undefined;
  /** The folders, absolute, whose dependencies the hooks look into, the likeliest first. */
  readonly dependentFolders: readonly string[];
  /** The tool is installed in one of them. */
  readonly isDependency: boolean;
}

/** @throws as `installHooks` */
export function planHooks(cwd: string, program: string | undefined): HooksPlan {
  const place = hooksPlace(cwd);
  return {
    place,
    steps: hookSteps(place, [], program),
    prepare: missingPreparation(place),
    dependentFolders: dependentFolders(place),
    isDependency: isDependency(place),
  };
}

/** @returns false in a bare repository and in git's own folder, undefined where git cannot say or is not there */
export function hasWorkTree(cwd: string): boolean | undefined {
  try {
    const { status, text } = askGit(cwd, ['rev-parse', '--is-inside-work-tree']);
    return status === 0 ? text === 'true' : undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
