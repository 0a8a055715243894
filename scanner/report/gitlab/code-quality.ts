import type { Finding, ScanResult, Severity } from '../../model';
import { findingSentences } from '../finding-words';
import type { ReportContext } from '../format';
import { machineText } from '../machine-text';
import { rank } from '../ranking';
import { visible } from '../visible';
import { uniqueIds } from './report-id';

/** One issue, as GitLab's documentation of Code Quality asks for it. */
export interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  /** Unique in the report; by it GitLab tells what a merge request adds from what its target has. */
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const SEVERITIES = { error: 'critical', warning: 'minor', info: 'info' } as const satisfies Record<Severity, unknown>;

/**
 * All open findings but notes, what blocks first. The severity is the finding's own, also of what was there before: GitLab
 * compares with the target branch's report itself.
 * @returns a JSON array
 */
export function renderGitLabCodeQuality(result: ScanResult, { failOn }: Pick<ReportContext, 'failOn'>): string {
  const { blocking, weakening, open, before } = rank(result, failOn);
  const findings = [blocking, weakening, open, before].flat();
  const ids = uniqueIds(findings);
  return machineText(findings.map((finding, index) => issueOf(finding, ids[index] ?? finding.fingerprint)));
}

/** GitLab's database takes neither NUL nor lone surrogates, so that one odd file name would void the whole report. */
function issueOf(finding: Finding, fingerprint: string): CodeQualityIssue {
  const { rule, severity, place } = finding;
  return {
    description: visible(findingSentences(finding)),
    check_name: visible(rule),
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: visible(place.path), lines: { begin: place.start.line, end: place.end.line } },
  };
}
