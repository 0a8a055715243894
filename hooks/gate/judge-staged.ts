import { identifySecret, openStaged, scanChange } from '../../scanner';
import type { ChangeResult, Day, Profile, Severity } from '../../scanner';
import { startWatch, watched } from './deadline';
import type { Judgement } from './judgement';
import { problemsOf, unreadOf } from './problems';

/** Nobody waits longer for a commit. */
const COMMIT_SECONDS = 10;

export interface StagedRequest {
  /** Absolute; in a hook as git gave it. */
  readonly cwd: string;
  /** Only these files and folders; none: all that is staged. */
  readonly paths?: readonly string[];
  readonly today: Day;
  /** A clock that never goes back. */
  readonly milliseconds: () => number;
  readonly profile?: Profile;
  /** A policy from outside that may only tighten. */
  readonly policy?: { readonly path: string; readonly text: string };
  /** From which severity on a new finding stops the commit; `error` unless said. */
  readonly failOn?: Severity | 'none';
}

/** What a commit hook found out, and all that there is to report of it. */
export interface StagedJudgement extends Judgement {
  readonly result: ChangeResult;
}

/**
 * Judges what the next commit brings: the index, never the work tree.
 * @throws GitError where git cannot say what is staged, ScannerError where it takes longer than ten seconds,
 *         UnreadableError where a manifest cannot be read
 */
export function judgeStaged({ cwd, paths, milliseconds, failOn, ...judgedBy }: StagedRequest): StagedJudgement {
  const watch = startWatch(milliseconds, COMMIT_SECONDS, 'what is staged');
  const staged = openStaged({
    cwd,
    timeoutMilliseconds: COMMIT_SECONDS * 1000,
    ...(paths !== undefined && { paths }),
  });
  const result = scanChange({ ...judgedBy, changeSet: watched(staged, watch), identify: identifySecret });
  watch();
  return { result, problems: problemsOf(result, failOn), unread: unreadOf(result), profile: result.profile };
}
