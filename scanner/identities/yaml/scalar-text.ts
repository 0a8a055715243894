import type { YamlScalar } from './node';
import { behindBlanks } from './source';

/** A scalar's text whose every unit knows where it stands in the document. */
export interface LocatedText {
  /** Quotes and escapes undone; line breaks and the indentation behind them still there. */
  readonly text: string;
  /** @param index into `text`, its length included @returns the UTF-16 offset in the document */
  offsetAt(index: number): number;
}

/** The single-character escapes of double-quoted scalars (YAML 1.2.2, 5.7). */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** Digits behind `\x`, `\u` and `\U`. */
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** @param document the text that the scalar was read from */
export function locate(document: string, { style, range }: YamlScalar): LocatedText {
  const raw = document.slice(range.start, range.end);
  if (style === 'single' && raw.includes("''")) return decoded(raw, range.start, singleQuoted);
  if (style === 'double' && raw.includes('\\')) return decoded(raw, range.start, doubleQuoted);
  return { text: raw, offsetAt: (index) => range.start + Math.min(index, raw.length) };
}

/**
 * @param raw a flow scalar's content as it stands in the text, without quotes
 * @returns its value: line breaks folded, escapes undone
 */
export function flowValue(raw: string, style: YamlScalar['style']): string {
  if (style === 'single') return foldLines(raw).replaceAll("''", "'");
  if (style !== 'double' || !raw.includes('\\')) return foldLines(raw);
  return unescaped(raw);
}

/** A double-quoted scalar's content without its escapes; only blanks that are not escaped vanish beside a line break. */
function unescaped(raw: string): string {
  let value = '';
  for (let at = 0; at < raw.length;) {
    if (raw.charAt(at) === '\\') {
      const breakUnits = lineBreakUnits(raw, at + 1);
      if (breakUnits > 0) {
        at = behindBlanks(raw, at + 1 + breakUnits);
        continue;
      }
      const { text, next } = doubleQuoted(raw, at);
      value += text;
      at = next;
      continue;
    }
    let end = at;
    while (end < raw.length && raw.charAt(end) !== '\\') end++;
    const isLast = end === raw.length;
    // Behind an escape blanks count, before one they do too: letters at either end keep them.
    const folded = foldLines(`${at > 0 ? 'x' : ''}${raw.slice(at, end)}${isLast ? '' : 'x'}`);
    value += folded.slice(at > 0 ? 1 : 0, isLast ? folded.length : -1);
    at = end;
  }
  return value;
}

/** @returns whether every escape of a double-quoted scalar's content is one that YAML has */
export function areEscapesValid(raw: string): boolean {
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at + 2)) {
    const sign = raw.charAt(at + 1);
    const digits = HEX_DIGITS[sign];
    if (lineBreakUnits(raw, at + 1) > 0) continue;
    if (digits === undefined ? ESCAPES[sign] === undefined : !isCodePoint(raw.slice(at + 2, at + 2 + digits), digits)) {
      return false;
    }
  }
  return true;
}

/** @returns 1 for a line feed, 2 for one with its carriage return, 0 for anything else */
function lineBreakUnits(raw: string, at: number): number {
  if (raw.charAt(at) === '\n') return 1;
  return raw.startsWith('\r\n', at) ? 2 : 0;
}

function isCodePoint(hex: string, digits: number): boolean {
  return hex.length === digits && /^[\da-f]+$/i.test(hex) && Number.parseInt(hex, 16) <= 0x10_ff_ff;
}

/** Folds the line breaks of a flow scalar: one is a space, more are one less; blanks around them vanish (YAML 1.2.2, 6.5). */
function foldLines(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.replaceAll('\r', '').split('\n');
  let folded = '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const trimmed = withoutBlanks(line, index > 0, !isLast);
    if (index > 0) breaks++;
    if (trimmed === '' && !isLast) continue;
    if (index > 0) folded += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
    folded += trimmed;
    breaks = 0;
  }
  return folded;
}

function withoutBlanks(line: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = line.length;
  while (atStart && start < end && ' \t'.includes(line.charAt(start))) start++;
  while (atEnd && end > start && ' \t'.includes(line.charAt(end - 1))) end--;
  return line.slice(start, end);
}

/** One step of decoding at `at`: what it gives and where the next step begins. */
type Step = (raw: string, at: number) => { readonly text: string; readonly next: number };

function decoded(raw: string, start: number, step: Step): LocatedText {
  let text = '';
  const offsets: number[] = [];
  for (let at = 0; at < raw.length;) {
    const { text: piece, next } = step(raw, at);
    for (let unit = 0; unit < piece.length; unit++) offsets.push(start + at);
    text += piece;
    at = next;
  }
  return { text, offsetAt: (index) => offsets[index] ?? start + raw.length };
}

const singleQuoted: Step = (raw, at) => {
  const doubled = raw.startsWith("''", at);
  return { text: raw.charAt(at), next: at + (doubled ? 2 : 1) };
};

const doubleQuoted: Step = (raw, at) => {
  if (raw.charAt(at) !== '\\') return { text: raw.charAt(at), next: at + 1 };
  const sign = raw.charAt(at + 1);
  const digits = HEX_DIGITS[sign];
  if (digits !== undefined) {
    const code = Number.parseInt(raw.slice(at + 2, at + 2 + digits), 16);
    const text = code >= 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
    return { text, next: Math.min(at + 2 + digits, raw.length) };
  }
  if (sign === '\n' || sign === '\r') return { text: '', next: behindBlankLines(raw, at + 1) };
  return { text: ESCAPES[sign] ?? sign, next: Math.min(at + 2, raw.length) };
};

function behindBlankLines(raw: string, from: number): number {
  let at = from;
  while (at < raw.length && ' \t\r\n'.includes(raw.charAt(at))) at++;
  return at;
}
