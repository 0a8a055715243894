import type { Snapshot } from '../../model';
import { toolVersion } from '../version';
import { withDependency } from './dependency';
import type { AdoptionPart } from './step';

/** The `package.json` that holds, or is to hold, the tool. */
export interface PlannedDependency extends AdoptionPart {
  /** Relative to the root; undefined where there is none. */
  readonly folder: string | undefined;
  /** What the package manager of this repository installs dependencies by. */
  readonly install: string;
  /** Whether that is still to be done. */
  readonly isMissing: boolean;
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
  const folder = folders.find((each) => snapshot.read(inFolder(each, 'package.json')) !== undefined);
  const nothing = { steps: [], notices: [], install: installCommand(snapshot, folder ?? ''), isMissing: false };
  if (folder === undefined) return { ...nothing, folder };
  const path = inFolder(folder, 'package.json');
  const change = withDependency(snapshot.read(path) ?? '', toolVersion);
  switch (change.kind) {
    case 'there':
      return { ...nothing, folder, isMissing: !isInstalled };
    case 'unreadable': {
      const command = `npm install --save-dev --save-exact nhi-guard@${toolVersion}`;
      const notice = `${path} cannot be read as JSON, so it stays as it is: ${command}`;
      return { ...nothing, folder: undefined, notices: [notice] };
    }
    case 'change': {
      const what = `nhi-guard ${toolVersion} as a development dependency`;
      const step = { path, what, isTracked: true, text: change.text } as const;
      return { ...nothing, steps: [step], folder, isMissing: true };
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
