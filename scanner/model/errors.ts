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
