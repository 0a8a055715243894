import { spawnSync } from 'node:child_process';
import { GitError } from '../../model';
import { quoted } from './failure';
import { gitProgram } from './program';

/** Nothing of the repository runs; what may be reached, and how, is the user's own setting. */
const FLAGS: readonly string[] = [
  '--no-pager',
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'gc.auto=0'],
  ...['-c', 'maintenance.auto=false'],
];

const TIMEOUT_MILLISECONDS = 300_000;
/** An address may hold a password. */
const CREDENTIALS = /:\/\/[^/\s@]{1,1000}@/g;

/** What came of it. */
export interface Reached {
  readonly stdout: string;
  /** Why it failed, in git's words without credentials. */
  readonly problem?: string;
}

/**
 * Runs the only commands of ours that talk to another machine, with whatever credentials git has here; none is asked for.
 * @param words `fetch` or `ls-remote` and what follows
 * @throws GitError where git does not run or takes longer than five minutes
 */
export function reachOut(cwd: string, words: readonly string[]): Reached {
  const environment = { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  const { status, stdout, stderr, error } = spawnSync(gitProgram(environment), [...FLAGS, ...words], {
    cwd,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MILLISECONDS,
    windowsHide: true,
  });
  if (error !== undefined) {
    const { code = error.message } = error as NodeJS.ErrnoException;
    if (code !== 'ETIMEDOUT') throw new GitError('no-git', `git cannot be started (${code})`);
    throw new GitError('timeout', `git ${words[0] ?? ''} took longer than 5 minutes and was ended`);
  }
  if (status === 0) return { stdout };
  return { stdout, problem: quoted(stderr.replace(CREDENTIALS, '://')) || 'git gave no reason' };
}
