import type { ScanResult } from '../../model';
import { inertLog } from '../log-command';
import { visible } from '../visible';
import { skippedList } from './coverage-summary';
import { collapsedParagraphs, fileParagraphs } from './paragraphs';
import { select } from './selection';
import { stylesFor } from './styles';
import { summaryLines } from './summary';
import type { SummaryOptions } from './summary';

/** With `verbose` also what was not read, path by path, and what waivers excuse. */
export interface TextOptions extends SummaryOptions {
  readonly color: boolean;
  /** Columns of a line; nothing but commands and file names is ever longer. */
  readonly width: number;
  /** Every finding, none collapsed, notes among them. */
  readonly all: boolean;
}

/** Fewer columns hold no finding in six lines. */
export const MINIMUM_WIDTH = 40;

/**
 * The report for a person: findings by file, each with its line of code and what to do, then a summary.
 * @returns lines, each ended by `\n`; safe to print whatever the files held
 */
export function renderText(result: ScanResult, options: TextOptions): string {
  const styles = stylesFor(options.color);
  const width = Math.max(MINIMUM_WIDTH, options.width);
  const selection = select(result.findings, options);
  const paragraphs = [
    ...fileParagraphs(selection.shown, width, styles),
    ...collapsedParagraphs(selection.collapsed, width, styles),
    ...(options.verbose ? verboseParagraphs(result) : []),
    summaryLines(result, selection, options),
  ];
  return inertLog(paragraphs.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n'));
}

/** @returns the last line or lines of the report alone, for where the report itself goes into a file */
export function renderSummary(result: ScanResult, options: TextOptions): string {
  const lines = summaryLines(result, select(result.findings, options), options);
  return inertLog(lines.map((line) => `${line}\n`).join(''));
}

function verboseParagraphs({ findings, coverage }: ScanResult): readonly (readonly string[])[] {
  const waived = findings.flatMap(({ rule, place, waived }) =>
    waived === undefined
      ? []
      : [
          `  ${visible(place.path)}:${place.start.line}  ${visible(rule)}  until ${visible(waived.until)}: ${visible(waived.reason)}`,
        ],
  );
  const skipped = skippedList(coverage);
  return [
    ...(waived.length > 0 ? [['Waived:', ...waived]] : []),
    ...(skipped.length > 0 ? [['Not read, or read in part:', ...skipped]] : []),
  ];
}
