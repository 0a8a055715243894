import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { GitError } from '../../model';
import { repositoryRoot } from '../tree/root';
import { gitEnvironment, SAFE_FLAGS } from './environment';
import { gitFailure } from './failure';
import { gitProgram } from './program';

export interface GitOptions {
  /** Absolute. */
  readonly cwd: string;
  /** No single git command may take longer. */
  readonly timeoutMilliseconds?: number;
}

/** What one command gave, whatever its status. */
export interface GitAnswer {
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Null where it was ended from outside. */
  readonly status: number | null;
  /** It had more to say than was asked for, and was ended. */
  readonly isCut: boolean;
}

export interface GitInput {
  readonly input?: string;
  /** More output than this is not taken. */
  readonly maxBytes?: number;
  /** A file that takes the output instead. */
  readonly output?: number;
}

/** Listings of paths and commits: a hundred times what the largest known repositories give. */
const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;
const TIMEOUT_MILLISECONDS = 300_000;

/** Runs git in one place, without a shell, so that nothing the repository says runs. */
export class Git {
  private readonly program: string;

  private constructor(
    /** Top of the work tree, or the folder of a bare repository. */
    readonly cwd: string,
    readonly environment: NodeJS.ProcessEnv,
    private readonly timeoutMilliseconds: number,
  ) {
    this.program = gitProgram(environment);
  }

  /**
   * The repository that this process was started for: in a hook what git says in `GIT_DIR` and its like, else the one
   * around `cwd`.
   * @throws GitError where git is not installed or `cwd` cannot be entered
   */
  static here({ cwd, timeoutMilliseconds = TIMEOUT_MILLISECONDS }: GitOptions): Git {
    const start = realFolder(cwd);
    const environment = gitEnvironment(process.env, true);
    // With GIT_DIR set git takes the current folder for the top of the work tree.
    const isTold = environment['GIT_DIR'] !== undefined;
    return new Git(isTold ? start : (repositoryRoot(start) ?? start), environment, timeoutMilliseconds);
  }

  /** A repository of its own right: `GIT_DIR`, set while a hook runs, would point the question at another one. */
  static of(root: string): Git {
    return new Git(root, gitEnvironment(process.env, false), TIMEOUT_MILLISECONDS);
  }

  /** @returns what git printed @throws GitError where it did not end well */
  run(words: readonly string[], input: GitInput = {}): Buffer {
    const answer = this.ask(words, input);
    if (answer.status === 0) return answer.stdout;
    throw this.failure(words, answer);
  }

  /** @returns whatever came of it @throws GitError only where git did not run or took too long */
  ask(words: readonly string[], { input, maxBytes = MAX_OUTPUT_BYTES, output }: GitInput = {}): GitAnswer {
    const done = spawnSync(this.program, [...SAFE_FLAGS, ...words], {
      cwd: this.cwd,
      env: this.environment,
      input: input ?? '',
      maxBuffer: maxBytes,
      stdio: ['pipe', output ?? 'pipe', 'pipe'],
      timeout: this.timeoutMilliseconds,
      windowsHide: true,
    });
    const code = done.error === undefined ? undefined : (done.error as NodeJS.ErrnoException).code;
    if (code === 'ETIMEDOUT') throw this.tooSlow(words);
    // EPIPE: it ended before it had read all; its status tells why.
    if (code !== undefined && code !== 'ENOBUFS' && code !== 'EPIPE') {
      throw new GitError('no-git', `git cannot be started (${code})`);
    }
    const isCut = code === 'ENOBUFS';
    return {
      stdout: output === undefined ? done.stdout : Buffer.alloc(0),
      stderr: done.stderr.toString('utf8'),
      status: isCut ? null : done.status,
      isCut,
    };
  }

  /** Starts a command whose output is read while it runs. The caller ends it. */
  start(words: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn(this.program, [...SAFE_FLAGS, ...words], {
      cwd: this.cwd,
      env: this.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
  }

  /** Why a command failed, in words a user can act on. */
  failure(words: readonly string[], { status, stderr, isCut }: Omit<GitAnswer, 'stdout'>): GitError {
    const [command = ''] = words;
    if (isCut) return new GitError('broken', `git ${command} gives more than can be held in memory`);
    if (status === null) return new GitError('broken', `git ${command} was ended before it was done`);
    if (status === 129 && command === 'diff') {
      // Outside of a repository `diff` takes itself for another command and says nothing of the reason.
      const question = ['rev-parse', '--show-toplevel'];
      const reason = this.ask(question);
      if (reason.status !== 0) return gitFailure(question, this.cwd, reason.stderr);
    }
    return gitFailure(words, this.cwd, stderr);
  }

  private tooSlow([command = '']: readonly string[]): GitError {
    const seconds = Math.round(this.timeoutMilliseconds / 1000);
    return new GitError('timeout', `git ${command} took longer than ${seconds} s and was ended`);
  }
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    throw new GitError('no-repository', `${path} does not exist or cannot be entered`);
  }
}
