import { bringsNothing, identifySecret, openStaged, scanChange } from '../../scanner';
import type { ChangeResult, ChangeSet, Day, Profile, Severity } from '../../scanner';
import { startWatch, watched } from './deadline';
import type { Watch } from './deadline';
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
export function judgeStaged(request: StagedRequest): StagedJudgement {
  return judge(request, openWatched(request));
}

/**
 * The same, and the shorter way of most commits.
 * @returns undefined where the commit brings nothing that could be judged
 * @throws as `judgeStaged`
 */
export function judgeUnlessClean(request: StagedRequest): StagedJudgement | undefined {
  const opened = openWatched(request);
  if (!bringsNothing(opened.changeSet)) return judge(request, opened);
  opened.watch();
  return undefined;
}

interface Opened {
  readonly changeSet: ChangeSet;
  readonly watch: Watch;
}

function openWatched({ cwd, paths, milliseconds }: StagedRequest): Opened {
  const watch = startWatch(milliseconds, COMMIT_SECONDS, 'what is staged');
  const staged = openStaged({
    cwd,
    timeoutMilliseconds: COMMIT_SECONDS * 1000,
    ...(paths !== undefined && { paths }),
  });
  return { changeSet: watched(staged, watch), watch };
}

function judge({ today, profile, policy, failOn }: StagedRequest, { changeSet, watch }: Opened): StagedJudgement {
  const judgedBy = { today, ...(profile !== undefined && { profile }), ...(policy !== undefined && { policy }) };
  const result = scanChange({ ...judgedBy, changeSet, identify: identifySecret });
  watch();
  const { profile: judgedProfile, waiverDays } = result;
  return { result, problems: problemsOf(result, failOn), unread: unreadOf(result), profile: judgedProfile, waiverDays };
}
