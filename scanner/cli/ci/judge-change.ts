import { isSecret, judgeRange, secretSubject } from '../../judge-range';
import type { RangeFinding, RangeInput, RangeJudgement } from '../../judge-range';
import { isBlocking } from '../../report';
import { scanChange } from '../../scan-change';
import type { ChangeInput, ChangeResult } from '../../scan-change';
import { ScannerError } from '../../model';
import type { Coverage, Finding, ScanResult } from '../../model';
import { compareFindings } from '../../text';

/** What a change brings, as reports take it, and what its author's machine let pass. */
export interface JudgedChange {
  /** Each finding says whether the change brings it; of one that a commit brings, `origin` says which. */
  readonly result: ScanResult;
  /** Those of the findings that are about a secret which a commit brings and a later one takes out. */
  readonly gone: readonly Finding[];
  /** Ids of the commits that the hooks stop, parents before children. */
  readonly stopped: readonly string[];
}

/**
 * @param range with one end
 * @param input `scanChange`'s, but for the change set
 * @throws ScannerError where it has no end: a tag of a single file
 */
export function judgeChange(range: RangeInput, input: Omit<ChangeInput, 'changeSet'>): JudgedChange {
  const judgement = judgeRange(range, (changeSet) => scanChange({ ...input, changeSet }));
  const [end] = judgement.ends;
  if (end === undefined) throw new ScannerError('what was pushed is no commit: there is nothing to compare');
  return { ...resultOf(judgement, end), stopped: stoppedCommits(judgement) };
}

/** Secrets stand where the change leaves them; one that it takes out again where its commit had it. */
function resultOf({ findings, commits }: RangeJudgement, end: ChangeResult): Pick<JudgedChange, 'result' | 'gone'> {
  const leaks = firstOfEach(findings.filter(({ finding, commit }) => isNewSecret(finding) && commit !== undefined));
  const standing = new Set<string>();
  const atEnd = end.findings.map((finding): Finding => {
    const subject = isSecret(finding) && finding.waived === undefined ? secretSubject(finding, end) : undefined;
    const leak = subject === undefined ? undefined : leaks.get(subject);
    if (subject === undefined || leak === undefined) return finding;
    // Taken out by one commit and put back by another: it counts once, where it stands first.
    const isFirst = !standing.has(subject);
    standing.add(subject);
    return isFirst || finding.isNew === true ? { ...withCommit(finding, leak), isNew: true } : finding;
  });
  const gone = [...leaks].filter(([subject]) => !standing.has(subject)).map(([, leak]) => goneAgain(leak));
  const extra = findings.filter(({ finding, commit }) => isNewSecret(finding) && commit === undefined);
  const result = {
    findings: [...atEnd, ...gone, ...extra.map(({ finding }) => finding)].sort(compareFindings),
    inventory: end.inventory,
    coverage: coverageOf([end, ...commits.map(({ result }) => result)]),
    profile: end.profile,
    today: end.today,
    ...(end.notices !== undefined && { notices: end.notices }),
  };
  return { result, gone };
}

const isNewSecret = (finding: Finding): boolean => isSecret(finding) && finding.isNew === true;

function firstOfEach(leaks: readonly RangeFinding[]): ReadonlyMap<string, RangeFinding> {
  const bySubject = new Map<string, RangeFinding>();
  for (const leak of leaks) {
    const subject = secretSubject(leak.finding, leak.result);
    if (!bySubject.has(subject)) bySubject.set(subject, leak);
  }
  return bySubject;
}

function withCommit(finding: Finding, { commit }: RangeFinding): Finding {
  return { ...finding, ...(commit !== undefined && { origin: { kind: 'commit', commit } }) };
}

/** First of all that it is gone: a report may cut the rest. */
function goneAgain(leak: RangeFinding): Finding {
  const { finding, commit = '' } = leak;
  const isMessage = finding.place.path.startsWith('commit:');
  const where = isMessage ? 'In the message of' : 'Taken out again, and still in';
  return {
    ...withCommit(finding, leak),
    message: `${where} commit ${commit.slice(0, ABBREVIATED)}: ${finding.message}`,
  };
}

/** As much of an id as the reports show. */
export const ABBREVIATED = 12;

/** What a hook stops is the same whatever this run is told to fail on. */
function stoppedCommits({ findings, commits }: RangeJudgement): string[] {
  const stopped = new Set<string>();
  for (const { finding, commit } of findings) if (commit !== undefined && isProblem(finding)) stopped.add(commit);
  for (const { result, commit } of commits) {
    const isStopped = result.findings.some((finding) => !isSecret(finding) && isProblem(finding));
    if (commit !== undefined && isStopped) stopped.add(commit);
  }
  return commits.flatMap(({ commit }) => (commit !== undefined && stopped.has(commit) ? [commit] : []));
}

const isProblem = (finding: Finding): boolean => finding.isNew === true && isBlocking(finding, 'error');

/** What was read is told of the end state; what could not be read, of each commit too. */
function coverageOf([end, ...commits]: readonly [ChangeResult, ...ScanResult[]]): Coverage {
  const skipped = new Map(
    [...commits, end].flatMap(({ coverage }) => coverage.skipped).map((skip) => [`${skip.path}\0${skip.reason}`, skip]),
  );
  return { ...end.coverage, skipped: [...skipped.values()] };
}
