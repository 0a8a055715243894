import type { YamlScalar } from './node';
import { flowValue } from './scalar-text';

/** A line of the text, as the tolerant reader sees it. */
export interface Line {
  /** `marker`: `---`, `...` or a directive; what stands behind a `---` is its content. */
  readonly kind: 'blank' | 'marker' | 'content';
  /** Offsets of what it says, without indentation and line break. */
  readonly start: number;
  readonly end: number;
  /** Columns before `start`. */
  readonly indent: number;
  /** Offset of the line below. */
  readonly next: number;
}

/** Forbidden as indentation, so any width will do as long as it is deeper than the line above. */
const TAB_COLUMNS = 2;

/** @param at the offset of a line's first unit, or one within it */
export function lineAt(text: string, at: number): Line {
  const feed = text.indexOf('\n', at);
  const next = feed < 0 ? text.length : feed + 1;
  let end = feed < 0 ? text.length : feed;
  while (end > at && ' \t\r'.includes(text.charAt(end - 1))) end--;
  let start = at;
  let indent = 0;
  if (at === 0 && text.charCodeAt(0) === 0xfe_ff) start++;
  for (; start < end; start++) {
    const sign = text.charAt(start);
    if (sign === ' ') indent++;
    else if (sign === '\t') indent += TAB_COLUMNS;
    else break;
  }
  if (start >= end || text.charAt(start) === '#') return { kind: 'blank', start, end, indent, next };
  if (indent > 0) return { kind: 'content', start, end, indent, next };
  if (text.charAt(start) === '%') return { kind: 'marker', start: end, end, indent, next };
  const mark = text.slice(start, start + 3);
  const isMarker = (mark === '---' || mark === '...') && (start + 3 >= end || ' \t'.includes(text.charAt(start + 3)));
  if (!isMarker) return { kind: 'content', start, end, indent, next };
  const behind = skipBlanks(text, start + 3, end);
  const said = text.charAt(behind) === '#' ? end : behind;
  return { kind: 'marker', start: said, end, indent: said - start, next };
}

/** A key with its colon. */
export interface Key {
  readonly key: YamlScalar;
  /** Behind the colon and the blanks that follow it. */
  readonly next: number;
}

/** @returns the key that stands at `at`, undefined where the line up to `end` begins with none */
export function keyAt(text: string, at: number, end: number): Key | undefined {
  const sign = text.charAt(at);
  if (sign === '"' || sign === "'") return quotedKeyAt(text, at, end);
  if ('[{|>@`%'.includes(sign)) return undefined;
  for (let colon = at; colon < end; colon++) {
    if (text.charAt(colon) !== ':' || (colon + 1 < end && !' \t'.includes(text.charAt(colon + 1)))) continue;
    const value = text.slice(at, colon).trimEnd();
    if (/[ \t]#/.test(value)) return undefined;
    const range = { start: at, end: at + value.length };
    return { key: { type: 'scalar', style: 'plain', value, range }, next: skipBlanks(text, colon + 1, end) };
  }
  return undefined;
}

function quotedKeyAt(text: string, at: number, end: number): Key | undefined {
  const quote = text.charAt(at);
  let close = at + 1;
  for (; close < end; close++) {
    const sign = text.charAt(close);
    if (sign === '\\' && quote === '"') close++;
    else if (sign === quote && quote === "'" && text.charAt(close + 1) === "'") close++;
    else if (sign === quote) break;
  }
  const colon = skipBlanks(text, close + 1, end);
  if (close >= end || text.charAt(colon) !== ':') return undefined;
  if (colon + 1 < end && !' \t'.includes(text.charAt(colon + 1))) return undefined;
  const style = quote === '"' ? 'double' : 'single';
  const value = flowValue(text.slice(at + 1, close), style);
  const key: YamlScalar = { type: 'scalar', style, value, range: { start: at + 1, end: close } };
  return { key, next: skipBlanks(text, colon + 1, end) };
}

/** An anchor or a tag before a node. */
export interface Property {
  readonly anchor?: string;
  readonly next: number;
}

export function propertyAt(text: string, at: number, end: number): Property | undefined {
  const sign = text.charAt(at);
  if (at >= end || (sign !== '&' && sign !== '!')) return undefined;
  let behind = at + 1;
  while (behind < end && !' \t,[]{}'.includes(text.charAt(behind))) behind++;
  const next = skipBlanks(text, behind, end);
  return sign === '&' ? { anchor: text.slice(at + 1, behind), next } : { next };
}

/** @returns whether a block scalar's header stands at `at`: `|`, `>-`, `|2+ # comment` */
export function blockScalarHeader(text: string, at: number, end: number): boolean {
  return /^[|>][-+1-9]{0,2}(?:[ \t]+#.*)?$/.test(text.slice(at, end));
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && ' \t'.includes(text.charAt(at))) at++;
  return at;
}
