import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Git } from './client';

/** More of what a command complains about is not kept. */
const MAX_STDERR_CHARACTERS = 10_000;

/** A git command whose input and output flow while it runs. */
export class RunningGit {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly end: Promise<number | null>;
  private complaint = '';
  private hasFailed = false;

  constructor(
    private readonly git: Git,
    private readonly words: readonly string[],
  ) {
    const child = git.start(words);
    this.child = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (this.complaint.length < MAX_STDERR_CHARACTERS) this.complaint += text;
    });
    // It may end before it has read all; how it ended tells why.
    child.stdin.on('error', () => {
      this.hasFailed = true;
    });
    this.end = new Promise((resolve) => {
      child.on('close', (status) => {
        resolve(status);
      });
      child.on('error', (error) => {
        this.complaint += error.message;
        resolve(null);
      });
    });
  }

  /** What it prints; to be read by one reader. */
  get output(): AsyncIterable<Buffer> {
    return this.child.stdout;
  }

  get stderr(): string {
    return this.complaint;
  }

  /** Waits where the command does not keep up. */
  async write(text: string): Promise<void> {
    const { stdin } = this.child;
    if (this.hasFailed || stdin.destroyed || stdin.write(text)) return;
    await Promise.race([once(stdin, 'drain').catch(() => undefined), this.end]);
  }

  endInput(): void {
    this.child.stdin.end();
  }

  /** @returns its exit status once its output was read to the end; null where it was ended from outside */
  status(): Promise<number | null> {
    return this.end;
  }

  /** @throws GitError where it did not end well */
  async finish(): Promise<void> {
    const status = await this.end;
    if (status !== 0) throw this.git.failure(this.words, { status, stderr: this.complaint, isCut: false });
  }

  /** Ends it, whatever it does; to be called in any case. */
  stop(): void {
    this.child.stdin.destroy();
    this.child.stdout.destroy();
    this.child.kill();
  }
}
