import { readBare } from './bare';
import type { BarePlace } from './bare';
import { isWordByte, skipBlanks } from './blanks';
import { BLANK, HIGH, LETTER, LINE_END, at, classAt, standsAt } from './byte-class';
import { candidateOf } from './candidate';
import type { Candidate, Named } from './candidate';
import type { Scope } from './scope';

const INDENT_BYTES = 80;
/** How far one parameter of a query is looked through for the next. */
const QUERY_BYTES = 400;
/** Longer ones are no words. */
const LONGEST_WORD = 32;

/** What is known when no quote was found: where the value begins, and what opened before it. */
export interface Opened {
  readonly from: number;
  readonly wrapEnd: number;
  readonly isDefault: boolean;
}

/** A value without quotes at `index`, appended to `found`: what may be part of it depends on where it stands. */
export function readUnquoted(
  scope: Scope,
  index: number,
  { from, wrapEnd, isDefault }: Opened,
  assignment: Named,
  found: Candidate[],
): void {
  const { kind } = scope;
  const { joint, nameStart } = assignment;
  const open = assignment.isNextLine ? 0 : scope.openQuote(nameStart);
  const isFree = kind.isLoose || joint === 'option' || joint === 'prose';
  if (!isFree && open === 0 && isExpression(scope, index)) return;
  const isCode =
    !isFree && open === 0 && !isComment(scope, nameStart) && !(endsItsLine(scope, index) && scope.isInBlock(nameStart));
  const isQuery = isInQuery(scope, nameStart, index);
  const place = isQuery ? 'query' : open === 0 ? unquotedPlace(scope, nameStart, isCode) : placeInString(open);
  const bare = readBare(scope, index, place);
  if (bare === undefined) return;
  const writing = isCode ? 'in-code' : open !== 0 ? 'in-string' : 'bare';
  const made = candidateOf(assignment, bare.start, bare.end, writing);
  made.wrapStart = from;
  made.wrapEnd = wrapEnd;
  made.isDefault = isDefault || bare.isDefault;
  made.isMultiWord = bare.isMultiWord && writing === 'bare';
  made.isQuery = isQuery;
  found.push(made);
}

function placeInString(quote: number): BarePlace {
  if (quote === at.double) return 'inDouble';
  return quote === at.single ? 'inSingle' : 'inBack';
}

function unquotedPlace(scope: Scope, nameStart: number, isCode: boolean): BarePlace {
  if (isCode) return 'code';
  if (scope.kind.isProse || scope.kind.family === 'xml') return 'prose';
  return isWholeLine(scope, nameStart) ? 'line' : 'settings';
}

/** Letters without a digit, then what goes on with an expression or ends it as only code does: `x.y(`, `x;`, `x)`. */
function isExpression({ bytes }: Scope, index: number): boolean {
  let i = index;
  while (i - index < LONGEST_WORD && (classAt(bytes, i) & (LETTER | HIGH) || bytes[i] === at.underscore)) i++;
  if (i === index || i - index === LONGEST_WORD) return false;
  const byte = bytes[i];
  return byte === at.dot || byte === at.open || byte === at.close || byte === at.openSquare || byte === at.semicolon;
}

/** Behind the word at `index` nothing stands on its line but closing brackets: no line of a program in most languages. */
function endsItsLine(scope: Scope, index: number): boolean {
  const { bytes } = scope;
  const limit = Math.min(scope.limit(index), index + LONGEST_WORD * 2);
  let i = index;
  while (i < limit && (bytes[i] ?? 0) > at.blank && bytes[i] !== at.comma && bytes[i] !== at.closeCurly) i++;
  while (i < limit && (classAt(bytes, i) & BLANK || bytes[i] === at.closeCurly || bytes[i] === at.closeSquare)) i++;
  return i >= limit || (classAt(bytes, i) & LINE_END) !== 0;
}

/** The name is a parameter of a URL's query, or one of several `a=b&c=d`. */
function isInQuery(scope: Scope, nameStart: number, value: number): boolean {
  const { bytes } = scope;
  const before = nameStart > scope.window.start ? bytes[nameStart - 1] : 0;
  if (before === at.question || before === at.and) return true;
  const limit = Math.min(scope.limit(nameStart), value + QUERY_BYTES);
  for (let i = value; i < limit; i++) {
    const byte = bytes[i];
    if (byte === at.and) {
      let j = i + 1;
      while (j < limit && (isWordByte(bytes, j) || bytes[j] === at.dot || bytes[j] === at.dash)) j++;
      scope.steps += j - value;
      return j > i + 1 && bytes[j] === at.equals && i > value;
    }
    if (byte === at.double || byte === at.single || classAt(bytes, i) & (BLANK | LINE_END)) {
      scope.steps += i - value;
      return false;
    }
  }
  scope.steps += limit - value;
  return false;
}

/** The line begins with the sign of a comment. */
function isComment(scope: Scope, index: number): boolean {
  const { bytes } = scope;
  const i = skipBlanks(bytes, scope.lineStart(index), INDENT_BYTES, index);
  const byte = bytes[i];
  const second = bytes[i + 1];
  if (byte === at.slash) return second === at.slash || second === at.star;
  if (byte === at.dash) return second === at.dash;
  return byte === at.hash || byte === at.star || byte === at.semicolon;
}

/** In `.env` and `.properties` files a name at the line's start has the rest of the line. */
function isWholeLine(scope: Scope, nameStart: number): boolean {
  const { kind } = scope;
  if (kind.family !== 'env' && kind.extension !== 'properties') return false;
  const start = scope.lineStart(nameStart);
  return start === nameStart || standsAt(scope.bytes, start, 'export ');
}
