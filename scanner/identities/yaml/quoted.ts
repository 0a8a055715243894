import type { YamlScalar } from './node';
import { areEscapesValid, flowValue } from './scalar-text';
import type { Source } from './source';
import { BACKSLASH, DOUBLE_QUOTE, FEED, isBlank, SINGLE_QUOTE } from './units';

/** A quoted scalar and the offset behind its closing quote. */
export interface QuotedRead {
  readonly node: YamlScalar;
  readonly next: number;
}

/**
 * Reads a quoted scalar, over several lines where these are indented deeper than the parent.
 * @param start of its opening quote
 * @returns undefined where it is not closed
 */
export function readQuoted(source: Source, start: number, parentIndent: number): QuotedRead | undefined {
  const { text } = source;
  const close = closingQuote(text, start);
  if (close < 0) return undefined;
  const raw = text.slice(start + 1, close);
  if (raw.includes('\n')) {
    if (!isIndented(text, start, close, parentIndent)) return undefined;
    if (raw.includes('\t')) source.isSure = false;
  }
  return { node: quotedScalar(source, start, close), next: close + 1 };
}

/** @returns the scalar between two quotes */
export function quotedScalar(source: Source, start: number, close: number): YamlScalar {
  const raw = source.text.slice(start + 1, close);
  const style = source.text.charCodeAt(start) === DOUBLE_QUOTE ? 'double' : 'single';
  if (style === 'double' && !areEscapesValid(raw)) source.isSure = false;
  return { type: 'scalar', style, value: flowValue(raw, style), range: { start: start + 1, end: close } };
}

/** @returns the offset of the quote that closes the one at `start`, -1 where none does */
export function closingQuote(text: string, start: number): number {
  if (text.charCodeAt(start) === SINGLE_QUOTE) {
    let close = text.indexOf("'", start + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === SINGLE_QUOTE) close = text.indexOf("'", close + 2);
    return close;
  }
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && isEscaped(text, close, start)) close = text.indexOf('"', close + 1);
  return close;
}

/** A sign behind an odd number of backslashes. */
function isEscaped(text: string, at: number, start: number): boolean {
  let first = at;
  while (first - 1 > start && text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

/** Whether every line up to `end` that says anything is indented deeper than `indent`. */
function isIndented(text: string, start: number, end: number, indent: number): boolean {
  for (let feed = text.indexOf('\n', start); feed >= 0 && feed < end; feed = text.indexOf('\n', feed + 1)) {
    let at = feed + 1;
    for (let unit = text.charCodeAt(at); isBlank(unit) && unit !== FEED && at < text.length;)
      unit = text.charCodeAt(++at);
    if (text.charCodeAt(at) !== FEED && at - feed - 1 <= indent) return false;
  }
  return true;
}
