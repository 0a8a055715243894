import { GitError } from '../../model';
import type { ChangeSet, Document, Origin } from '../../model';
import { BlobBatch, commitOrigin, documentsOf, emptySnapshot, Git, LOG_WORDS, loggedCommits } from '../git';
import { messageDocument, newObjects, treeSnapshot } from '../git';
import type { CommitFacts, GitOptions, LoggedCommit } from '../git';
import type { RangeOptions } from './open-range';
import { resolveCommit } from './resolve';
import { boundaryCommits, shallowError } from './shallow';

/** What one commit changes against its parents; a merge only what no parent has. */
export interface CommitChange extends ChangeSet, CommitFacts {
  /** What its author wrote about it, as `commit:<id>`: messages are pushed as well. */
  readonly message: Document;
}

/**
 * The commits that `head` has and `base` has not, parents before children. Each range costs one process, each two hundred
 * files or so one or two more when they are opened, and each commit whose old sides are opened one.
 * @throws GitError where a commit is not in this clone, or a shallow clone cuts the range off
 */
export function commitsOf({ base, head, ...options }: RangeOptions): Iterable<CommitChange> {
  const git = Git.here(options);
  return newCommits(git, [resolveCommit(git, head)], ['--not', resolveCommit(git, base)]);
}

/**
 * One commit: what it changes against its parents.
 * @throws GitError where it is not in this clone, or a shallow clone lacks its parents
 */
export function openCommit({ commit, ...options }: GitOptions & { readonly commit: string }): CommitChange {
  const git = Git.here(options);
  const id = resolveCommit(git, commit);
  const [change] = newCommits(git, [id], ['--not', `${id}^@`]);
  if (change === undefined) throw new GitError('broken', `git log does not show the commit ${id}`);
  return change;
}

/**
 * @param tips ids of commits
 * @param known revisions that are no news, as `git log` takes them
 */
export function newCommits(git: Git, tips: readonly string[], known: readonly string[]): Iterable<CommitChange> {
  const output = git.run([...LOG_WORDS, '--stdin', ...known, '--'], { input: `${tips.join('\n')}\n` });
  const commits = loggedCommits(output);
  const boundary = boundaryCommits(git);
  const cut = commits.find(({ id }) => boundary.has(id));
  if (cut !== undefined) throw shallowError(`the parents of ${cut.id}, which is new`);
  return { [Symbol.iterator]: () => changesOf(git, commits) };
}

/** So many new sides are read together: few enough that those of ordinary size are held at once. */
const BLOBS_AT_ONCE = 200;
const BYTES_AT_ONCE = 32 * 1024 * 1024;

function* changesOf(git: Git, commits: readonly LoggedCommit[]): Generator<CommitChange> {
  let group: LoggedCommit[] = [];
  let blobs = 0;
  for (const commit of commits) {
    group.push(commit);
    blobs += commit.changes.length;
    if (blobs < BLOBS_AT_ONCE) continue;
    yield* changesOfGroup(git, group);
    group = [];
    blobs = 0;
  }
  yield* changesOfGroup(git, group);
}

function* changesOfGroup(git: Git, commits: readonly LoggedCommit[]): Generator<CommitChange> {
  const files = new BlobBatch(
    git,
    commits.flatMap(({ changes }) => newObjects(changes)),
    { maxBytes: BYTES_AT_ONCE },
  );
  const messages = new BlobBatch(
    git,
    commits.map(({ id }) => id),
  );
  for (const { changes, ...facts } of commits) {
    const { id, parents } = facts;
    const [parent] = parents;
    const after = commitOrigin(facts);
    const before: Origin = { kind: 'commit', ...(parent !== undefined && { commit: parent }) };
    yield {
      ...facts,
      changes: documentsOf(git, changes, files, { before, after }),
      before: parent === undefined ? emptySnapshot : treeSnapshot(git, parent),
      after: treeSnapshot(git, id),
      message: messageDocument(`commit:${id}`, after, messages, id),
    };
  }
}
