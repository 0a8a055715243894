import type { Excerpt, Place, Range, SecretMatch } from '../../model';
import type { Window } from '../../engine';
import { indexLines, placeAt } from '../../text';
import type { RawMatch } from '../detector';

/** A match of the document, free of the window it was found in. */
export interface Found {
  readonly match: Omit<SecretMatch, 'place'>;
  readonly rank: number;
  /** Its excerpt is not redacted yet: another secret of the line may still be found. */
  readonly place: Place;
}

/** Tells equal values from different ones and keeps none: see `SecretMatch.valueId`. */
export type Identify = (value: string) => string;

/** At least what an excerpt shows on either side of a place. */
const SNIPPET_UNITS = 250;
/** The most bytes a UTF-16 unit takes in UTF-8. */
const UNIT_BYTES = 3;
const NEWLINE = 10;
const RETURN = 13;

/** @returns the match with places counted from the document's start */
export function locateMatch(path: string, window: Window, raw: RawMatch, identify?: Identify): Found | undefined {
  const parts = raw.parts.map((part): Range => ({
    start: window.locate(part.start).offset,
    end: window.locate(part.end).offset,
  }));
  const first = raw.parts[0];
  const last = raw.parts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { detector, confidence, reason, decoding, facts, name, rank } = raw;
  return {
    match: {
      detector: detector.id,
      confidence,
      ...(reason !== undefined && { reason }),
      provider: detector.provider,
      kind: detector.kind,
      preview: previewOf(window, raw, parts),
      parts,
      ...(decoding && { decoding }),
      ...(facts && { facts }),
      ...(name !== undefined && { name }),
      ...(identify && { valueId: identify(valueOf(window, raw)) }),
    },
    rank,
    place: locatePlace(path, window, first.start, last.end),
  };
}

/** As it stands: encoded values are equal where their encodings are. */
function valueOf(window: Window, { parts }: RawMatch): string {
  return parts.map(({ start, end }) => window.utf8(start, end)).join('');
}

/** Never more than half of the secret, whatever a detector calls public. */
function previewOf(window: Window, { parts: [first], publicPrefix }: RawMatch, parts: readonly Range[]): string {
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const shown = Math.min(publicPrefix, length >> 1);
  if (first === undefined || shown === 0) return `(${String(length)})`;
  return `${window.latin1(first.start, first.start + shown)}…(${String(length)})`;
}

/** @returns the place of [start, end) with an excerpt as `placeAt` would make it of the whole text */
export function locatePlace(path: string, window: Window, start: number, end: number): Place {
  const from = window.locate(start);
  const to = window.locate(end);
  const { text, before } = lineAround(window, start, SNIPPET_UNITS);
  const shift = from.offset - before;
  const place = placeAt(path, indexLines(text), { start: before, end: before + to.offset - from.offset });
  return {
    path,
    range: { start: from.offset, end: to.offset },
    start: { line: from.line, column: from.column },
    end: { line: to.line, column: to.column },
    excerpt: shifted(place.excerpt, shift),
  };
}

function shifted(excerpt: Excerpt, by: number): Excerpt {
  return { ...excerpt, offset: excerpt.offset + by };
}

/**
 * @param units UTF-16 units wanted on either side
 * @returns the line at `index`, or as much of it, and where `index` stands in that text
 */
export function lineAround(
  window: Window,
  index: number,
  units: number,
): { text: string; before: number; isStart: boolean } {
  const { bytes } = window;
  let start = index;
  const earliest = Math.max(window.start, index - units * UNIT_BYTES);
  while (start > earliest && !isBreak(bytes[start - 1])) start--;
  const isStart = start === window.start || isBreak(bytes[start - 1]);
  while (!isStart && start < index && isContinuation(bytes[start])) start++;
  let end = index;
  const latest = Math.min(window.end, index + units * UNIT_BYTES);
  while (end < latest && !isBreak(bytes[end])) end++;
  while (end < window.end && isContinuation(bytes[end])) end++;
  const before = window.utf8(start, index);
  return { text: before + window.utf8(index, end), before: before.length, isStart: isStart };
}

function isBreak(byte: number | undefined): boolean {
  return byte === NEWLINE || byte === RETURN;
}

/** The second to fourth byte of a character in UTF-8. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
