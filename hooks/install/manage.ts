import { UsageError } from '../../scanner';
import { hookNames } from '../hook-names';
import type { HookName } from '../hook-names';
import { installHuskyHook, stateOfHuskyHook, uninstallHuskyHook } from './husky';
import { hooksPlace } from './place';
import type { HooksPlace } from './place';
import { installHook, stateOfHook, uninstallHook } from './plain';
import type { HookState } from './plain';
import { installTool, isDependency, uninstallTool } from './tool-copy';

const HUSKY_NEEDS =
  'Everyone who commits needs nhi now: npm install --save-dev --save-exact nhi-guard (until then husky stops commits)';

/**
 * Installs the hooks of the repository around `cwd`; twice changes nothing.
 * @param more hooks beside the usual ones
 * @param program the bundle that runs now, absolute
 * @returns a line for each file that was changed
 * @throws UsageError, GitError where hooks cannot be installed here
 */
export function installHooks(cwd: string, more: readonly HookName[], program: string | undefined): string[] {
  const place = hooksPlace(cwd);
  const { husky, folder } = place;
  const hooks = hookNames.filter((hook) => place.usual.includes(hook) || more.includes(hook));
  if (place.root !== undefined && hooks.includes('pre-receive')) {
    throw new UsageError('pre-receive runs on the server: install it in the bare repository there');
  }
  // A tracked line must mean the same in every clone: husky finds the dependency, or what is in PATH.
  const tool = husky === undefined ? installTool(place, program) : undefined;
  const done = hooks.map((hook) => (husky === undefined ? installHook(folder, hook) : installHuskyHook(husky, hook)));
  const lines = [tool, ...done].filter((line) => line !== undefined);
  if (husky === undefined || lines.length === 0 || isDependency(place)) return lines;
  return [...lines, HUSKY_NEEDS];
}

/** Takes out what `installHooks` put in. @returns a line for each file that was changed */
export function uninstallHooks(cwd: string): string[] {
  const place = hooksPlace(cwd);
  const { husky, folder } = place;
  const done = hookNames.flatMap((hook) => [
    uninstallHook(folder, hook),
    husky === undefined ? undefined : uninstallHuskyHook(husky, hook),
  ]);
  return [...done, uninstallTool(place)].filter((line) => line !== undefined);
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
  const { husky, folder, usual } = place;
  const hooks = hookNames.map((hook) =>
    husky === undefined ? stateOfHook(folder, hook) : stateOfHuskyHook(husky, hook),
  );
  const isComplete = hooks.every(({ hook, state }) => state === 'installed' || !usual.includes(hook));
  return { place, hooks, isComplete };
}
