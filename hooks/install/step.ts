/** One change that an installation makes; nothing happens before it is made. */
export interface InstallStep {
  /** Absolute. */
  readonly path: string;
  /** In a few words: `new`, `+1 line`. */
  readonly what: string;
  /** Whether the file is one of the repository, to be committed with it. */
  readonly isTracked: boolean;
  /** @throws UsageError where it cannot be made */
  readonly make: () => void;
}

/** @returns what was done, one line */
export function lineOf({ path, what, isTracked }: InstallStep): string {
  return `${path} (${what}${isTracked ? '; git add it' : ''})`;
}
