interface Row {
  /** As a person knows it: relative to the root where it lies there, else absolute. */
  readonly path: string;
  /** In a few words: `9 proposed entries`, `+1 line`. */
  readonly what: string;
  /** Whether it is to be committed. */
  readonly isTracked: boolean;
}

/** A file of the repository; all of them are written together or none. */
export interface FileStep extends Row {
  readonly isTracked: true;
  readonly text: string;
}

/** What only its own part knows how to write. */
export interface ActStep extends Row {
  /** @throws UsageError where it cannot be done */
  readonly make: () => void;
}

/** One thing that `nhi init` would write; nothing happens before it is agreed on. */
export type AdoptionStep = FileStep | ActStep;

/** What one part of the adoption comes to. */
export interface AdoptionPart {
  readonly steps: readonly AdoptionStep[];
  /** What it leaves to a person, and how. */
  readonly notices: readonly string[];
}
