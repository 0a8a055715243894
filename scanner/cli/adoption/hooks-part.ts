import { basename, dirname, relative, sep } from 'node:path';
import { planHooks } from '../../../hooks';
import type { InstallStep } from '../../../hooks';
import { GitError, UsageError } from '../../model';
import type { Snapshot } from '../../model';
import { programFolder } from '../program-folder';
import type { Scanned } from '../session';
import { toolVersion } from '../version';
import type { AdoptionPart, AdoptionStep } from './step';

/** The hooks, and what they need. */
export interface PlannedHooks extends AdoptionPart {
  /** What this clone needs before they run: a command, or `install` for the package manager's own. */
  readonly prepare: string | undefined;
  /** What sets the hooks up in every other clone, where that does not come with the dependencies. */
  readonly elsewhere: string | undefined;
  /** Folders whose dependencies the hooks look into, relative to the root, the likeliest first. */
  readonly folders: readonly string[];
  /** The tool is installed in one of them. */
  readonly isInstalled: boolean;
}

/**
 * A repository that can have no hooks is adopted all the same: the notice says why and what to do.
 * @param cwd absolute
 */
export function planGitHooks(cwd: string, { root, snapshot }: Pick<Scanned, 'root' | 'snapshot'>): PlannedHooks {
  try {
    const { place, steps, prepare, dependentFolders, isDependency } = planHooks(cwd, programFolder());
    return {
      steps: rowsOf(steps, root),
      notices: managersOf(snapshot).map(managerNotice),
      prepare,
      elsewhere: place.husky === undefined ? `npx nhi-guard@${toolVersion} hooks install` : undefined,
      folders: dependentFolders.map((folder) => pathFrom(root, folder)).filter((path) => !path.startsWith('..')),
      isInstalled: isDependency,
    };
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof GitError)) throw error;
    const notices = [`No hooks: ${error.message}`];
    return { steps: [], notices, prepare: undefined, elsewhere: undefined, folders: [''], isInstalled: false };
  }
}

/** They write git's own hooks anew whenever they are installed; what stood there is gone or not run. */
const MANAGERS: readonly (readonly [string, RegExp])[] = [
  ['lefthook.yml', /^/],
  ['lefthook.yaml', /^/],
  ['.lefthook.yml', /^/],
  ['.lefthook.yaml', /^/],
  ['package.json', /"simple-git-hooks"\s*:\s*\{/],
  ['.simple-git-hooks.json', /^/],
];

/** @returns the files of those that do not call us */
function managersOf(snapshot: Snapshot): readonly string[] {
  return MANAGERS.flatMap(([path, sign]) => {
    const text = snapshot.read(path);
    return text !== undefined && sign.test(text) && !/\bnhi hook\b/.test(text) ? [path] : [];
  });
}

function managerNotice(path: string): string {
  return `${path} sets up hooks too and writes them anew when it is installed: call "nhi hook pre-commit" first in its own`;
}

type Group = readonly [InstallStep, ...InstallStep[]];

/** Hooks of one folder with one fate share a row. */
function rowsOf(steps: readonly InstallStep[], root: string): AdoptionStep[] {
  const groups = new Map<string, Group>();
  for (const step of steps) {
    const key = step.isTracked ? step.path : `${dirname(step.path)}\0${step.what}`;
    const group = groups.get(key);
    groups.set(key, group === undefined ? [step] : [...group, step]);
  }
  return [...groups.values()].map((group) => rowOf(group, root));
}

function rowOf(group: Group, root: string): AdoptionStep {
  const [{ path, what, isTracked, make }, ...others] = group;
  if (others.length === 0) return { path: pathFrom(root, path), what, isTracked, make };
  const names = group.map((step) => basename(step.path)).join(', ');
  return {
    path: pathFrom(root, dirname(path)),
    what: `${names} (${what})`,
    isTracked,
    make: () => {
      for (const step of group) step.make();
    },
  };
}

/** What lies elsewhere, as git's folder of a linked work tree does, is named in full. */
function pathFrom(root: string, path: string): string {
  const inside = relative(root, path).split(sep).join('/');
  return inside === '..' || inside.startsWith('../') ? path : inside;
}
