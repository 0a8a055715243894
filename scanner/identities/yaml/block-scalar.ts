import type { Range } from '../../model';
import type { YamlScalar } from './node';
import { behindBlanks, type Source } from './source';
import { BAR, DASH, FEED, GREATER, HASH, isBlank, PLUS, RETURN, SPACE, TAB } from './units';

/** What stands behind a key or a dash before the lines of a block scalar. */
export interface BlockHeader {
  readonly isFolded: boolean;
  /** No line break is kept behind the last line. */
  readonly isStripped: boolean;
  /** Behind its signs. */
  readonly end: number;
}

/** @returns the header that stands at `at` (`|`, `>-`, `|2 # comment`), undefined where the line up to `end` says more */
export function blockHeader(source: Source, at: number, end: number): BlockHeader | undefined {
  const { text } = source;
  const unit = text.charCodeAt(at);
  if (unit !== BAR && unit !== GREATER) return undefined;
  let behind = at + 1;
  while (behind < end && behind < at + 3 && isHeaderSign(text.charCodeAt(behind))) behind++;
  if (behind < end) {
    if (!isBlank(text.charCodeAt(behind))) return undefined;
    const comment = behindBlanks(text, behind);
    if (comment < end && text.charCodeAt(comment) !== HASH) return undefined;
  }
  const isStripped = text.charCodeAt(at + 1) === DASH && behind === at + 2;
  if (behind > at + 1 && !isStripped) source.isSure = false;
  return { isFolded: unit === GREATER, isStripped, end: behind };
}

function isHeaderSign(unit: number): boolean {
  return unit === DASH || unit === PLUS || (unit > 48 && unit <= 57);
}

/** A block scalar and the offset of the line below it. */
export interface BlockScalar {
  readonly node: YamlScalar;
  readonly next: number;
}

/**
 * @param from offset of the line below the header
 * @param parentIndent the scalar's lines are indented deeper than this
 */
export function readBlockScalar(source: Source, header: BlockHeader, from: number, parentIndent: number): BlockScalar {
  const { text } = source;
  let line = from;
  /** Columns before the content, from its first line on. */
  let indent = -1;
  let pad = '';
  let leadingLines = 0;
  let widestBlank = 0;
  /** Lines that blanks alone make no part of the content by taking the same columns off each. */
  let isRagged = false;
  let first = from;
  let last = from;
  while (line < text.length) {
    if (indent > 0) {
      const behind = behindIndented(text, line, pad);
      if (behind > line) {
        widestBlank = 0;
        last = text.charCodeAt(behind - 1) === FEED ? behind - 1 : behind;
        line = behind;
        continue;
      }
    }
    let at = indent > 0 && text.startsWith(pad, line) ? line + indent : line;
    while (text.charCodeAt(at) === SPACE) at++;
    const width = at - line;
    const unit = text.charCodeAt(at);
    if (unit === FEED || at >= text.length || (unit === RETURN && text.charCodeAt(at + 1) === FEED)) {
      if (width > widestBlank) widestBlank = width;
      if (width > 0 && width < indent) isRagged = true;
      if (indent < 0) leadingLines++;
      line = unit === RETURN ? at + 2 : at + 1;
      continue;
    }
    if (width <= parentIndent || (width < indent && unit === HASH)) break;
    if (indent < 0) {
      if (widestBlank > width) source.isSure = false;
      indent = width;
      pad = ' '.repeat(width);
      first = line;
    } else if (width < indent) {
      source.isSure = false;
      isRagged = true;
    }
    widestBlank = 0;
    last = source.lineEnd(at);
    line = last + 1;
  }
  // Whether wider blank lines at the end count depends on what stands behind them.
  if (indent >= 0 && widestBlank > indent) source.isSure = false;
  const raw = indent < 0 ? '' : text.slice(first + indent, last);
  const isUniform = !isRagged && !header.isFolded && !raw.includes('\r');
  const content = isUniform ? raw.replaceAll(`\n${pad}`, '\n') : joined(raw, indent, header.isFolded);
  const value = indent < 0 ? '' : '\n'.repeat(leadingLines) + content + (header.isStripped ? '' : '\n');
  const range = contentRange(text, first, last, header.end);
  return { node: { type: 'scalar', value, style: 'block', range }, next: Math.min(line, text.length) };
}

/** @returns behind the lines that begin with `pad` and a sign that is no blank: a loop small enough to be compiled at once */
function behindIndented(text: string, from: number, pad: string): number {
  const width = pad.length;
  let line = from;
  while (text.startsWith(pad, line) && text.charCodeAt(line + width) > SPACE) {
    const feed = text.indexOf('\n', line + width);
    if (feed < 0) return text.length;
    line = feed + 1;
  }
  return line;
}

function joined(raw: string, indent: number, isFolded: boolean): string {
  const lines = raw.split('\n').map((line, index) => withoutIndent(line, index === 0 ? 0 : indent));
  return isFolded ? folded(lines) : lines.join('\n');
}

function withoutIndent(line: string, indent: number): string {
  const end = line.endsWith('\r') ? line.length - 1 : line.length;
  let start = 0;
  while (start < indent && line.charCodeAt(start) === SPACE) start++;
  return line.slice(start, end);
}

/** One line break becomes a space, but none beside a line that is indented deeper (YAML 1.2.2, 8.1.3). */
function folded(lines: readonly string[]): string {
  let value = '';
  let separator = '';
  let isBehindDeeper = false;
  for (const line of lines) {
    const unit = line.charCodeAt(0);
    if (line === '') {
      if (separator === '\n') value += '\n';
      else separator = '\n';
    } else if (unit === SPACE || unit === TAB) {
      if (separator === ' ') separator = '\n';
      else if (separator === '\n' && !isBehindDeeper) separator = '\n\n';
      value += separator + line;
      separator = '\n';
      isBehindDeeper = true;
    } else {
      value += separator + line;
      separator = ' ';
      isBehindDeeper = false;
    }
  }
  return value;
}

/** What the lines say without blanks at either end; the header's end where they say nothing. */
function contentRange(text: string, first: number, last: number, headerEnd: number): Range {
  let start = first;
  let end = last;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : { start: headerEnd, end: headerEnd };
}
