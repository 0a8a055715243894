import type { RefUpdate } from '../scanner';
import { GitError } from '../scanner';
import { askGit } from './install/git';

type Environment = Readonly<Record<string, string | undefined>>;

/** A push, as the pre-commit framework tells a hook of it: it reads git's standard input itself. */
export interface FrameworkPush {
  readonly updates: readonly RefUpdate[];
  readonly name: string;
  readonly url: string;
}

/**
 * @param environment what the pre-commit framework sets while it runs a hook
 * @returns undefined where it runs at a commit
 * @throws GitError where what it names is not in this clone
 */
export function frameworkPush(cwd: string, environment: Environment): FrameworkPush | undefined {
  const told = (name: string): string | undefined => {
    const value = environment[`PRE_COMMIT_${name}`];
    return value === '' ? undefined : value;
  };
  // Of a first push it gives no range, only the branch.
  const tip = told('TO_REF') ?? told('LOCAL_BRANCH');
  if (tip === undefined) return undefined;
  const from = told('FROM_REF');
  const name = told('REMOTE_NAME') ?? '';
  const after = commitId(cwd, tip);
  if (after === undefined) throw new GitError('bad-revision', `this clone has no commit ${tip}: what is pushed?`);
  const before = from === undefined ? undefined : commitId(cwd, from);
  return {
    updates: [{ ref: told('REMOTE_BRANCH') ?? tip, before, after }],
    name,
    url: told('REMOTE_URL') ?? name,
  };
}

function commitId(cwd: string, revision: string): string | undefined {
  const { status, text } = askGit(cwd, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  return status === 0 ? text : undefined;
}
