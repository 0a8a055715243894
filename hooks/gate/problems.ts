import { isBlocking } from '../../scanner';
import type { Finding, ScanResult, Severity, Skip } from '../../scanner';
import type { Problem } from './judgement';

/** @returns what is new and severe enough to stop a commit; pull requests are judged by the same measure */
export function problemsOf(result: ScanResult, failOn?: Severity | 'none'): Problem[] {
  return result.findings.filter((finding) => isProblem(finding, failOn)).map((finding) => problemOf(finding, result));
}

export function isProblem(finding: Finding, failOn: Severity | 'none' = 'error'): boolean {
  return finding.isNew === true && isBlocking(finding, failOn);
}

export function problemOf(finding: Finding, { inventory }: ScanResult): Problem {
  const identity = inventory.find(({ keys }) => finding.key !== undefined && keys.includes(finding.key));
  return { finding, ...(identity !== undefined && { identity }) };
}

export function unreadOf({ coverage }: ScanResult): Skip[] {
  return coverage.skipped.filter(({ fatal }) => fatal);
}
