import { inertLog } from './log-command';
import { visible } from './visible';

/** One column: its name and what a row has to say there; '' for nothing. */
export type CsvColumn<Row> = readonly [string, (row: Row) => string | number];

/**
 * What a spreadsheet takes for a formula, full-width forms too: at the start of a cell, and behind a semicolon, which many
 * countries' spreadsheets take for the separator.
 */
const FORMULA_START = /(?:^|;)(?=\s*[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/** A field that RFC 4180 wants in quotes, or that a reader would trim. */
const NEEDS_QUOTES = /[",;\r\n]|^\s|\s$/;

/** @returns a table by RFC 4180, the header first; cells that a spreadsheet would run start with `'` */
export function csvTable<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, value]) => field(value(row))))];
  return inertLog(lines.map((line) => `${line.join(',')}\r\n`).join(''));
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = visible(value).replace(FORMULA_START, "$&'");
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
