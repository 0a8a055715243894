import type { Document, Snapshot } from '../model';

/** The files that a session works over: a folder on disk, or none. */
export interface ServiceTree {
  readonly snapshot: Snapshot;
  /** @returns every path that `nhi scan` would read; costs a walk the first time */
  paths(): readonly string[];
  /** @param path one of `paths` */
  document(path: string): Document;
}

/** Where only open documents are: untitled ones, files of no folder, virtual workspaces. */
export const noTree: ServiceTree = {
  snapshot: { read: () => undefined, find: () => [], files: () => [] },
  paths: () => [],
  document: (path) => ({ path, origin: { kind: 'memory' }, open: () => ({ read: () => 0, close: () => undefined }) }),
};
