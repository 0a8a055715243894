import { addDays, UsageError } from '../model';
import type { Day, ScanResult, SecretMatch } from '../model';
import { visible } from '../report';
import {
  BASELINE_PATH,
  compareEntries,
  matchBaseline,
  pruneBaseline,
  renderBaseline,
  updateBaseline,
} from '../waivers';
import type { Baseline, BaselineEntry, BaselineFile } from '../waivers';
import { counted } from './words';

/** What is there. */
export interface BaselineInput {
  readonly file: BaselineFile | undefined;
  /** For a new baseline. */
  readonly salt: string;
  /** All of the whole repository, with their ids. */
  readonly secrets: readonly SecretMatch[];
  readonly result: ScanResult;
  /** Days that `policy` lets a waiver last. */
  readonly waiverDays: number;
  readonly isGone: (path: string) => boolean;
}

/** What is to be written, if anything, and what is said. */
export interface BaselineOutcome {
  readonly text?: string;
  readonly said: readonly string[];
}

export type BaselineStep = (input: BaselineInput) => BaselineOutcome;

/** Time enough to revoke and take out what is there, short enough not to be forgotten. */
export const BASELINE_DAYS = 90;

export const createStep: BaselineStep = (input) => {
  const { file } = input;
  if (file !== undefined) {
    const { missing } = standOf(input, baselineOf(file));
    const more =
      missing.length === 0 ? '' : ` ${counted(missing.length, 'secret')} more: nhi baseline update adds them.`;
    return { said: [`${BASELINE_PATH} is there already and stays as it is.${more}`] };
  }
  const { baseline, missing } = firstBaseline(input);
  if (missing.length === 0) return { said: ['No secret was found that needs excusing: there is nothing to write.'] };
  return {
    text: renderBaseline(baseline),
    said: [
      `Wrote ${BASELINE_PATH}: ${counted(baseline.entries.length, 'entry')}, excused until ${baseline.until}.`,
      ...certainAdvice(missing),
      'Commit it. Until then revoke them and take them out; nhi baseline prune drops what is done.',
    ],
  };
};

/** The baseline of a repository that has none: all that is open today. */
export function firstBaseline(input: BaselineInput): {
  readonly baseline: Baseline;
  readonly missing: readonly SecretMatch[];
} {
  const { salt, result, waiverDays, isGone } = input;
  const until = addDays(result.today, Math.min(BASELINE_DAYS, waiverDays));
  const empty = { salt, until, entries: [] };
  const { missing } = standOf(input, empty);
  return { baseline: updateBaseline(empty, missing, isGone), missing };
}

/** @returns the secrets that neither a baseline nor another waiver excuses; none where the baseline cannot be read */
export function missingIn(input: BaselineInput): readonly SecretMatch[] {
  return input.file?.baseline === undefined ? [] : standOf(input, input.file.baseline).missing;
}

export const updateStep: BaselineStep = (input) => {
  const before = neededBaseline(input);
  const { missing, counted: present } = standOf(input, before);
  const after = updateBaseline(before, present, input.isGone);
  const text = renderBaseline(after);
  const end = endWords(before.until, input.result.today);
  if (text === renderBaseline(before))
    return { said: [`Nothing is to be written: ${BASELINE_PATH} has all that is there, ${end}.`] };
  const { used } = matchBaseline(before.entries, present, input.isGone);
  const moved = [...used].filter(({ path }) => input.isGone(path)).length;
  return {
    text,
    said: [
      `Wrote ${BASELINE_PATH}: ${counted(distinctCount(missing), 'entry')} added${moved === 0 ? '' : `, ${moved} moved`}, ${end}.`,
      ...certainAdvice(missing),
    ],
  };
};

export const pruneStep: BaselineStep = (input) => {
  const { secrets, isGone, result } = input;
  const before = neededBaseline(input);
  const unread = new Set(result.coverage.skipped.map(({ path }) => path));
  const after = pruneBaseline(before, secrets, isGone, (path) => !unread.has(path));
  const gone = before.entries.length - after.entries.length;
  if (gone === 0)
    return { said: [`Every entry of ${BASELINE_PATH} still stands for a secret: nothing is to be written.`] };
  const left = after.entries.length;
  return {
    text: renderBaseline(after),
    said: [
      `Wrote ${BASELINE_PATH}: ${counted(gone, 'entry')} taken out, ${left} left, ${endWords(before.until, result.today)}.`,
    ],
  };
};

export const showStep: BaselineStep = (input) => {
  const { secrets, isGone, result, file } = input;
  const before = neededBaseline(input);
  const { entryOf, used } = matchBaseline(before.entries, secrets, isGone);
  const certain = new Set([...entryOf].flatMap(([{ confidence }, entry]) => (confidence === 'certain' ? [entry] : [])));
  const unread = new Set(result.coverage.skipped.map(({ path }) => path));
  const state = (entry: BaselineEntry): string => {
    if (!used.has(entry)) return unread.has(entry.path) ? 'not read' : 'gone: nhi baseline prune';
    const moved = isGone(entry.path) ? 'moved: nhi baseline update' : 'still there';
    if (entry.notASecret !== undefined) return `${moved}, not a secret: ${entry.notASecret}`;
    return certain.has(entry) ? `${moved}, certain: still live? revoke it` : moved;
  };
  const rows = before.entries
    .toSorted(compareEntries)
    .map((entry) => [visible(entry.rule), visible(entry.path), visible(state(entry))] as const);
  const widths = [0, 1].map((at) => Math.max(0, ...rows.map((row) => (row[at] ?? '').length)));
  const { missing } = standOf(input, before);
  const problems = file?.problems.length ?? 0;
  return {
    said: [
      `${BASELINE_PATH}: ${counted(rows.length, 'entry')}, ${endWords(before.until, result.today)}.`,
      ...rows.map(([rule, path, what]) => `  ${rule.padEnd(widths[0] ?? 0)}  ${path.padEnd(widths[1] ?? 0)}  ${what}`),
      ...(missing.length === 0 ? [] : [`Not in it: ${counted(missing.length, 'secret')} (nhi scan shows them).`]),
      ...(problems === 0 ? [] : [`Broken lines: ${problems} (nhi scan shows them).`]),
    ],
  };
};

/** @throws UsageError where there is none to work on */
function neededBaseline({ file }: BaselineInput): Baseline {
  if (file === undefined) throw new UsageError(`there is no ${BASELINE_PATH}: nhi baseline create writes it`);
  return baselineOf(file);
}

/** @throws UsageError where it cannot be read */
function baselineOf({ baseline, problems: [first] }: BaselineFile): Baseline {
  if (baseline !== undefined) return baseline;
  throw new UsageError(`${BASELINE_PATH} cannot be read: ${first?.message ?? 'it is broken'}`);
}

interface Stand {
  /** Excused by nothing yet. */
  readonly missing: readonly SecretMatch[];
  /** These, and what the baseline has. */
  readonly counted: readonly SecretMatch[];
}

/** What another waiver excuses, and what no rule reports, is no business of the baseline. */
function standOf({ secrets, result, isGone }: BaselineInput, { entries }: Baseline): Stand {
  const { entryOf } = matchBaseline(entries, secrets, isGone);
  const open = new Set(result.findings.filter(({ waived }) => waived === undefined).map(({ place }) => place));
  const missing = secrets.filter((secret) => !entryOf.has(secret) && open.has(secret.place));
  return { missing, counted: secrets.filter((secret) => entryOf.has(secret) || open.has(secret.place)) };
}

/** A value counts once a file. */
function distinctCount(secrets: readonly SecretMatch[]): number {
  return new Set(secrets.map(({ detector, place, valueId }) => `${detector}\n${place.path}\n${valueId ?? ''}`)).size;
}

function certainAdvice(secrets: readonly SecretMatch[]): string[] {
  const certain = secrets.filter(({ confidence }) => confidence === 'certain').length;
  if (certain === 0) return [];
  return [
    `${certain === secrets.length ? 'All' : `${certain} of them`} are certain: a baseline revokes nothing. Still live? Revoke first.`,
  ];
}

function endWords(until: Day, today: Day): string {
  return until < today
    ? `ended on ${until}: it excuses nothing before its "until" is a later day`
    : `excused until ${until}`;
}

/** As git checked it out. */
export function withLineEnds(text: string, existing: string | undefined): string {
  return existing?.includes('\r\n') === true ? text.replaceAll('\n', '\r\n') : text;
}
