import type { ChangeSet, Snapshot } from '../../model';
import { Git, treeSnapshot } from '../git';
import type { GitOptions } from '../git';
import { mergeBase, resolveCommit } from './resolve';
import { isShallow, isWholeBetween, shallowError } from './shallow';
import { treeChange } from './tree-change';

export interface RangeOptions extends GitOptions {
  /** Where the change is to go: a branch, a tag or an id. */
  readonly base: string;
  /** The change's last commit. */
  readonly head: string;
}

/** What merging `head` into `base` brings: their common ancestor against `head`. */
export interface CommitRange extends ChangeSet {
  /** Ids. */
  readonly baseCommit: string;
  readonly headCommit: string;
  /** Undefined where the two have no history in common: all of `head` is new. */
  readonly mergeBase: string | undefined;
  /** The tip of `base`, which may be ahead of the common ancestor: a change is judged by its policy. */
  readonly target: Snapshot;
}

/** @throws GitError where a commit is not in this clone, or a shallow clone does not hold the common ancestor */
export function openRange({ base, head, ...options }: RangeOptions): CommitRange {
  const git = Git.here(options);
  const baseCommit = resolveCommit(git, base);
  const headCommit = resolveCommit(git, head);
  const common = mergeBase(git, headCommit, [baseCommit]);
  const isCut = common === undefined ? isShallow(git) : !isWholeBetween(git, baseCommit, headCommit);
  if (isCut) throw shallowError(`what ${base} and ${head} have in common`);
  return {
    ...treeChange(git, common, headCommit),
    baseCommit,
    headCommit,
    mergeBase: common,
    target: treeSnapshot(git, baseCommit),
  };
}
