import type { Finding, ScanResult, Severity } from '../../model';
import { visible } from '../visible';
import { amount, filesRead, skippedSummary } from './coverage-summary';
import { count, grouped, listed } from './counts';
import { entrySummary, identityCount, identitySummary, nextExpiry } from './identity-summary';
import type { Selection } from './selection';

/** What the run was about, and how long it took. */
export interface SummaryOptions {
  /** `manifest`: no document was looked at, only nhi.yaml. `history`: every version of every file, for secrets alone. */
  readonly subject: 'tree' | 'manifest' | 'history';
  readonly seconds?: number;
  /** What was not read is listed above. */
  readonly verbose: boolean;
  /** Notes (findings of severity `info`) are to be done as well. */
  readonly notes: boolean;
}

/** @returns the last lines of a report; a single one where there is nothing to do */
export function summaryLines(result: ScanResult, selection: Selection, options: SummaryOptions): readonly string[] {
  const { coverage } = result;
  const open = result.findings.filter(
    ({ waived, severity }) => waived === undefined && (options.notes || severity !== 'info'),
  );
  const asides = sentences([asideSentence(selection), liveSentence(result)]);
  const skipped = skippedSummary(coverage);
  if (open.length === 0) return [sentences([cleanSentence(result, options), asides, skipped, nextSentence(result)])];
  const first = sentences([`${openCounts(result, open, options)}.`, asides, inventorySentence(result, options)]);
  if (skipped === '') return [first];
  return [first, options.verbose ? skipped : `${skipped.slice(0, -1)} (--verbose lists them).`];
}

function inventorySentence(result: ScanResult, { subject }: SummaryOptions): string {
  if (subject === 'history') return '';
  return `${subject === 'manifest' ? entrySummary(result) : identitySummary(result)}.`;
}

/** `182,432 versions of files and messages (3.4 GB, 9 s)`. */
function versionsRead({ coverage }: ScanResult, seconds: number | undefined): string {
  return `${count(coverage.files, 'version')} of files and messages (${amount(coverage.bytes, seconds)})`;
}

function cleanSentence(result: ScanResult, { subject, seconds }: SummaryOptions): string {
  if (subject === 'manifest') return `${manifestNames(result)}: ${entrySummary(result)}. Nothing to do.`;
  if (result.coverage.files === 0 && result.coverage.skipped.length === 0)
    return '0 files: there is nothing to look at.';
  const present = result.inventory.filter(({ state }) => state !== 'unused').length;
  const isAllRead = !result.coverage.skipped.some(({ fatal }) => fatal);
  const outcome = isAllRead ? 'nothing to do' : 'nothing found in what could be read';
  if (subject === 'history') return `${versionsRead(result, seconds)}, ${outcome}.`;
  return `${filesRead(result.coverage, seconds)}, ${identityCount(present)}, ${outcome}.`;
}

function nextSentence(result: ScanResult): string {
  const next = nextExpiry(result);
  return next === undefined ? '' : `Next: ${next}.`;
}

/** `2 errors, 1 warning in 2 of 214 files (1.8 MB, 0.06 s)`. */
function openCounts(result: ScanResult, open: readonly Finding[], { subject, seconds }: SummaryOptions): string {
  const counted = listed([countOf(open, 'error'), countOf(open, 'warning'), countOf(open, 'info')]);
  const { coverage } = result;
  const touched = new Set(open.map(({ place }) => place.path)).size;
  if (subject === 'manifest') return `${counted} in ${count(touched, 'file')}`;
  if (subject === 'history') return `${counted} in ${count(touched, 'file')}. Read: ${versionsRead(result, seconds)}`;
  // A scan of some paths also speaks of nhi.yaml, which is not among the files it was told to read.
  if (touched > coverage.files) return `${counted}. Read: ${filesRead(coverage, seconds)}`;
  return `${counted} in ${grouped(touched)} of ${count(coverage.files, 'file')} (${amount(coverage.bytes, seconds)})`;
}

function countOf(findings: readonly Finding[], severity: Severity): string {
  const number = findings.filter((finding) => finding.severity === severity).length;
  return number === 0 ? '' : count(number, severity === 'info' ? 'note' : severity);
}

function asideSentence({ notes, waived }: Selection): string {
  const parts = listed([
    notes === 0 ? '' : `${count(notes, 'note')} (--all shows them)`,
    waived === 0 ? '' : `${grouped(waived)} waived`,
  ]);
  return parts === '' ? '' : `${parts}.`;
}

/** A baseline excuses, it revokes nothing: whoever looks at the whole is asked each time. */
function liveSentence({ findings, coverage }: ScanResult): string {
  if (coverage.extent !== 'whole') return '';
  const certain = findings.filter(
    ({ rule, confidence, waived }) =>
      waived?.reason === BASELINE_REASON && confidence === 'certain' && rule.startsWith('secret/'),
  ).length;
  if (certain === 0) return '';
  return `${count(certain, 'certain secret')} in the baseline: still live? Revoke ${certain === 1 ? 'it' : 'them'} (nhi baseline show).`;
}

/** What a finding that the baseline excuses gives as the reason. */
const BASELINE_REASON = 'baseline';

function manifestNames({ inventory }: ScanResult): string {
  const names = new Set(inventory.flatMap(({ declaration }) => (declaration ? [declaration.manifest] : [])));
  const [only] = names;
  if (only === undefined) return 'nhi.yaml';
  return names.size === 1 ? visible(only) : `${grouped(names.size)} manifests`;
}

function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
