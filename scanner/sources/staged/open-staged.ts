import { existsSync } from 'node:fs';
import { GitError } from '../../model';
import type { ChangeSet } from '../../model';
import {
  BlobBatch,
  documentsOf,
  Git,
  headSnapshot,
  indexDifference,
  indexPath,
  indexSnapshot,
  newObjects,
  WorkTree,
} from '../git';
import type { GitOptions, RawChange } from '../git';
import { onlyListed } from './listed';
import { otherParents } from './merge-parents';

export interface StagedOptions extends GitOptions {
  /** Only these files and folders, relative to `cwd` or absolute: what lint-staged hands over. None: all that is staged. */
  readonly paths?: readonly string[];
}

/** What the next commit changes. */
export interface Staged extends ChangeSet {
  /** Absolute: the top of the work tree. */
  readonly root: string;
}

/**
 * The index against `HEAD`, never the work tree: a file of it is read only where its bytes are, by git's own id of them, what
 * the index holds. Deletions come with their old side alone, submodules not at all. In a merge only paths that differ from
 * every parent count, and each further parent's side is an `otherBefore`.
 *
 * Costs one process, a second when the first new side or an nhi.yaml of the index is opened that does not stand in the work tree
 * as well; a merge one more for each further parent, the old sides one, and what else is asked of a snapshot one for its listing
 * and one a file. The index is whichever git says in `GIT_INDEX_FILE`.
 * @throws GitError where git cannot say, or paths are still in conflict
 * @throws UsageError where one of `paths` is not in this repository
 */
export function openStaged(options: StagedOptions): Staged {
  const git = Git.here(options);
  const all = stagedChanges(git);
  const unmerged = all.filter((change) => change.isUnmerged);
  if (unmerged.length > 0) throw inConflict(unmerged);
  const changes = options.paths === undefined ? all : onlyListed(git, all, options.cwd, options.paths);
  const workTree = new WorkTree(git.cwd);
  const contents = new BlobBatch(git, newObjects(changes), { workTree });
  return {
    root: git.cwd,
    changes: documentsOf(git, changes, contents, { before: { kind: 'commit' }, after: { kind: 'index' } }),
    before: headSnapshot(git),
    after: indexSnapshot(git, workTree, contents),
  };
}

function stagedChanges(git: Git): RawChange[] {
  const againstHead = indexDifference(git);
  if (againstHead.length === 0) return againstHead;
  if (againstHead.every(({ after }) => after === undefined)) assertIndex(git);
  const others = otherParents(git).map((parent) => new Map(indexDifference(git, parent).map((it) => [it.path, it])));
  return againstHead.flatMap((change) => {
    const sides = others.map((other) => other.get(change.path));
    // As some parent has it: the merge brings it, nobody added it.
    if (sides.includes(undefined)) return [];
    return [{ ...change, before: [...change.before, ...sides.map((side) => side?.before[0])] }];
  });
}

/** To git an index that does not exist is an empty one: everything would look deleted, and so clean. */
function assertIndex(git: Git): void {
  const index = indexPath(git);
  if (existsSync(index)) return;
  throw new GitError(
    'broken',
    `there is no index ${index}: a bare repository has none, and GIT_INDEX_FILE must name one`,
  );
}

const NAMED = 3;

function inConflict(unmerged: readonly RawChange[]): GitError {
  const names = unmerged.slice(0, NAMED).map(({ path }) => path);
  const more = unmerged.length > NAMED ? ` and ${unmerged.length - NAMED} more` : '';
  return new GitError('unmerged', `still in conflict: ${names.join(', ')}${more}. Resolve, then git add`);
}
