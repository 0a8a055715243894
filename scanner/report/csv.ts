import type { Finding, ScanResult } from '../model';
import type { ReportContext } from './format';
import { inertLog } from './log-command';
import { rank } from './ranking';
import { visible } from './visible';

/** One column: its name and what a finding has to say there; '' for nothing. */
type Column = readonly [string, (finding: Finding) => string | number];

const COLUMNS: readonly Column[] = [
  ['severity', ({ severity }) => severity],
  ['new', ({ isNew }) => (isNew === undefined ? '' : isNew ? 'yes' : 'no')],
  ['rule', ({ rule }) => rule],
  ['path', ({ place }) => place.path],
  ['line', ({ place }) => place.start.line],
  ['column', ({ place }) => place.start.column],
  ['end_line', ({ place }) => place.end.line],
  ['end_column', ({ place }) => place.end.column],
  ['message', ({ message }) => message],
  ['remedy', ({ remedy }) => remedy.text],
  ['command', ({ remedy }) => remedy.command ?? ''],
  ['confidence', ({ confidence }) => confidence ?? ''],
  ['key', ({ key }) => key ?? ''],
  ['entry', ({ declaration }) => declaration ?? ''],
  ['waived_until', ({ waived }) => waived?.until ?? ''],
  ['waived_because', ({ waived }) => waived?.reason ?? ''],
  ['first_commit', ({ origin }) => origin?.commit ?? ''],
  ['first_author', ({ origin }) => origin?.author ?? ''],
  ['first_date', ({ origin }) => origin?.date ?? ''],
  ['fingerprint', ({ fingerprint }) => fingerprint],
];

/**
 * What a spreadsheet takes for a formula, full-width forms too: at the start of a cell, and behind a semicolon, which many
 * countries' spreadsheets take for the separator.
 */
const FORMULA_START = /(?:^|;)(?=\s*[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/** A field that RFC 4180 wants in quotes, or that a reader would trim. */
const NEEDS_QUOTES = /[",;\r\n]|^\s|\s$/;

/**
 * @returns a table by RFC 4180: a header, then one line a finding, what blocks first, notes and waived ones last; cells that
 *          a spreadsheet would run start with `'`
 */
export function renderCsv(result: ScanResult, { failOn }: Pick<ReportContext, 'failOn'>): string {
  const { blocking, weakening, open, before, notes, waived } = rank(result, failOn);
  const rows = [blocking, weakening, open, before, notes, waived].flat();
  const lines = [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, value]) => field(value(row))))];
  return inertLog(lines.map((line) => `${line.join(',')}\r\n`).join(''));
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = visible(value).replace(FORMULA_START, "$&'");
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
