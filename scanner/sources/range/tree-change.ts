import type { ChangeSet } from '../../model';
import { BlobBatch, documentsOf, emptySnapshot, newObjects, treeDifference, treeSnapshot } from '../git';
import type { Git } from '../git';

/**
 * The difference of two trees.
 * @param before id of a commit or tree; none: all of `after` is new
 */
export function treeChange(git: Git, before: string | undefined, after: string): ChangeSet {
  const changes = treeDifference(git, before, after);
  return {
    changes: documentsOf(git, changes, new BlobBatch(git, newObjects(changes)), {
      before: { kind: 'commit', ...(before !== undefined && { commit: before }) },
      after: { kind: 'commit', commit: after },
    }),
    before: before === undefined ? emptySnapshot : treeSnapshot(git, before),
    after: treeSnapshot(git, after),
  };
}
