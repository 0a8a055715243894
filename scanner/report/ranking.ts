import type { Finding, ScanResult, Severity } from '../model';
import { unreadFindings } from './unread';

/** A result's findings by how much they ask of the reader; every finding is in exactly one list. */
export interface Ranking {
  /** Why the run fails: what could not be read, then new findings from the threshold on, by severity. */
  readonly blocking: readonly Finding[];
  /** What a change weakens or waives without being blocked for it. */
  readonly weakening: readonly Finding[];
  /** Everything else that is open, in a change that is new, by severity. */
  readonly open: readonly Finding[];
  /** Open too, and there before the change, by severity. */
  readonly before: readonly Finding[];
  /** Of severity `info`, where nobody asked for such: the inventory's business. */
  readonly notes: readonly Finding[];
  readonly waived: readonly Finding[];
}

/** From which severity on a finding blocks. */
export type FailOn = Severity | 'none';

const WEIGHT: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** In the order in which a reviewer wants to see them. */
const WEAKENING: readonly string[] = ['policy/weakened', 'waiver/added'];

/** @returns each list in order of need, then in the result's own order */
export function rank(result: ScanResult, failOn: FailOn): Ranking {
  const lists: Record<keyof Ranking, Finding[]> = {
    blocking: [],
    weakening: [],
    open: [],
    before: [],
    notes: [],
    waived: [],
  };
  for (const finding of result.findings) lists[listOf(finding, failOn)].push(finding);
  return {
    blocking: [...unreadFindings(result), ...lists.blocking.toSorted(byNeed)],
    weakening: lists.weakening.toSorted(byNeed),
    open: lists.open.toSorted(byNeed),
    before: lists.before.toSorted(byNeed),
    notes: lists.notes,
    waived: lists.waived,
  };
}

/** Whether a finding fails a run: not waived, not there before the change, and severe enough. */
export function isBlocking({ severity, isNew, waived }: Finding, failOn: FailOn): boolean {
  return waived === undefined && isNew !== false && failOn !== 'none' && WEIGHT[severity] >= WEIGHT[failOn];
}

/** Whether the findings are those of a change, not of a whole tree. */
export function isOfChange({ findings }: ScanResult): boolean {
  return findings.some(({ isNew }) => isNew !== undefined);
}

/** What a finding counts as where a reader gates on it: in a change, what was there before is only mentioned. */
export function countedSeverity({ severity, isNew }: Finding): Severity {
  return isNew === false ? 'info' : severity;
}

function listOf(finding: Finding, failOn: FailOn): keyof Ranking {
  if (finding.waived !== undefined) return 'waived';
  if (isBlocking(finding, failOn)) return 'blocking';
  if (finding.isNew !== false && WEAKENING.includes(finding.rule)) return 'weakening';
  if (finding.severity === 'info' && failOn !== 'info') return 'notes';
  return finding.isNew === false ? 'before' : 'open';
}

function byNeed(a: Finding, b: Finding): number {
  return WEIGHT[b.severity] - WEIGHT[a.severity] || weakeningRank(a) - weakeningRank(b);
}

function weakeningRank({ rule }: Finding): number {
  const index = WEAKENING.indexOf(rule);
  return index === -1 ? WEAKENING.length : index;
}
