import { BARE_BYTES, readBare } from './bare';
import { isIdentifierStart, isWordByte, skipBlanks } from './blanks';
import { BLANK, DIGIT, LINE_END, NAME, QUOTE, at, classAt, standsAt } from './byte-class';
import { readByteArray } from './byte-array';
import { candidateOf } from './candidate';
import type { Candidate, Joint, Named } from './candidate';
import { QUOTED_BYTES, quotedCandidate, readQuoted } from './quoted';
import type { Scope } from './scope';
import { readUnquoted } from './unquoted';
import { isLookUp, skipChoiceBehind, skipFallback, skipInnerName, skipOpening, stringStart } from './wrapper';

/** How often something may open around a value. */
export const MOST_WRAPPERS = 5;
/** A string without an end is a value from this length on. */
const OPEN_BYTES = 8;
/** Blanks that may open the next line. */
const INDENT_BYTES = 80;
/** Where the first number of an array is looked for. */
const NUMBERS_WITHIN_BYTES = 48;

/** Joints behind which a value may begin on the next line. */
const mayHop: ReadonlySet<Joint> = new Set<Joint>([':', '=', '=>', ':=', 'call']);

/**
 * The value that begins at `index`, through at most five wrappers, appended to `found`; nothing where none is recognised.
 */
export function readValue(scope: Scope, index: number, assignment: Named, found: Candidate[]): void {
  const { bytes } = scope;
  const limit = scope.limit(assignment.nameEnd);
  let i = skipBlanks(bytes, index, INDENT_BYTES, limit);
  const from = i;
  if (assignment.joint === '>') {
    readElement(scope, i, assignment, found);
    return;
  }
  if (assignment.joint === 'option' && standsAt(bytes, i, 'pass:')) i += 5;
  if (mayHop.has(assignment.joint)) {
    const isBehindLine = endsLine(bytes, i, limit);
    if (isBehindLine >= 0) {
      if (!assignment.isNextLine) readNextLine(scope, isBehindLine, i, assignment, found);
      return;
    }
  }
  let wrapEnd = i;
  let isDefault = false;
  let wrapped = 0;
  if (!scope.kind.isLoose && isLoneWord(bytes, i, limit)) {
    readUnquoted(scope, i, { from, wrapEnd: i, isDefault: false }, assignment, found);
    return;
  }
  for (; wrapped < MOST_WRAPPERS; wrapped++) {
    const string = stringStart(bytes, i, limit);
    if (string >= 0) {
      const quoted = readQuoted(scope, string, QUOTED_BYTES);
      if (quoted === undefined) return;
      const other = lookedUpDefault(scope, from, i, quoted.next, limit);
      if (other === undefined) {
        if (quoted.isOpen && quoted.end - quoted.start <= OPEN_BYTES) return;
        const made = quotedCandidate(assignment, quoted);
        made.wrapStart = from;
        made.wrapEnd = i;
        made.isDefault = isDefault;
        found.push(made);
        return;
      }
      wrapEnd = i = other;
      isDefault = true;
      continue;
    }
    const inner = skipInnerName(bytes, i, limit);
    if (inner !== i) {
      wrapEnd = i = inner;
      continue;
    }
    const fallback = skipFallback(bytes, i, limit);
    if (fallback !== undefined) {
      wrapEnd = i = fallback.next;
      isDefault ||= fallback.isEnvironment || isLookUp(scope.window.latin1(from, i));
      continue;
    }
    if (mayBeNumbers(bytes, i)) {
      const array = readByteArray(scope, i, wrapEnd > from && isBracket(bytes, wrapEnd));
      if (array !== undefined) {
        const made = candidateOf(assignment, array.start, array.end, 'bytes');
        made.wrapStart = from;
        made.numbers = array.numbers;
        found.push(made);
        return;
      }
    }
    const opening = skipOpening(bytes, i, limit);
    if (opening === i) break;
    if (!scope.kind.isLoose || mayFollowOpening(bytes, opening)) wrapEnd = i = opening;
    else break;
  }
  scope.steps += i - from;
  if (wrapped > 0 && !scope.kind.isLoose && !onlyBrackets(bytes, from, wrapEnd) && !isDefault) return;
  readUnquoted(scope, i, { from, wrapEnd, isDefault }, assignment, found);
}

/** A word with nothing behind it that could open, choose or go on: most values in code. */
function isLoneWord(bytes: Uint8Array, index: number, limit: number): boolean {
  if (!isIdentifierStart(bytes, index)) return false;
  let i = index;
  while (i < limit && classAt(bytes, i) & NAME) i++;
  const byte = bytes[i] ?? 0;
  return byte === at.comma || byte === at.semicolon || byte === at.close || byte === at.newline || byte === at.return;
}

/** The text of an element, or of the CDATA section in it. */
function readElement(scope: Scope, index: number, assignment: Named, found: Candidate[]): void {
  const { bytes } = scope;
  if (standsAt(bytes, index, '<![cdata[')) {
    const start = index + 9;
    const limit = Math.min(scope.limit(start), start + BARE_BYTES);
    let end = start;
    while (end < limit && !standsAt(bytes, end, ']]>')) end++;
    scope.steps += end - start;
    if (end > start && end < limit) found.push(candidateOf(assignment, start, end, 'bare'));
    return;
  }
  const element = readBare(scope, index, 'element');
  if (element !== undefined) found.push(candidateOf(assignment, element.start, element.end, 'bare'));
}

/** @returns where the line ends if nothing of a value stands before (`|`, `(`, `->` and the like may), else -1 */
function endsLine(bytes: Uint8Array, index: number, limit: number): number {
  let i = index;
  const byte = bytes[i];
  if (byte === at.pipe || byte === at.greater) {
    i++;
    if (bytes[i] === at.dash || bytes[i] === at.plus) i++;
  } else if (byte === at.dash && bytes[i + 1] === at.greater) i += 2;
  else if (
    byte === at.backslash ||
    byte === at.open ||
    byte === at.openSquare ||
    byte === at.openCurly ||
    byte === at.plus
  )
    i++;
  else if (standsAt(bytes, i, 'do') && !isWordByte(bytes, i + 2)) i += 2;
  else if (standsAt(bytes, i, '[]byte(')) i += 7;
  i = skipBlanks(bytes, i, INDENT_BYTES, limit);
  return i >= limit || classAt(bytes, i) & LINE_END ? i : -1;
}

/** One hop: the value, or `value:` and the value, on the line that follows. */
function readNextLine(scope: Scope, lineEnd: number, index: number, assignment: Named, found: Candidate[]): void {
  const { bytes, kind } = scope;
  const limit = scope.limit(assignment.nameEnd);
  const start = scope.behindBreak(lineEnd);
  if (start === lineEnd || start >= limit) return;
  let i = skipBlanks(bytes, start, INDENT_BYTES, limit);
  if (bytes[i] === at.dash && bytes[i + 1] === at.blank) i += 2;
  i = skipValueName(bytes, i, limit);
  const isNothing = lineEnd === skipBlanks(bytes, index, INDENT_BYTES, limit);
  // `case password:` and its like: in code only a string may follow
  if (
    assignment.joint === ':' &&
    isNothing &&
    !kind.isLoose &&
    kind.extension !== 'py' &&
    (classAt(bytes, i) & QUOTE) === 0
  )
    return;
  const { joint, nameStart, nameEnd, isTyped } = assignment;
  readValue(scope, i, { joint, nameStart, nameEnd, isTyped, isNextLine: true }, found);
}

/** Skips `value:`, `"value" =`. */
function skipValueName(bytes: Uint8Array, index: number, limit: number): number {
  let i = index;
  if (classAt(bytes, i) & QUOTE) i++;
  if (!standsAt(bytes, i, 'value')) return index;
  i += 5;
  if (classAt(bytes, i) & QUOTE) i++;
  i = skipBlanks(bytes, i, 1, limit);
  return bytes[i] === at.colon || bytes[i] === at.equals ? skipBlanks(bytes, i + 1, 3, limit) : index;
}

/** Behind a string that only says what to look up: where the default begins. */
function lookedUpDefault(scope: Scope, from: number, string: number, next: number, limit: number): number | undefined {
  const { bytes } = scope;
  if (string === from || next >= limit) return undefined;
  const isList = bytes[next] === at.comma;
  const behind = isList ? skipBlanks(bytes, next + 1, 4, limit) : skipChoiceBehind(bytes, next, limit);
  if (behind === undefined || !isLookUp(scope.window.latin1(from, string))) return undefined;
  return behind;
}

/** A number and a comma soon, perhaps behind a name and a bracket, on the line behind that: worth counting. */
function mayBeNumbers(bytes: Uint8Array, index: number): boolean {
  let isOpen = isBracket(bytes, index);
  for (let i = index; i < index + NUMBERS_WITHIN_BYTES; i++) {
    const byte = bytes[i];
    const kind = classAt(bytes, i);
    if (kind & DIGIT || (byte === at.dash && classAt(bytes, i + 1) & DIGIT)) {
      if (isOpen || i === index) return hasComma(bytes, i);
    }
    if (byte === undefined || kind & QUOTE || byte === at.comma || (kind & LINE_END && !isOpen)) return false;
    if ((kind & (BLANK | LINE_END)) === 0) isOpen = byte === at.open || byte === at.openCurly || byte === at.openSquare;
  }
  return false;
}

function hasComma(bytes: Uint8Array, index: number): boolean {
  for (let i = index + 1; i < index + 6; i++) if (bytes[i] === at.comma) return true;
  return false;
}

/** Whether a bracket, blanks skipped, stands before `index`. */
function isBracket(bytes: Uint8Array, index: number): boolean {
  let i = index - 1;
  while (i > index - 8 && classAt(bytes, i) & (BLANK | LINE_END)) i--;
  const byte = bytes[i];
  return byte === at.open || byte === at.openCurly || byte === at.openSquare;
}

/** In a file of bare values a bracket opens something only before what can begin a value. */
function mayFollowOpening(bytes: Uint8Array, index: number): boolean {
  const byte = bytes[index];
  return (
    isWordByte(bytes, index) ||
    (classAt(bytes, index) & QUOTE) !== 0 ||
    byte === at.openSquare ||
    byte === at.openCurly ||
    byte === at.open ||
    byte === at.dollar
  );
}

function onlyBrackets(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte !== at.open && byte !== at.openCurly && byte !== at.openSquare && (classAt(bytes, i) & BLANK) === 0)
      return false;
  }
  return true;
}
