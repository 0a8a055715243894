import type { Snapshot } from '../../model';
import { toolVersion } from '../version';
import { withDependency } from './dependency';
import type { AdoptionPart } from './step';

/** The `package.json` that holds, or is to hold, the tool. */
export interface PlannedDependency extends AdoptionPart {
  /** Relative to the root; undefined where there is none. */
  readonly folder: string | undefined;
  /** What installs it, where that is still to be done. */
  readonly install: string | undefined;
}

/** Each package manager's own lock file, and what it is called by. */
const MANAGERS: readonly (readonly [string, string])[] = [
  ['pnpm-lock.yaml', 'pnpm install'],
  ['yarn.lock', 'yarn install'],
  ['bun.lock', 'bun install'],
  ['bun.lockb', 'bun install'],
];

/**
 * @param folders that may hold it, relative to the root, the likeliest first
 * @param isInstalled whether the tool is in one's `node_modules` already
 */
export function planDependency(
  snapshot: Snapshot,
  folders: readonly string[],
  isInstalled: boolean,
): PlannedDependency {
  const nothing = { steps: [], notices: [], install: undefined };
  const folder = folders.find((each) => snapshot.read(inFolder(each, 'package.json')) !== undefined);
  if (folder === undefined) return { ...nothing, folder };
  const path = inFolder(folder, 'package.json');
  const change = withDependency(snapshot.read(path) ?? '', toolVersion);
  switch (change.kind) {
    case 'there':
      return { ...nothing, folder, install: isInstalled ? undefined : installCommand(snapshot, folder) };
    case 'unreadable': {
      const notice = `${path} cannot be read as JSON, so it stays as it is: npm install --save-dev --save-exact nhi-guard@${toolVersion}`;
      return { ...nothing, folder: undefined, notices: [notice] };
    }
    case 'change': {
      const what = `nhi-guard ${toolVersion} as a development dependency`;
      const steps = [{ path, what, isTracked: true, text: change.text } as const];
      return { steps, notices: [], folder, install: installCommand(snapshot, folder) };
    }
  }
}

function installCommand(snapshot: Snapshot, folder: string): string {
  const manager = MANAGERS.find(([lock]) =>
    [folder, ''].some((each) => snapshot.read(inFolder(each, lock)) !== undefined),
  );
  return manager?.[1] ?? 'npm install';
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
