import type { Position } from '../model';

/** Finds lines and columns in one text; built once, then a binary search a question. */
export interface LineIndex {
  readonly text: string;
  /** Number of lines, at least 1. */
  readonly count: number;
  /** @param offset UTF-16; beyond the end counts as the end */
  position(offset: number): Position;
  /** @param line 1-based @returns UTF-16 offsets of the line without its line break */
  bounds(line: number): { readonly start: number; readonly end: number };
}

/**
 * A byte order mark stands before the first line, in none (SARIF 2.1.0, 3.30.2: no column depends on it).
 * @param text lines end at `\n`, `\r\n` or `\r`
 */
export function indexLines(text: string): LineIndex {
  const starts = text.includes('\r') ? startsOfAnyBreak(text) : startsOfFeeds(text);
  const startOf = (line: number): number => starts[line - 1] ?? text.length;
  return {
    text,
    count: starts.length,
    position(offset) {
      const inside = Math.max(startOf(1), Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= inside) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
    },
    bounds(line) {
      const start = startOf(line);
      let end = line < starts.length ? startOf(line + 1) : text.length;
      while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
      return { start, end };
    },
  };
}

const BYTE_ORDER_MARK = 0xfeff;

function firstStart(text: string): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
}

/** Native search: a file is indexed once, before any loop over its units would be compiled. */
function startsOfFeeds(text: string): number[] {
  const starts = [firstStart(text)];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return starts;
}

function startsOfAnyBreak(text: string): number[] {
  const starts = [firstStart(text)];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 13 && text.charCodeAt(at + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(at + 1);
  }
  return starts;
}
