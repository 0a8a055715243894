import { identifySecret, openPush, scanChange } from '../../scanner';
import type { ChangeResult, ChangeSet, Day, Document, Push, Receiver, RefUpdate, Snapshot } from '../../scanner';
import { startWatch, watched } from './deadline';
import { manifestsOfEnd } from './end-manifests';
import type { Judgement, Problem } from './judgement';
import { isSecret, problemsOf, unreadOf } from './problems';

/** A push waits for the network as well, and brings more than a commit. */
const PUSH_SECONDS = 60;

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
 * Judges what a push brings: secrets commit by commit, because one that was taken out again has leaked all the same;
 * identities and manifests at the end state. What a waiver of the end state excuses it excuses in every commit.
 * @throws GitError where what is pushed cannot be read, ScannerError where it takes longer than sixty seconds
 */
export function judgePush({ cwd, updates, receiver, today, milliseconds }: PushRequest): Judgement {
  const watch = startWatch(milliseconds, PUSH_SECONDS, 'what is pushed');
  const push = openPush({ cwd, updates, receiver, timeoutMilliseconds: PUSH_SECONDS * 1000 });
  const judge = (changeSet: ChangeSet): ChangeResult =>
    scanChange({ changeSet: watched(changeSet, watch), today, identify: identifySecret });

  const ends = push.tips.map((tip) => tip.change());
  const endResults = ends.map(judge);
  const excused = new Set(endResults.flatMap(excusedSubjects));
  const atEnd = endResults.flatMap(problemsOf).filter(({ finding }) => push.judged === 'trees' || !isSecret(finding));
  const single = new Set(push.tips.map(({ id }) => id)).size === 1 ? ends[0]?.after : undefined;
  const byCommit = secretsByCommit(push, single, judge);
  const problems = byCommit.results.flatMap(({ result, commit }) =>
    problemsOf(result)
      .filter(({ finding }) => isSecret(finding) && !excused.has(subjectOf(finding, result)))
      .map((problem): Problem => ({ ...problem, ...(commit !== undefined && { commit }) })),
  );
  watch();
  const [first] = endResults;
  return {
    problems: onceEach([...problems, ...atEnd]),
    unread: [...endResults, ...byCommit.results.map(({ result }) => result)].flatMap(unreadOf),
    profile: first?.profile ?? 'starter',
    ...(push.judged === 'trees' && {
      note: 'Nothing is known of what the other side has: all files at the tips were judged, not commit by commit.',
    }),
  };
}

interface CommitResult {
  readonly result: ChangeResult;
  readonly commit?: string;
}

/** @param end where all refs of the push end at one commit: its manifest and waivers count for each */
function secretsByCommit(
  push: Push,
  end: Snapshot | undefined,
  judge: (changeSet: ChangeSet) => ChangeResult,
): { results: readonly CommitResult[] } {
  const results: CommitResult[] = [];
  const withEnd = end === undefined ? (own: Snapshot): Snapshot => own : manifestsOfEnd(end);
  for (const { id, changes, before, after: own, message } of push.commits) {
    const changeSet = { changes: [...changes, added(message)], before, after: withEnd(own) };
    results.push({ result: judge(changeSet), commit: id });
  }
  const nothing: Snapshot = { read: () => undefined, find: () => [], files: () => [] };
  if (push.documents.length > 0) {
    results.push({ result: judge({ changes: push.documents.map(added), before: nothing, after: withEnd(nothing) }) });
  }
  return { results };
}

const added = (document: Document) => ({ path: document.path, after: document });

function excusedSubjects(result: ChangeResult): string[] {
  return result.findings
    .filter((finding) => finding.waived !== undefined && isSecret(finding))
    .map((finding) => subjectOf(finding, result));
}

/** What makes two secrets the same one: where they stand does not. */
function subjectOf({ rule, place }: ChangeResult['findings'][number], { valueIds }: ChangeResult): string {
  return `${rule} ${valueIds.get(place) ?? ''}`;
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
