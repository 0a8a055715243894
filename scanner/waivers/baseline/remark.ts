import type { Policy } from '../../manifest';
import type { Finding, Range, Severity } from '../../model';
import { indexLines, placeAt, withFingerprints } from '../../text';
import type { FindingDraft } from '../../text';
import { BASELINE_PATH } from './format';

/** What a waived finding says where the baseline excuses it. */
export const BASELINE_REASON = 'baseline';

const SEVERITIES = {
  'waiver/invalid': 'error',
  'waiver/expired': 'error',
  'waiver/added': 'warning',
  'waiver/expires-soon': 'warning',
  'waiver/unused': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

/** Something to say about the baseline itself. */
export interface Remark {
  readonly rule: keyof typeof SEVERITIES;
  readonly message: string;
  readonly remedy: { readonly text: string; readonly command?: string };
  readonly range: Range;
  /** What tells it from others of its rule; else the line does where the file is broken, and nothing elsewhere. */
  readonly subject?: string;
}

/** @param text of the file */
export function remarkFindings(remarks: readonly Remark[], text: string, policy: Policy): Finding[] {
  if (remarks.length === 0) return [];
  const lines = indexLines(text);
  const subjects = new Map<FindingDraft, string>();
  const drafts = remarks.flatMap(({ rule, message, remedy, range, subject }) => {
    const severity = policy.severities.get(rule) ?? SEVERITIES[rule];
    if (severity === 'off') return [];
    const place = placeAt(BASELINE_PATH, lines, range);
    const draft: FindingDraft = { rule, severity, message, place, remedy, related: [] };
    subjects.set(draft, subject ?? (rule === 'waiver/invalid' ? place.excerpt.text.trim() : BASELINE_REASON));
    return [draft];
  });
  return withFingerprints(drafts, (draft) => subjects.get(draft) ?? '');
}
