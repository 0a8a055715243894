import type { Document, Snapshot } from '../model';
import { readerOf } from '../text';

/** A file of a snapshot that is not among the documents; an empty one where there is none. */
export function textDocument(path: string, snapshot: Pick<Snapshot, 'read'>): Document {
  return {
    path,
    origin: { kind: 'memory' },
    open: () => readerOf(new TextEncoder().encode(snapshot.read(path) ?? '')),
  };
}
