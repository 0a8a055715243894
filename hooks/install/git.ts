import { spawnSync } from 'node:child_process';
import { gitFailure, gitProgram, GitError } from '../../scanner';

/** What one question to git gave. */
interface Answer {
  readonly status: number | null;
  readonly text: string;
  readonly complaint: string;
}

/** A monitor that the repository names does not run. */
const QUIET_FLAGS = ['--no-pager', '--no-optional-locks', '-c', 'core.fsmonitor=false'];

/** Questions about places and settings: nothing of the repository runs for them, and its own hooksPath must be seen. */
export function askGit(cwd: string, words: readonly string[]): Answer {
  const environment = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  const done = spawnSync(gitProgram(process.env), [...QUIET_FLAGS, ...words], {
    cwd,
    env: environment,
    encoding: 'utf8',
    windowsHide: true,
  });
  if (done.error !== undefined) throw new GitError('no-git', `git cannot be started (${done.error.message})`);
  return { status: done.status, text: done.stdout.replace(/\n$/, ''), complaint: done.stderr.trim() };
}

/** @returns what git printed, without the last line end @throws GitError where it cannot say */
export function tellGit(cwd: string, words: readonly string[]): string {
  const { status, text, complaint } = askGit(cwd, words);
  if (status === 0) return text;
  const failure = gitFailure(words, cwd, complaint);
  if (failure.fault !== 'no-repository') throw failure;
  throw new GitError(failure.fault, `${failure.message}: git init makes one`);
}
