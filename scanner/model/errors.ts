/** The call's words are off: unknown option, missing path. Ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file that must be read cannot be. Ends with 2. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  constructor(
    readonly path: string,
    /** In words a user can act on: `permission denied`. */
    readonly why: string,
    /** It was there when listed and is gone now: skipped, not fatal. */
    readonly vanished = false,
  ) {
    super(`cannot read ${path}: ${why}`);
  }
}

/** The tool itself cannot do its work (a worker died, no detector loaded). Ends with 2. */
export class ScannerError extends Error {
  override readonly name = 'ScannerError';
}

/** Why git could not answer. */
export type GitFault =
  | 'no-git'
  | 'no-repository'
  | 'bare'
  | 'foreign-owner'
  | 'bad-revision'
  | 'shallow'
  | 'partial-clone'
  | 'unmerged'
  | 'timeout'
  | 'broken';

/** Git is needed and could not answer: whatever was asked for was not looked at. Ends with 2. */
export class GitError extends Error {
  override readonly name = 'GitError';
  constructor(
    readonly fault: GitFault,
    message: string,
  ) {
    super(message);
  }
}
