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

/** After so many expressions without an end, an end is only looked for on the same line: the search stays linear. */
const MAX_FAR_SEARCHES = 20;

/** @returns every expression of the text, in order; one without closing braces ends with its line */
export function embeddedExpressions(text: string): readonly Embedded[] {
  const found: Embedded[] = [];
  let failures = 0;
  for (let start = text.indexOf(OPENING); start >= 0; start = text.indexOf(OPENING, found.at(-1)?.end)) {
    const from = start + OPENING.length;
    const lineEnd = endOfLine(text, from);
    const to = closingBraces(text, from, failures > MAX_FAR_SEARCHES ? lineEnd : from + MAX_EXPRESSION_UNITS);
    if (to !== undefined) {
      found.push({ start, from, to, end: to + 2 });
      continue;
    }
    failures++;
    const unquoted = text.slice(from, lineEnd).indexOf('}}');
    if (unquoted < 0) found.push({ start, from, to: lineEnd, end: lineEnd });
    else found.push({ start, from, to: from + unquoted, end: from + unquoted + 2 });
  }
  return found;
}

/** Braces within a string do not close. */
function closingBraces(text: string, from: number, limit: number): number | undefined {
  let quoted = false;
  for (let at = from; at < Math.min(limit, text.length); at++) {
    const sign = text.charAt(at);
    if (sign === "'") quoted = !quoted;
    else if (sign === '}' && !quoted && text.charAt(at + 1) === '}') return at;
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  const end = at < 0 ? text.length : at;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}
