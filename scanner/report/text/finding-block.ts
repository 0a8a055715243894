import type { Finding, Place } from '../../model';
import { remedyLines } from '../remedy';
import { visible } from '../visible';
import { codeLine } from './code-line';
import { listed } from './counts';
import type { Styles } from './styles';
import { padEnd, textWidth } from './width';
import { wrap } from './wrap';

/** How one file's findings line up, in columns. */
export interface Columns {
  /** Of `line:column`. */
  readonly position: number;
  readonly severity: number;
  readonly rule: number;
  /** Of the line number before a code line. */
  readonly gutter: number;
  /** Of the whole line. */
  readonly width: number;
}

/** No finding may fill a screen; what does not fit is in the other formats. */
const FINDING_LINES = 6;
const INDENT = '  ';
/** One very long rule id must not push every message to the right. */
const RULE_COLUMNS = 34;
const RELATED_SHOWN = 3;
/** Enough to name a commit in every repository. */
const COMMIT_DIGITS = 12;

/** @param findings of one file, at least one */
export function columnsOf(findings: readonly Finding[], width: number): Columns {
  const widest = (text: (finding: Finding) => string): number =>
    findings.reduce((columns, finding) => Math.max(columns, textWidth(text(finding))), 0);
  return {
    position: widest(positionOf),
    severity: widest(({ severity }) => severity),
    rule: Math.min(
      RULE_COLUMNS,
      widest(({ rule }) => visible(rule)),
    ),
    gutter: widest(({ place }) => String(place.start.line)),
    width,
  };
}

/** @returns at most six lines, in this order of need: what and where, the code, what to do, the rest of the message, more */
export function findingBlock(finding: Finding, columns: Columns, styles: Styles): readonly string[] {
  const indent = INDENT + ' '.repeat(columns.position) + INDENT;
  const room = columns.width - indent.length;
  const message = visible(finding.message);
  const { text, command } = remedyLines(finding.remedy);
  const code = codeLines(finding, columns.gutter, room, styles);
  const isShort = headWidth(finding, columns) + textWidth(message) <= columns.width;
  // Head, code and one line of remedy are always there; the message, the advice and other places share what is left.
  const origin = originLine(finding, room);
  let spare = FINDING_LINES - 2 - code.length - origin.length;
  const below = isShort ? [] : wrap(message, room, spare);
  spare -= below.length;
  const advice = command === undefined || spare < 1 ? [] : wrap(visible(text), room, spare);
  spare -= advice.length;
  const remedy = command === undefined ? wrap(visible(text), room - 2, 1 + spare) : [visible(command)];
  spare -= remedy.length - 1;
  const related = spare > 0 ? relatedLine(finding, room) : [];
  const body = [
    ...below,
    ...code,
    ...origin,
    ...related,
    ...advice,
    ...remedy.map((line, index) => (index === 0 ? '→ ' : '  ') + line),
  ];
  return [headLine(finding, columns, isShort ? message : '', styles), ...body.map((line) => indent + line)];
}

function headLine(finding: Finding, columns: Columns, message: string, styles: Styles): string {
  const { rule, severity } = finding;
  const paint = styles.severity[severity];
  const position = positionOf(finding).padStart(columns.position);
  const head = `${INDENT}${position}${INDENT}${paint(severity.padEnd(columns.severity))}${INDENT}`;
  if (message === '') return head + styles.dim(visible(rule));
  return `${head}${styles.dim(padEnd(visible(rule), columns.rule))}${INDENT}${message}`;
}

/** Columns before the message. */
function headWidth({ rule }: Finding, columns: Columns): number {
  return columns.position + columns.severity + Math.max(columns.rule, textWidth(visible(rule))) + 4 * INDENT.length;
}

function codeLines({ place, severity }: Finding, gutter: number, room: number, styles: Styles): readonly string[] {
  const { excerpt, start, range } = place;
  if (excerpt.text.trim() === '') return [];
  const isCutBefore = excerpt.offset > range.start - (start.column - 1);
  const { text, indent, length } = codeLine(excerpt, isCutBefore, Math.max(8, room - gutter - 3));
  const underline = ' '.repeat(indent) + styles.severity[severity]('─'.repeat(length));
  return [
    `${styles.dim(`${String(start.line).padStart(gutter)} │`)} ${text}`,
    `${styles.dim(`${' '.repeat(gutter)} │`)} ${underline}`,
  ];
}

/** `in commit 1f2e3d4c5b of 2026-01-31 by Ada <ada@example.com>`: whom to ask. */
function originLine({ origin }: Finding, room: number): readonly string[] {
  const { commit, date, author } = origin ?? {};
  if (commit === undefined) return [];
  const when = date === undefined ? '' : ` of ${visible(date)}`;
  const who = author === undefined ? '' : ` by ${visible(author)}`;
  return wrap(`in commit ${visible(commit.slice(0, COMMIT_DIGITS))}${when}${who}`, room, 1);
}

/** `also: line 30, b.yml:12 and 4 more`. */
function relatedLine({ related, place }: Finding, room: number): readonly string[] {
  const own = placeName(place, place);
  const names = [...new Set(related.map((other) => placeName(other, place)))].filter((name) => name !== own);
  if (names.length === 0) return [];
  const shown = names.slice(0, RELATED_SHOWN);
  const more = names.length - shown.length;
  return wrap(`also: ${listed(shown)}${more > 0 ? ` and ${more} more` : ''}`, room, 1);
}

function placeName(other: Place, beside: Place): string {
  return other.path === beside.path ? `line ${other.start.line}` : `${visible(other.path)}:${other.start.line}`;
}

function positionOf({ place }: Finding): string {
  return `${place.start.line}:${place.start.column}`;
}
