import type { Range } from '../../model';

/** A token of the expression language; ranges are indices into the text that was given. */
export interface Token {
  readonly type: 'name' | 'string' | 'literal' | 'sign';
  /** A string's content with its doubled quotes undone; a sign such as `||`. */
  readonly text: string;
  /** A string's content without its quotes. */
  readonly range: Range;
}

const TWO_UNIT_SIGNS = new Set(['&&', '||', '==', '!=', '<=', '>=']);

/**
 * Splits an expression, the part between `${{` and `}}`. What belongs to no token is left out, so that a half-written
 * expression still gives what is whole.
 * @param from index of the first unit
 * @param to index behind the last unit
 */
export function tokenize(text: string, from: number, to: number): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = from; at < to;) {
    const sign = text.charAt(at);
    const start = at;
    if (sign === "'") {
      at = endOfString(text, at, to);
      const isClosed = at <= to && text.charAt(at - 1) === "'" && at - start > 1;
      const range = { start: start + 1, end: isClosed ? at - 1 : at };
      tokens.push({ type: 'string', text: text.slice(range.start, range.end).replaceAll("''", "'"), range });
    } else if (isNameStart(sign)) {
      while (at < to && isNamePart(text.charAt(at))) at++;
      tokens.push({ type: 'name', text: text.slice(start, at), range: { start, end: at } });
    } else if (isDigit(sign)) {
      while (at < to && (isNamePart(text.charAt(at)) || text.charAt(at) === '.')) at++;
      tokens.push({ type: 'literal', text: text.slice(start, at), range: { start, end: at } });
    } else if (TWO_UNIT_SIGNS.has(text.slice(at, Math.min(at + 2, to)))) {
      at += 2;
      tokens.push({ type: 'sign', text: text.slice(start, at), range: { start, end: at } });
    } else {
      at++;
      if ('.[](),!<>*'.includes(sign)) tokens.push({ type: 'sign', text: sign, range: { start, end: at } });
    }
  }
  return tokens;
}

/** Strings have single quotes; one within is doubled. */
function endOfString(text: string, start: number, to: number): number {
  let at = start + 1;
  while (at < to) {
    if (text.charAt(at) !== "'") at++;
    else if (text.charAt(at + 1) === "'" && at + 1 < to) at += 2;
    else return at + 1;
  }
  return to;
}

function isNameStart(sign: string): boolean {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign === '_';
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}

function isNamePart(sign: string): boolean {
  return isNameStart(sign) || isDigit(sign) || sign === '-';
}
