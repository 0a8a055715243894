import { renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../scanner';
import type { HookName } from '../hook-names';
import { isThere, makeFolder, textAt, writeWhole } from './files';
import { CHAINED, hookScript, isOurs } from './script';
import type { InstallStep } from './step';

const EXECUTABLE = 0o755;
const ANY_EXECUTE = 0o111;

/** How one hook stands. */
export interface HookState {
  readonly hook: HookName;
  readonly state: 'installed' | 'other' | 'absent' | 'not-executable';
  /** A hook that was there before is called first. */
  readonly hasChained: boolean;
}

/**
 * @param isTracked whether the folder is one of the repository's own, to be committed
 * @returns undefined where all is as it should be
 * @throws UsageError where a hook would be lost
 */
export function hookStep(folder: string, hook: HookName, isTracked: boolean): InstallStep | undefined {
  const path = join(folder, hook);
  const wanted = hookScript(hook);
  const { state } = stateOfHook(folder, hook);
  if (state === 'installed' && textAt(path) === wanted) return undefined;
  if (state === 'other' && isThere(path + CHAINED)) {
    throw new UsageError(
      `${path} is not ours, and ${hook}${CHAINED} is there from an earlier install: put the two into one hook by hand, then install again`,
    );
  }
  const kept = `the hook that was there is kept as ${hook}${CHAINED} and runs first`;
  const what = state === 'other' ? kept : state === 'absent' ? 'new' : 'renewed';
  const make = (): void => putHook(path, wanted, state === 'other');
  return { path, what, isTracked, make };
}

function putHook(path: string, wanted: string, isChaining: boolean): void {
  makeFolder(dirname(path));
  if (isChaining) renameSync(path, path + CHAINED);
  try {
    writeWhole(path, wanted, EXECUTABLE);
  } catch (error) {
    if (isChaining) renameSync(path + CHAINED, path);
    throw error;
  }
}

/** @returns what was done, one line; undefined where there was nothing of ours */
export function uninstallHook(folder: string, hook: HookName): string | undefined {
  const path = join(folder, hook);
  const { state, hasChained } = stateOfHook(folder, hook);
  if (state === 'other' || state === 'absent') return undefined;
  if (!hasChained) {
    rmSync(path);
    return `${path} (gone)`;
  }
  renameSync(path + CHAINED, path);
  return `${path} (the hook that was there before is back)`;
}

export function stateOfHook(folder: string, hook: HookName): HookState {
  const path = join(folder, hook);
  const hasChained = isThere(path + CHAINED);
  if (!isThere(path)) return { hook, state: 'absent', hasChained };
  const stat = statSync(path, { throwIfNoEntry: false });
  // A link that leads nowhere, or a folder, is somebody else's.
  if (stat?.isFile() !== true || !isOurs(textAt(path) ?? '')) return { hook, state: 'other', hasChained };
  const runs = process.platform === 'win32' || (stat.mode & ANY_EXECUTE) !== 0;
  return { hook, state: runs ? 'installed' : 'not-executable', hasChained };
}
