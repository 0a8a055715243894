import type { Range } from '../../model';

/** One `NAME=value` of an environment file. Ranges are UTF-16 offsets into the text. */
export interface Assignment {
  readonly name: string;
  readonly nameRange: Range;
  /** As written, without quotes and trailing comment. */
  readonly value: string;
  readonly valueRange: Range;
  /** Behind a comment sign. */
  readonly isCommentedOut: boolean;
}

/** Longer names are no variables. */
const MAX_NAME_UNITS = 200;

/**
 * Reads an environment file as dotenv, Compose and shells do: `export NAME=value`, values in `"` or `` ` `` or `'` over
 * several lines, unquoted ones up to the line's end or a ` #`. Lines that are none of these are passed over. Linear.
 */
export function readAssignments(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const assignment = assignmentAt(text, at, lineEnd);
    if (assignment !== undefined) found.push(assignment);
    const end = Math.max(lineEnd, assignment === undefined ? 0 : endOfLine(text, assignment.valueRange.end));
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  return found;
}

function assignmentAt(text: string, lineStart: number, lineEnd: number): Assignment | undefined {
  let at = skipBlanks(text, lineStart, lineEnd);
  const isCommentedOut = text[at] === '#';
  while (at < lineEnd && text[at] === '#') at++;
  at = skipBlanks(text, at, lineEnd);
  if (text.startsWith('export', at) && isBlank(text.charCodeAt(at + 6))) at = skipBlanks(text, at + 6, lineEnd);
  const nameEnd = endOfName(text, at, lineEnd);
  if (nameEnd === at || nameEnd - at > MAX_NAME_UNITS) return undefined;
  const sign = skipBlanks(text, nameEnd, lineEnd);
  // A comment that compares or explains is no assignment: `# a == b`, `# see => below`.
  if (text[sign] !== '=' || (isCommentedOut && /[=>~]/.test(text[sign + 1] ?? ''))) return undefined;
  const valueRange = valueAt(text, skipBlanks(text, sign + 1, lineEnd), lineEnd, isCommentedOut);
  return {
    name: text.slice(at, nameEnd),
    nameRange: { start: at, end: nameEnd },
    value: text.slice(valueRange.start, valueRange.end),
    valueRange,
    isCommentedOut,
  };
}

function valueAt(text: string, start: number, lineEnd: number, isOneLine: boolean): Range {
  const quote = text[start];
  if (start < lineEnd && (quote === '"' || quote === "'" || quote === '`')) {
    const close = closingQuote(text, start + 1, quote);
    if (close >= 0 && close < lineEnd) return { start: start + 1, end: close };
    // Over several lines only where nothing but a comment follows: an apostrophe must not swallow the next lines.
    if (close >= 0 && !isOneLine && isLastOnLine(text, close + 1)) return { start: start + 1, end: close };
    return trimmed(text, start + 1, lineEnd);
  }
  return trimmed(text, start, commentStart(text, start, lineEnd));
}

/** Fails at most once a text and quote sign: had a later value the same quote, this search would have met it. */
function closingQuote(text: string, from: number, quote: string): number {
  let close = text.indexOf(quote, from);
  while (close > 0 && quote === '"' && isEscaped(text, close, from)) close = text.indexOf(quote, close + 1);
  return close;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - slashes > from && text[at - slashes - 1] === '\\') slashes++;
  return slashes % 2 === 1;
}

function isLastOnLine(text: string, from: number): boolean {
  const next = skipBlanks(text, from, text.length);
  return next >= text.length || text[next] === '#' || text[next] === '\n' || text[next] === '\r';
}

function commentStart(text: string, start: number, lineEnd: number): number {
  for (let at = start; at < lineEnd; at++) {
    if (text[at] === '#' && (at === start || isBlank(text.charCodeAt(at - 1)))) return at;
  }
  return lineEnd;
}

function trimmed(text: string, start: number, end: number): Range {
  let to = end;
  while (to > start && isBlank(text.charCodeAt(to - 1))) to--;
  return { start, end: to };
}

function endOfName(text: string, from: number, lineEnd: number): number {
  let at = from;
  while (at < lineEnd && isNameUnit(text.charCodeAt(at), at > from)) at++;
  return at;
}

function isNameUnit(unit: number, isInside: boolean): boolean {
  const isLetter = (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95;
  return isLetter || (isInside && ((unit >= 48 && unit <= 57) || unit === 45 || unit === 46));
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}
