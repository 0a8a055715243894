import { isDay, UsageError } from '../../model';
import type { Document, Snapshot } from '../../model';
import { Git, hasCommits, headSnapshot, LOG_WORDS, treeSnapshot } from '../git';
import type { GitOptions } from '../git';
import { isShallow, shallowError } from '../range/shallow';
import { blobDocuments } from './blob-documents';
import { messageDocuments } from './message-documents';

export interface HistoryOptions extends GitOptions {
  /** All branches, tags and remote branches, not `HEAD` alone. */
  readonly all?: boolean;
  /** Only commits of this day (`YYYY-MM-DD`) and later ones. */
  readonly since?: string;
  /** A branch, tag, id or range (`v1..main`) instead of `HEAD`. */
  readonly revision?: string;
}

/**
 * Every content that any commit brought, once, with the first commit that has it and its path there; then every commit's
 * message as `commit:<id>`. A merge brings what no parent has. A document holds its content (of a large one the start)
 * until it is let go.
 *
 * One question whether the clone is whole, one `git log`, one `git cat-file --batch` that it feeds, then one `git log` for
 * the messages.
 * @throws (while iterating) UsageError for a `since` that is no day; GitError where git cannot say, or a shallow clone has only
 *         a part of the history
 */
export async function* openHistory(options: HistoryOptions): AsyncGenerator<Document, void, undefined> {
  const chosen = chosenCommits(options);
  const git = Git.here(options);
  // A branch without a commit has no history, which `git log` calls an error.
  if (options.all !== true && options.revision === undefined && !hasCommits(git)) return;
  if (isShallow(git)) throw shallowError('all of its history');
  yield* blobDocuments(git, [...LOG_WORDS, ...chosen]);
  yield* messageDocuments(git, chosen);
}

/** @returns the tree where the history ends: of `revision`, else of `HEAD`; nothing where there is no commit yet */
export function historySnapshot(options: HistoryOptions): Snapshot {
  const git = Git.here(options);
  return options.revision === undefined ? headSnapshot(git) : treeSnapshot(git, options.revision);
}

function chosenCommits({ all, since, revision }: HistoryOptions): readonly string[] {
  if (since !== undefined && !isDay(since)) {
    // Git would take anything for a time, and what it does not understand for now.
    throw new UsageError(`--since takes a day such as 2026-01-31, not ${since}`);
  }
  return [
    ...(since === undefined ? [] : [`--since=${since}T00:00:00Z`]),
    ...(all === true ? ['--all'] : []),
    '--end-of-options',
    ...(revision === undefined ? [] : [revision]),
    '--',
  ];
}
