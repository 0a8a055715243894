import type { ChangeSet, Document } from '../../model';
import { Git } from '../git';
import type { GitOptions } from '../git';
import { newCommits } from './commits';
import type { CommitChange } from './commits';
import { knownSide } from './known-side';
import type { KnownSide, Receiver } from './known-side';
import { pushedObjects } from './pushed-objects';
import type { PushedTip } from './pushed-objects';
import type { RefUpdate } from './ref-update';
import { mergeBase } from './resolve';
import { isShallow, shallowError } from './shallow';
import { treeChange } from './tree-change';

export interface PushOptions extends GitOptions {
  readonly updates: readonly RefUpdate[];
  /** Who takes the push. */
  readonly receiver: Receiver;
}

/** A ref as it will be. */
export interface Tip {
  readonly ref: string;
  /** Of a commit, or of a tree that a tag names. */
  readonly id: string;
  /** From what the receiver has, the common ancestor where the two went apart, to the tip: the end state and its snapshots. */
  change(): ChangeSet;
}

/** What a push brings. */
export interface Push {
  /**
   * `commits`: each new commit is in `commits`. `trees`: nothing is known of the receiver, so that every commit would be
   * new; `commits` is empty and each tip's change is its whole tree.
   */
  readonly judged: 'commits' | 'trees';
  readonly commits: Iterable<CommitChange>;
  /** Of several new refs only those that bring something. */
  readonly tips: readonly Tip[];
  /** Messages of annotated tags as `tag:<name>`, and files that a ref names directly. */
  readonly documents: readonly Document[];
}

/** @throws GitError where what is to be pushed cannot be read, or a shallow clone cuts it off */
export function openPush({ updates, receiver, ...options }: PushOptions): Push {
  const nothing: Push = { judged: 'commits', commits: [], tips: [], documents: [] };
  if (updates.every(({ after }) => after === undefined)) return nothing;
  const git = Git.here(options);
  const { tips, documents } = pushedObjects(git, updates);
  const known = knownSide(
    git,
    receiver,
    tips.flatMap(({ before }) => before ?? []),
  );
  const commits = tips.filter(({ type }) => type === 'commit').map(({ id }) => id);
  const baseOf = ({ ref, type, id, before }: PushedTip): string | undefined => {
    if (type === 'tree' || known === undefined) return undefined;
    const common = before === undefined ? undefined : mergeBase(git, id, [before]);
    // Pushed by force: what it was rebased on may lie ahead of what the two tips share.
    if (before !== undefined && common === before) return common;
    const others = [...(before === undefined ? [] : [before]), ...known.heads()];
    const found = others.length === 0 ? undefined : mergeBase(git, id, others);
    if (found === undefined && isShallow(git))
      throw shallowError(`what ${ref} and the commits before it have in common`);
    return found;
  };
  return {
    judged: known === undefined ? 'trees' : 'commits',
    commits: known === undefined || commits.length === 0 ? [] : newCommits(git, commits, known.words),
    tips: (known === undefined ? tips : bringing(git, tips, known)).map((tip) => ({
      ref: tip.ref,
      id: tip.id,
      change: () => treeChange(git, baseOf(tip), tip.id),
    })),
    documents,
  };
}

/**
 * @returns the tips without new refs of commits that the receiver has: a release's hundreds of old tags bring nothing, and
 *          to find the base of each costs as much as of a new one
 */
function bringing(git: Git, tips: readonly PushedTip[], known: KnownSide): readonly PushedTip[] {
  const isNewRef = ({ type, before }: PushedTip): boolean => type === 'commit' && before === undefined;
  const newRefs = tips.filter(isNewRef);
  if (newRefs.length < 2) return tips;
  const asked = [...newRefs.map(({ id }) => id), ...known.heads().map((id) => `^${id}`)];
  const output = git.run(['rev-list', '--stdin', '--'], { input: `${asked.join('\n')}\n` });
  const news = new Set(output.toString('latin1').split('\n'));
  const left = tips.filter((tip) => !isNewRef(tip) || news.has(tip.id));
  // The messages of several tags on one commit are judged by what that holds.
  const [first, ...others] = tips;
  return left.length === 0 && others.every(({ id }) => id === first?.id) ? tips.slice(0, 1) : left;
}
