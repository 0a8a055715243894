import type { Range } from '../../model';

/** A change that leaves everything else byte for byte as it is. */
export interface TextChange {
  /** UTF-16. */
  readonly start: number;
  /** Equal to `start` where nothing goes away. */
  readonly end: number;
  readonly text: string;
}

/** @returns the text with all changes made; none may overlap another, those at one place come in the order given */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end, text: put } of changes.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(copied, start) + put;
    copied = end;
  }
  return result + text.slice(copied);
}

/** @returns the line break that the text uses first, `\n` where it has none */
function lineBreakOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * Puts whole lines at an offset that is the start of a line, or else behind the line that it is in. A text that ends without
 * a line break still does.
 * @param lines without line breaks
 */
export function linesAt(text: string, offset: number, lines: readonly string[]): TextChange {
  const lineBreak = lineBreakOf(text);
  const next = isLineStart(text, offset) ? offset : text.indexOf('\n', offset) + 1;
  if (next === 0 && offset > 0) {
    return { start: text.length, end: text.length, text: lines.map((line) => lineBreak + line).join('') };
  }
  return { start: next, end: next, text: lines.map((line) => line + lineBreak).join('') };
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}

/** @returns whether an offset is the start of a line and the line before it is empty, or there is none */
export function isAfterEmptyLine(text: string, offset: number): boolean {
  const end = offset - 1;
  if (end < 0) return true;
  return text[end] === '\n' && text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trim() === '';
}

/**
 * Adds to a flow collection, `[...]` or `{...}`, on the line of its last item: the line of the bracket may be indented too
 * little to hold one.
 * @param range of the collection, brackets included
 * @param lastItemEnd offset just behind its last item; absent where it has none
 */
export function itemInFlow(text: string, range: Range, lastItemEnd: number | undefined, item: string): TextChange {
  if (lastItemEnd === undefined) return { start: range.start + 1, end: range.start + 1, text: ` ${item} ` };
  const comma = commaIn(text, lastItemEnd, range.end);
  if (comma === undefined) return { start: lastItemEnd, end: lastItemEnd, text: `, ${item}` };
  return { start: comma + 1, end: comma + 1, text: ` ${item},` };
}

/** @returns the offset of the first comma that is not in a comment */
export function commaIn(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at++) {
    if (text[at] === ',') return at;
    if (text[at] === '#') {
      const next = text.indexOf('\n', at);
      if (next < 0) return undefined;
      at = next;
    }
  }
  return undefined;
}

/** @returns the column, 0-based, at which an offset stands in its line */
export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

export function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** @returns the offset behind the line break of the line, or of the text */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/**
 * @param lineEnd the offset behind a line
 * @returns how long its line break is, 0 where it has none
 */
export function lineBreakLength(text: string, lineEnd: number): number {
  if (text[lineEnd - 1] !== '\n') return 0;
  return text[lineEnd - 2] === '\r' ? 2 : 1;
}
