import type { Change, Document, Origin } from '../../model';
import { compareText } from '../../text';
import { BlobBatch } from './blob-batch';
import type { Git } from './client';
import type { RawChange, Side } from './raw-diff';

/** @returns a document whose bytes are an object's content, read when it is opened */
export function blobDocument(path: string, origin: Origin, batch: BlobBatch, id: string): Document {
  return { path, origin, open: () => batch.open(id, path) };
}

/** @returns the objects of the new sides */
export function newObjects(changes: readonly RawChange[]): string[] {
  return changes.flatMap(({ after }) => (after === undefined ? [] : [after.id]));
}

export interface Origins {
  readonly before: Origin;
  readonly after: Origin;
}

/**
 * @param changes as git listed them
 * @param after holds the contents of all new sides
 * @returns the changes in path order; the old sides are read together when the first of them is opened, which a change
 *          without findings never needs
 */
export function documentsOf(git: Git, changes: readonly RawChange[], after: BlobBatch, origins: Origins): Change[] {
  const before = new BlobBatch(
    git,
    changes.flatMap((change) => change.before.flatMap((side) => (side === undefined ? [] : [side.id]))),
  );
  const old = (path: string, side: Side | undefined): Document | undefined =>
    side === undefined ? undefined : blobDocument(path, origins.before, before, side.id);
  return changes
    .toSorted((a, b) => compareText(a.path, b.path))
    .map((change): Change => {
      const { path } = change;
      const [first, ...others] = change.before.map((side) => old(path, side));
      return {
        path,
        ...(first !== undefined && { before: first }),
        ...(others.length > 0 && { otherBefore: others }),
        ...(change.after !== undefined && { after: blobDocument(path, origins.after, after, change.after.id) }),
      };
    });
}
