import { BLANK, HIGH, LETTER, LINE_END, QUOTE, at, classAt, classOf } from './byte-class';
import type { FileKind } from './file-kind';
import { mayCarry } from './carried';
import { isCarrier, isToolKeyword, keywords } from './keywords';
import { GAP_BLANKS } from './walk';

/** How far a line is looked along, to either side; a longer one is left to the readers. */
const LINE_BYTES = 240;
/** Longer ones are no words. */
const LONGEST_WORD = 32;
const MOST_OPERATOR_BYTES = 3;

const operatorBytes = tableOf('=:+|?~');
/** Behind a word they go on with an expression, or end one as only code does. */
const expressionBytes = tableOf('.()[;');
/** Where one of these stands on the line a string or an array may follow. */
const openingBytes = tableOf('"\'`{[|?\\');

/**
 * A first look at a name record, a few bytes on its line: most names hold a keyword by accident, stand at the end of a line or are
 * assigned an expression. What is turned away here the readers would find nothing in; they cost a hundred times as much.
 * @param keyword index of `keywords` @param start of the name @param end behind it
 * @param operator as the engine reports it
 */
export function isTurnedAway(
  bytes: Uint8Array,
  kind: FileKind,
  keyword: number,
  start: number,
  end: number,
  operator: number,
): boolean {
  if (isCarrier(keyword)) return !mayCarry(bytes, kind, operator);
  // A tool that is told its password by an option.
  if (isToolKeyword(keyword)) return end - start !== keywords[keyword]?.text.length || !(classAt(bytes, end) & BLANK);
  const byte = bytes[operator] ?? 0;
  if (classAt(bytes, operator) & LINE_END) return isBlank(bytes, end, operator);
  if (byte === at.comma || byte === at.greater) return endsLine(bytes, operator + 1);
  return !kind.isLoose && operatorBytes[byte] === 1 && isExpression(bytes, start, operator);
}

/** A word and what goes on as an expression does, nothing on the line that could open a string. */
function isExpression(bytes: Uint8Array, start: number, operator: number): boolean {
  let i = operator;
  while (i - operator < MOST_OPERATOR_BYTES && operatorBytes[bytes[i] ?? 0] === 1) i++;
  if (bytes[i] === at.greater) i++;
  while (i - operator < GAP_BLANKS && (classOf[bytes[i] ?? 0] ?? 0) & BLANK) i++;
  const word = i;
  while (i - word < LONGEST_WORD && ((classOf[bytes[i] ?? 0] ?? 0) & (LETTER | HIGH) || bytes[i] === at.underscore))
    i++;
  if (i === word || expressionBytes[bytes[i] ?? 0] !== 1) return false;
  const end = i + LINE_BYTES;
  for (; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === at.newline || byte === 0) return isUnquoted(bytes, start);
    if (openingBytes[byte] === 1) return false;
  }
  return false;
}

/** No quote stands on the line before `index`. */
function isUnquoted(bytes: Uint8Array, index: number): boolean {
  for (let i = index - 1; i > index - LINE_BYTES; i--) {
    const byte = bytes[i] ?? 0;
    if (byte === at.newline || byte === 0) return true;
    if ((classOf[byte] ?? 0) & QUOTE) return false;
  }
  return false;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((classAt(bytes, i) & BLANK) === 0) return false;
  return true;
}

function endsLine(bytes: Uint8Array, index: number): boolean {
  let i = index;
  while (i - index < GAP_BLANKS && classAt(bytes, i) & BLANK) i++;
  return (classAt(bytes, i) & LINE_END) !== 0;
}

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1;
  return table;
}
