import type { Excerpt, Place, Range } from '../model';
import type { LineIndex } from './lines';

/** Wide enough for any terminal, small enough that a minified file does not fill a report. */
const EXCERPT_UNITS = 240;

/**
 * @param lines of the document's whole text
 * @returns the place; its excerpt is not redacted (see `redactExcerpt`)
 */
export function placeAt(path: string, lines: LineIndex, range: Range): Place {
  const start = lines.position(range.start);
  return { path, range, start, end: lines.position(range.end), excerpt: excerptAt(lines, start.line, range) };
}

function excerptAt(lines: LineIndex, line: number, range: Range): Excerpt {
  const { start, end } = lines.bounds(line);
  const room = Math.max(0, EXCERPT_UNITS - Math.min(range.end - range.start, EXCERPT_UNITS));
  const from =
    end - start <= EXCERPT_UNITS ? start : Math.max(start, Math.min(range.start - (room >> 1), end - EXCERPT_UNITS));
  const to = Math.min(end, from + EXCERPT_UNITS);
  const clamp = (offset: number): number => Math.max(from, Math.min(offset, to)) - from;
  return {
    text: lines.text.slice(from, to),
    mark: { start: clamp(range.start), end: clamp(range.end) },
    offset: from,
  };
}
