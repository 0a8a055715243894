import { createSession, noTree } from '../../scanner/service';
import type { Pace, Session, ServiceTree, SessionOptions } from '../../scanner/service';
import { documentsOf, snapshotOf, TODAY } from '../scan/memory';
import type { Files } from '../scan/memory';

/** Nobody waits and nothing is cancelled. */
export const unhurried: Pace = { breathe: () => Promise.resolve(), isDue: () => true };

/** @param files may change between calls of the session: it is a tree in memory */
export function treeOf(files: Files): ServiceTree {
  return {
    snapshot: snapshotOf(files),
    paths: () => Object.keys(files),
    document: (path) => documentsOf({ [path]: files[path]! })[0] ?? noTree.document(path),
  };
}

/** A session over files that exist only here, its tree read. */
export async function sessionOver(files: Files, options: Partial<SessionOptions> = {}): Promise<Session> {
  const session = createSession({ openTree: () => treeOf(files), today: () => TODAY, ...options });
  await session.readTree(unhurried);
  return session;
}
