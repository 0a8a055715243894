import type { Finding, ScanResult, Severity } from '../model';
import type { FailOn } from './arguments';
import type { ExitCode } from './host';

const WEIGHT: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** How a run ends and why, in words for a report. */
export interface Verdict {
  readonly code: ExitCode;
  readonly description: string;
}

/** @returns 2 where something that must be read was not, else 1 where a finding reaches the threshold, else 0 */
export function verdictOf({ findings, coverage }: ScanResult, failOn: FailOn): Verdict {
  if (coverage.skipped.some(({ fatal }) => fatal)) return { code: 2, description: 'a file that must be read was not' };
  if (failOn === 'none' || !findings.some((finding) => reaches(finding, failOn))) {
    return { code: 0, description: 'nothing at or above the threshold' };
  }
  return { code: 1, description: `findings of severity ${failOn} or above` };
}

function reaches({ severity, waived }: Finding, threshold: Severity): boolean {
  return waived === undefined && WEIGHT[severity] >= WEIGHT[threshold];
}
