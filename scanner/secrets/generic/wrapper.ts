import { skipBlanks, skipSet, wordLength, isIdentifierStart } from './blanks';
import { BLANK, QUOTE, at, byteSet, classAt, standsAt } from './byte-class';
import { quoteBehindEscapes } from './operator';

/** Each wrapper is at most so long, without the brackets of a generic type. */
const HEAD_BYTES = 50;
const GENERIC_BYTES = 30;
const FALLBACK_BYTES = 60;
const BLANKS = 6;

const word = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_';
const identifier = byteSet(`${word}$.:`);
const generic = byteSet(`${word}., `);
const operand = byteSet(`${word}$.[]'"()`);
const typeName = byteSet(word);
const tag = byteSet(`${word}-`);

const prefixes = ['new ', 'await ', '&', '*', 'lambda: ', 'lambda:', '(string) ', '(string)'];
const innerNames = ['value', 'default', 'val', 'plaintext', 'plain', 'text', 'data_value', 'data', 'string'];
const environments = ['process.env', 'os.environ', 'os.getenv', 'env[', 'system.getenv', 'import.meta.env'];
const stringPrefix = byteSet('bBrRuUfFLN@$');

/**
 * Skips what opens around a value: `new X(`, `[]byte(`, `Base64.decode(`, `[`, `{`, `X::`.
 * @returns index behind it, or `index` where nothing opens
 */
export function skipOpening(bytes: Uint8Array, index: number, limit: number): number {
  let i = index + wordLength(bytes, index, prefixes);
  if (isIdentifierStart(bytes, i)) {
    const head = i;
    i = skipSet(bytes, i, HEAD_BYTES, limit, identifier);
    if (bytes[i] === at.open && bytes[i + 1] === at.close && bytes[i + 2] === at.dot) {
      i = skipSet(bytes, i + 3, HEAD_BYTES, limit, identifier);
    }
    // `${x}` is a reference, not a call of `$`
    if (i === head + 1 && bytes[head] === at.dollar) return index;
    if (bytes[i - 1] === at.colon && bytes[i - 2] === at.colon) return skipBlanks(bytes, i, BLANKS, limit);
    if (bytes[i] === at.less) {
      const closing = skipSet(bytes, i + 1, GENERIC_BYTES, limit, generic);
      if (bytes[closing] === at.greater) i = closing + 1;
    }
    if (bytes[i] === at.openSquare && bytes[i + 1] === at.closeSquare) i = skipBlanks(bytes, i + 2, 1, limit);
    if (bytes[i] === at.bang || bytes[i] === at.question) i++;
  } else if (bytes[i] === at.openSquare && bytes[i + 1] === at.closeSquare) {
    const name = skipSet(bytes, i + 2, 8, limit, typeName);
    if (name > i + 3) i = name;
  }
  const byte = i < limit ? bytes[i] : 0;
  if (byte !== at.open && byte !== at.openSquare && byte !== at.openCurly) return index;
  if (byte === at.openCurly && isTag(bytes, i, limit)) return index;
  return skipBlanks(bytes, i + 1, BLANKS, limit);
}

/** `{MD5}`, `{0}`: says of what kind the value behind is. */
function isTag(bytes: Uint8Array, index: number, limit: number): boolean {
  const closing = skipSet(bytes, index + 1, GENERIC_BYTES, limit, tag);
  return closing > index + 1 && bytes[closing] === at.closeCurly;
}

/** Skips `{ value:`, `{"default" =>`. @returns index of what follows, or `index` */
export function skipInnerName(bytes: Uint8Array, index: number, limit: number): number {
  if (bytes[index] !== at.openCurly) return index;
  let i = skipBlanks(bytes, index + 1, 4, limit);
  if (classAt(bytes, i) & QUOTE) i++;
  if (bytes[i] === at.colon) i++;
  const length = wordLength(bytes, i, innerNames);
  if (length === 0) return index;
  i += length;
  if (classAt(bytes, i) & QUOTE) i++;
  i = skipBlanks(bytes, i, 4, limit);
  if (bytes[i] !== at.colon && bytes[i] !== at.equals) return index;
  i++;
  if (bytes[i - 1] === at.equals && bytes[i] === at.greater) i++;
  return i >= limit ? index : skipBlanks(bytes, i, 4, limit);
}

export interface Fallback {
  /** Where the other operand begins. */
  readonly next: number;
  /** What comes first is a look-up in the environment. */
  readonly isEnvironment: boolean;
}

/** Skips `x ||`, `x ??`, `x ?:`, `x or`, `x ?` before a string, and an environment look-up before anything. */
export function skipFallback(bytes: Uint8Array, index: number, limit: number): Fallback | undefined {
  if (!isIdentifierStart(bytes, index)) return undefined;
  let i = skipSet(bytes, index, FALLBACK_BYTES, limit, operand);
  if (bytes[i] === at.question && bytes[i + 1] === at.dot) i = skipSet(bytes, i + 1, FALLBACK_BYTES, limit, operand);
  const operandEnd = i;
  i = skipBlanks(bytes, i, 4, limit);
  const length = choiceLength(bytes, i, i > operandEnd);
  if (length === 0) return undefined;
  let next = skipBlanks(bytes, i + length, 4, limit);
  if (bytes[i + length - 1] === at.question && length === 1) next = skipAlternative(bytes, next, limit);
  if (next >= limit) return undefined;
  const isEnvironment = wordLength(bytes, index, environments) > 0;
  return isEnvironment || quoteBehindEscapes(bytes, next) >= 0 ? { next, isEnvironment } : undefined;
}

/** Behind `getenv("A")`: the operator and what comes next, or undefined. */
export function skipChoiceBehind(bytes: Uint8Array, index: number, limit: number): number | undefined {
  let i = skipBlanks(bytes, index, 2, limit);
  for (let closed = 0; closed < 2 && (bytes[i] === at.close || bytes[i] === at.closeSquare); closed++) i++;
  i = skipBlanks(bytes, i, 3, limit);
  const length = choiceLength(bytes, i, true);
  if (length === 0) return undefined;
  const next = skipBlanks(bytes, i + length, 4, limit);
  return length === 1 ? skipAlternative(bytes, next, limit) : next;
}

/** Of `a ? b : "c"`, from b on: the string, where b is none. */
function skipAlternative(bytes: Uint8Array, index: number, limit: number): number {
  if (!isIdentifierStart(bytes, index)) return index;
  const end = skipBlanks(bytes, skipSet(bytes, index, FALLBACK_BYTES, limit, operand), 4, limit);
  if (bytes[end] !== at.colon) return index;
  const next = skipBlanks(bytes, end + 1, 4, limit);
  return quoteBehindEscapes(bytes, next) >= 0 ? next : index;
}

function choiceLength(bytes: Uint8Array, i: number, behindBlank: boolean): number {
  const second = bytes[i + 1];
  if (bytes[i] === at.pipe) return second === at.pipe ? 2 : 0;
  if (bytes[i] === at.question) return second === at.question || second === at.colon ? 2 : 1;
  return behindBlank && standsAt(bytes, i, 'or') && classAt(bytes, i + 2) & BLANK ? 2 : 0;
}

/**
 * Where a string's quote (or its escapes) begins, behind `b`, `r`, `f`, `@`, `$`, `L`, `q(`, `data:` and the like; -1 for
 * none.
 */
export function stringStart(bytes: Uint8Array, index: number, limit: number): number {
  if (index >= limit) return -1;
  if (quoteBehindEscapes(bytes, index) >= 0) return index;
  for (let length = 1; length <= 2 && stringPrefix[bytes[index + length - 1] ?? 0]; length++) {
    if (quoteBehindEscapes(bytes, index + length) >= 0) return index + length;
  }
  return -1;
}

const lookUp =
  /getenv|environ|process\.env|ENV\b|env\(|getProperty|System\.get|getOrDefault|orElse|config\(|fetch|getString|lookup|get\(/i;

/** @param text what stands before a string: whether it looks something up by that string's name */
export function isLookUp(text: string): boolean {
  return lookUp.test(text);
}
