import type { Finding, ScanResult } from '../../model';
import { inertLog } from '../log-command';
import { visible } from '../visible';
import { count, grouped } from './counts';
import { skippedList } from './coverage-summary';
import { columnsOf, findingBlock } from './finding-block';
import { select } from './selection';
import type { Collapsed } from './selection';
import { stylesFor } from './styles';
import type { Styles } from './styles';
import { summaryLines } from './summary';
import type { SummaryOptions } from './summary';
import { cut } from './wrap';

/** With `verbose` also what was not read, path by path, and what waivers excuse. */
export interface TextOptions extends SummaryOptions {
  readonly color: boolean;
  /** Columns of a line; nothing but commands and file names is ever longer. */
  readonly width: number;
  /** Every finding, none collapsed, notes among them. */
  readonly all: boolean;
  /** Show notes (findings of severity `info`) as well. */
  readonly notes: boolean;
}

/** Fewer columns hold no finding in six lines. */
const MINIMUM_WIDTH = 40;
const FILES_SHOWN = 3;

/**
 * The report for a person: findings by file, each with its line of code and what to do, then a summary.
 * @returns lines, each ended by `\n`; safe to print whatever the files held
 */
export function renderText(result: ScanResult, options: TextOptions): string {
  const styles = stylesFor(options.color);
  const width = Math.max(MINIMUM_WIDTH, options.width);
  const selection = select(result.findings, options);
  const paragraphs = [
    ...byFile(selection.shown).map((findings) => fileParagraph(findings, width, styles)),
    ...selection.collapsed.map((collapsed) => collapsedLines(collapsed, width, styles)),
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

function byFile(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = files.get(finding.place.path);
    if (group) group.push(finding);
    else files.set(finding.place.path, [finding]);
  }
  return [...files.values()];
}

function fileParagraph(findings: readonly Finding[], width: number, styles: Styles): readonly string[] {
  const columns = columnsOf(findings, width);
  const blocks = findings.map((finding) => findingBlock(finding, columns, styles));
  return [styles.strong(visible(findings[0]?.place.path ?? '')), ...blocks.flat()];
}

/** `23 more secret/generic-password (warning) in 9 files: a.ts 8, b.ts 5, c.ts 4 and 6 more; --all shows each`. */
function collapsedLines({ rule, severity, rest }: Collapsed, width: number, styles: Styles): readonly string[] {
  const files = byFile(rest).toSorted((a, b) => b.length - a.length);
  const names = files
    .slice(0, FILES_SHOWN)
    .map((each) => `${visible(each[0]?.place.path ?? '')} ${grouped(each.length)}`);
  const more = files.length - names.length;
  const head = `${grouped(rest.length)} more ${visible(rule)} (${severity}) in ${count(files.length, 'file')}; --all shows each`;
  return [
    styles.severity[severity](head),
    `  ${cut(names.join(', ') + (more > 0 ? ` and ${grouped(more)} more` : ''), width - 2)}`,
  ];
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
