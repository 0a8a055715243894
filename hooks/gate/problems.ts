import { isBlocking } from '../../scanner';
import type { Finding, ScanResult, Skip } from '../../scanner';
import type { Problem } from './judgement';

/** @returns what is new and severe enough to stop a commit; pull requests are judged by the same measure */
export function problemsOf(result: ScanResult): Problem[] {
  return result.findings
    .filter((finding) => finding.isNew === true && isBlocking(finding, 'error'))
    .map((finding) => {
      const identity = result.inventory.find(({ keys }) => finding.key !== undefined && keys.includes(finding.key));
      return { finding, ...(identity !== undefined && { identity }) };
    });
}

export const isSecret = ({ rule }: Finding): boolean => rule.startsWith('secret/');

export function unreadOf({ coverage }: ScanResult): Skip[] {
  return coverage.skipped.filter(({ fatal }) => fatal);
}
