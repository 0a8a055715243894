import { isWordByte, skipBlanks, skipSet } from './blanks';
import { BLANK, LETTER, QUOTE, at, byteSet, classAt, standsAt } from './byte-class';
import { readCallArguments } from './call-arguments';
import { joined } from './candidate';
import type { Candidate, Joint } from './candidate';
import { readAttribute, readPropertyList } from './carried';
import { isInTag, isPairComma, operatorAt } from './operator';
import type { Scope } from './scope';
import { readBehindBlank } from './behind-blank';
import { readValue } from './value';

/** Longer names are no names. */
export const NAME_BYTES = 90;
/** Between a name and its operator. */
export const GAP_BLANKS = 24;
/** `name: Type =` and `name Type =`. */
export const COLON_TYPE_BYTES = 40;
export const BLANK_TYPE_BYTES = 24;

/** Longest label of a PEM header. */
const HEADER_BYTES = 40;

const typeBytes = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.<>[]?|& ');
const blankTypeBytes = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.[]*');

/**
 * From a name to the values beside it: gap, type, operator, wrappers, value, each step bounded.
 * @param nameStart index of the name's first byte @param nameEnd behind its last
 * @param found the candidates are appended here
 */
export function walk(scope: Scope, nameStart: number, nameEnd: number, found: Candidate[]): void {
  const { bytes } = scope;
  let end = nameEnd;
  while (end > nameStart && (bytes[end - 1] === at.dot || bytes[end - 1] === at.dash)) end--;
  if (end - nameStart > NAME_BYTES || end === nameStart || isPemLine(bytes, nameStart, end)) return;
  const name = { nameStart, nameEnd: end };
  if (classAt(bytes, end) & QUOTE && readAttribute(scope, name, found)) return;
  const limit = scope.limit(end);
  const gap = behindName(bytes, end, limit);
  const typed = behindType(scope, end, gap, limit);
  if (typed >= 0) {
    readValue(scope, typed, joined(name, '=', true), found);
    return;
  }
  const p = gap.end;
  if (p >= limit) return;
  const joint = jointAt(scope, nameStart, p, gap.hasQuote);
  if (joint === '>' && readPropertyList(scope, p + 1, name, found)) return;
  if (joint === 'call') readCallArguments(scope, p + 1, name, found);
  else if (joint !== undefined)
    readValue(scope, p + operatorLength(scope, nameStart, p, joint), joined(name, joint), found);
  else if (gap.hasBlank) readBehindBlank(scope, p, name, found);
}

interface Gap {
  readonly end: number;
  readonly hasQuote: boolean;
  readonly hasBlank: boolean;
}

/** At most three backslashes and a quote, two closing brackets, `?` or `!`, an escaped tab or line break, 24 blanks. */
function behindName(bytes: Uint8Array, index: number, limit: number): Gap {
  let i = index;
  let escapes = i;
  while (escapes - i < 3 && bytes[escapes] === at.backslash) escapes++;
  const hasQuote = (classAt(bytes, escapes) & QUOTE) !== 0;
  if (hasQuote) i = escapes + 1;
  for (let closed = 0; closed < 2 && (bytes[i] === at.close || bytes[i] === at.closeSquare); closed++) i++;
  if ((bytes[i] === at.question || bytes[i] === at.bang) && bytes[i + 1] !== at.equals && bytes[i + 1] !== at.question)
    i++;
  if (bytes[i] === at.backslash && (bytes[i + 1] === 0x74 || bytes[i + 1] === 0x6e)) i += 2;
  const end = skipBlanks(bytes, i, GAP_BLANKS, limit);
  return { end, hasQuote, hasBlank: end > i };
}

/** @returns index behind the `=` that a type precedes, -1 where there is none */
function behindType(scope: Scope, nameEnd: number, gap: Gap, limit: number): number {
  const { bytes, kind } = scope;
  const isCode = kind.family === 'code' || kind.family === 'unnamed';
  if (!isCode) return -1;
  // Behind a blank, or the brackets of C's `char password[32] =`.
  const isArray = bytes[nameEnd] === at.openSquare;
  if (!gap.hasQuote && (isArray || bytes[nameEnd] === at.blank)) {
    const start = isArray ? nameEnd : nameEnd + 1;
    const i = skipSet(bytes, start, BLANK_TYPE_BYTES, limit, blankTypeBytes);
    if (i > start) {
      const equals = skipBlanks(bytes, i, 1, limit);
      if (isAssignment(bytes, equals) && !standsAt(bytes, start, 'realm')) return equals + 1;
    }
  }
  if (bytes[gap.end] !== at.colon || bytes[gap.end + 1] === at.colon) return -1;
  let i = skipBlanks(bytes, gap.end + 1, 4, limit);
  if (bytes[i] === at.and || bytes[i] === at.star || bytes[i] === at.question) i++;
  if (bytes[i] === at.single && bytes[i + 1] !== at.single) {
    // a lifetime: `&'static str`
    let j = i + 1;
    while (j < i + 12 && isWordByte(bytes, j)) j++;
    if (bytes[j] !== at.blank) return -1;
    i = j + 1;
  }
  if ((classAt(bytes, i) & LETTER) === 0 && bytes[i] !== at.underscore) return -1;
  const type = skipSet(bytes, i, COLON_TYPE_BYTES, limit, typeBytes);
  return isAssignment(bytes, type) ? type + 1 : -1;
}

function isAssignment(bytes: Uint8Array, index: number): boolean {
  const next = bytes[index + 1];
  return bytes[index] === at.equals && next !== at.equals && next !== at.greater;
}

function jointAt(scope: Scope, nameStart: number, p: number, hasQuote: boolean): Joint | undefined {
  const { bytes, kind, window } = scope;
  switch (bytes[p]) {
    case at.open:
      return 'call';
    case at.comma:
      return isPairComma(bytes, nameStart, window.start, hasQuote) ? ',' : undefined;
    case at.greater:
      return hasQuote || isInTag(bytes, nameStart, window.start) ? '>' : undefined;
    default:
      return operatorAt(bytes, p, kind);
  }
}

/** The `-` of `${NAME:-default}` belongs to the operator. */
function operatorLength({ bytes }: Scope, nameStart: number, p: number, joint: Joint): number {
  const isShell = joint === ':' && bytes[nameStart - 1] === at.openCurly && bytes[nameStart - 2] === at.dollar;
  return isShell && bytes[p + 1] === at.dash ? 2 : joint.length;
}

/** `KEY-----`, `-----BEGIN`, and what stands between: the header of a block, not a name. */
function isPemLine(bytes: Uint8Array, start: number, end: number): boolean {
  if (standsAt(bytes, end, '---') || standsAt(bytes, start, '---')) return true;
  let i = start - 1;
  while (i > start - HEADER_BYTES && classAt(bytes, i) & (LETTER | BLANK)) i--;
  return bytes[i] === at.dash && bytes[i - 1] === at.dash && bytes[i - 2] === at.dash;
}
