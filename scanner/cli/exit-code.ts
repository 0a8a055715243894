import type { ScanResult } from '../model';
import { isBlocking } from '../report';
import type { FailOn } from './arguments';
import type { ExitCode } from './host';

/** How a run ends and why, in words for a report. */
export interface Verdict {
  readonly code: ExitCode;
  readonly description: string;
}

/**
 * @returns 2 where something that must be read was not, else 1 where a finding blocks, else 0; in a run over a change only
 *          what the change brings blocks
 */
export function verdictOf({ findings, coverage }: ScanResult, failOn: FailOn): Verdict {
  if (coverage.skipped.some(({ fatal }) => fatal)) return { code: 2, description: 'a file that must be read was not' };
  if (!findings.some((finding) => isBlocking(finding, failOn))) {
    return { code: 0, description: 'nothing at or above the threshold' };
  }
  return { code: 1, description: `findings of severity ${failOn} or above` };
}
