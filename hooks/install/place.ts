import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../scanner';
import { hookNames } from '../hook-names';
import type { HookName } from '../hook-names';
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
  /** What is installed where nobody asks for more. */
  readonly usual: readonly HookName[];
}

const SERVER_HOOKS: readonly HookName[] = ['pre-receive'];
const CLIENT_HOOKS = hookNames.filter((hook) => hook !== 'pre-receive' && hook !== 'prepare-commit-msg');
/** Set for this repository, or for this work tree of it. */
const OWN_SCOPES = new Set(['local', 'worktree']);

/**
 * @param cwd absolute, anywhere in the repository
 * @throws GitError where there is none
 * @throws UsageError where hooks are set for more than this repository: those are not ours to change
 */
export function hooksPlace(cwd: string): HooksPlace {
  const answer = tellGit(cwd, [
    'rev-parse',
    '--path-format=absolute',
    '--git-path',
    'hooks',
    '--git-common-dir',
    '--is-bare-repository',
  ]);
  const [folder = '', commonDirectory = '', isBare] = answer.split('\n');
  assertOwn(cwd, commonDirectory);
  const top = isBare === 'true' ? undefined : askGit(cwd, ['rev-parse', '--show-toplevel']);
  const root = top?.status === 0 ? top.text : undefined;
  return {
    folder,
    commonDirectory,
    root,
    husky: huskyFolder(folder),
    usual: isBare === 'true' ? SERVER_HOOKS : CLIENT_HOOKS,
  };
}

function assertOwn(cwd: string, commonDirectory: string): void {
  const setting = askGit(cwd, ['config', '--show-scope', '--get', 'core.hooksPath']);
  if (setting.status !== 0) return;
  const [scope = '', path = ''] = setting.text.split('\t');
  if (OWN_SCOPES.has(scope)) return;
  throw new UsageError(
    `core.hooksPath is set for more than this repository (${scope}: ${path}), so its own hooks do not run. ` +
      `Either give it its own: git config --local core.hooksPath "${join(commonDirectory, 'hooks')}", then nhi hooks install; ` +
      `or call "nhi hook pre-commit" and its like from the hooks in ${path}`,
  );
}

/** Husky 9 points git at `.husky/_`, which it writes itself, and runs the tracked files beside it. */
function huskyFolder(folder: string): string | undefined {
  if (basename(folder) !== '_' || basename(dirname(folder)) !== '.husky') return undefined;
  return dirname(folder);
}
