/** One `${{ … }}` in a text; indices into it. */
export interface Embedded {
  /** Of the first `$`. */
  readonly start: number;
  /** Behind the closing braces. */
  readonly end: number;
  /** The expression between them. */
  readonly from: number;
  readonly to: number;
}

const OPENING = '${{';

/** GitHub refuses longer expressions. */
const MAX_EXPRESSION_UNITS = 21_000;

/** After so many expressions without an end, an end is only looked for nearby: the search stays linear. */
const MAX_FAR_SEARCHES = 20;
const NEARBY_UNITS = 500;

/** @returns every expression of the text, in order; one without closing braces ends with its line */
export function embeddedExpressions(text: string): readonly Embedded[] {
  const found: Embedded[] = [];
  let failures = 0;
  let lineEnd = -1;
  for (let start = text.indexOf(OPENING); start >= 0; start = text.indexOf(OPENING, found.at(-1)?.end)) {
    const from = start + OPENING.length;
    const limit = Math.min(text.length, from + (failures > MAX_FAR_SEARCHES ? NEARBY_UNITS : MAX_EXPRESSION_UNITS));
    const to = closingBraces(text, from, limit);
    if (to !== undefined) {
      found.push({ start, from, to, end: to + 2 });
      continue;
    }
    failures++;
    if (lineEnd <= from) lineEnd = endOfLine(text, from);
    const end = Math.min(lineEnd, limit);
    // An odd quote is one that somebody has yet to close: it does not hide the braces behind it.
    const line = text.slice(from, end);
    const unquoted = line.split("'").length % 2 === 0 ? line.indexOf('}}') : -1;
    if (unquoted < 0) found.push({ start, from, to: end, end });
    else found.push({ start, from, to: from + unquoted, end: from + unquoted + 2 });
  }
  return found;
}

/** Braces within a string do not close. */
function closingBraces(text: string, from: number, limit: number): number | undefined {
  let quoted = false;
  for (let at = from; at < limit; at++) {
    const sign = text.charAt(at);
    if (sign === "'") quoted = !quoted;
    else if (sign === '}' && !quoted && text.charAt(at + 1) === '}') return at;
  }
  return undefined;
}

/** Where the braces stand alone, what they open begins on the line below. */
function endOfLine(text: string, from: number): number {
  const ahead = text.slice(from, from + MAX_BLANK_UNITS);
  const said = from + ahead.length - ahead.trimStart().length;
  const at = text.indexOf('\n', said);
  const end = at < 0 ? text.length : at;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** A line break with the deepest indentation. */
const MAX_BLANK_UNITS = 200;
