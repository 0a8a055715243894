import type { Document, Snapshot } from './document';

/** One path that differs between two snapshots. A rename is one path that goes and one that comes. */
export interface Change {
  readonly path: string;
  /** The old side; absent where the path is new. */
  readonly before?: Document;
  /**
   * Of a merge: the old side in each further parent, always in the same order; undefined where that one has no such
   * path. What any parent has is not new.
   */
  readonly otherBefore?: readonly (Document | undefined)[];
  /** The new side; absent where the path goes. */
  readonly after?: Document;
}

/** What a commit, a push or a pull request changes, and both whole trees to read manifests from. */
export interface ChangeSet {
  /** In path order, each path once. Regular files only; a symbolic link counts with its target as content. */
  readonly changes: Iterable<Change>;
  readonly before: Snapshot;
  readonly after: Snapshot;
}
