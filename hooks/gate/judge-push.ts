import { identifySecret, judgeRange, openPush, scanChange } from '../../scanner';
import type { ChangeResult, ChangeSet, Day, Push, Receiver, RefUpdate } from '../../scanner';
import { startWatch, watched } from './deadline';
import type { Judgement, Problem } from './judgement';
import { isProblem, problemOf, unreadOf } from './problems';

/** A push waits for the network as well, and brings more than a commit. */
const PUSH_SECONDS = 60;
/** What the other side has already is not looked at again. */
const FEWER = 'Push fewer refs at once, the default branch first and alone';
/** As without any policy: nothing was judged by one. */
const DEFAULT_WAIVER_DAYS = 90;

export interface PushRequest {
  /** Absolute; in a hook as git gave it. */
  readonly cwd: string;
  readonly updates: readonly RefUpdate[];
  readonly receiver: Receiver;
  readonly today: Day;
  /** A clock that never goes back. */
  readonly milliseconds: () => number;
}

/**
 * Judges what a push brings; see `judgeRange`.
 * @throws GitError where what is pushed cannot be read, ScannerError where it takes longer than sixty seconds
 */
export function judgePush({ cwd, updates, receiver, today, milliseconds }: PushRequest): Judgement {
  const watch = startWatch(milliseconds, PUSH_SECONDS, 'what is pushed', FEWER);
  const push = openPush({ cwd, updates, receiver, timeoutMilliseconds: PUSH_SECONDS * 1000 });
  const judge = (changeSet: ChangeSet): ChangeResult =>
    scanChange({ changeSet: watched(changeSet, watch), today, identify: identifySecret });
  const { commits, documents, judged, tips } = push;
  const ends = tips.map((tip) => tip.change());
  const [end] = ends;
  const isOneEnd = new Set(tips.map(({ id }) => id)).size === 1;
  const roots = new Set<string>();
  const range = {
    commits: noting(commits, roots),
    documents,
    ends,
    judgesTrees: judged === 'trees',
    ...(isOneEnd && end !== undefined && { end: end.after }),
  };
  const judgement = judgeRange(range, judge);
  watch();
  const problems = judgement.findings
    .filter(({ finding }) => isProblem(finding))
    .map(({ finding, result, commit }): Problem => ({
      ...problemOf(finding, result),
      ...(commit !== undefined && { commit }),
      ...(commit !== undefined && roots.has(commit) && { isRoot: true }),
    }));
  return {
    problems: onceEach(problems),
    unread: [...judgement.ends, ...judgement.commits.map(({ result }) => result)].flatMap(unreadOf),
    profile: judgement.ends[0]?.profile ?? 'starter',
    waiverDays: judgement.ends[0]?.waiverDays ?? DEFAULT_WAIVER_DAYS,
    ...(judged === 'trees' && {
      note: 'Nothing is known of what the other side has: all files at the tips were judged, not commit by commit.',
    }),
  };
}

/** @param roots where the ids of commits without a parent are put */
function* noting(commits: Push['commits'], roots: Set<string>): Push['commits'] {
  for (const commit of commits) {
    if (commit.parents.length === 0) roots.add(commit.id);
    yield commit;
  }
}

/** Two refs of one push often end in the same place. */
function onceEach(problems: readonly Problem[]): Problem[] {
  const known = new Set<string>();
  return problems.filter(({ finding: { rule, fingerprint }, commit = '' }) => {
    const name = `${rule} ${fingerprint} ${commit}`;
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
}
