import { skipSet } from './blanks';
import { BLANK, DIGIT, HIGH, LETTER, at, byteSet, classAt } from './byte-class';
import type { FileKind } from './file-kind';
import type { Scope } from './scope';

export const BARE_BYTES = 2000;

const space = ' \t\r\n\v\f';
/** What a bare value is made of, by where it stands. */
const members = {
  element: byteSet('<>\r\n', true),
  query: byteSet(`${space}"'\`&<>\\#;,)]}`, true),
  inDouble: byteSet(`${space}"\`,;)]}&|\\`, true),
  inSingle: byteSet(`${space}'\`,;)]}&|"\\`, true),
  inBack: byteSet(`${space}\`,;)]}&|"'\\`, true),
  code: byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.-+/='),
  prose: byteSet(`${space}"'\`,<>|)]}`, true),
  settings: byteSet(`${space}"'\`,;`, true),
  line: byteSet(`${space}"'\``, true),
} as const;

export interface Bare {
  readonly start: number;
  readonly end: number;
  readonly isMultiWord: boolean;
  /** Behind `${NAME:-`. */
  readonly isDefault: boolean;
}

export type BarePlace = keyof typeof members;

/** Where the bytes of a bare value end and how much of it is the value. */
export function readBare(scope: Scope, index: number, place: BarePlace): Bare | undefined {
  const { bytes, kind } = scope;
  const limit = scope.limit(index);
  let end = skipSet(bytes, index, BARE_BYTES, limit, members[place]);
  scope.steps += end - index;
  if (end === index) return undefined;
  if (place === 'element') return readElement(bytes, index, end);
  const inner = defaultIn(bytes, index, end);
  if (inner !== undefined) return { ...inner, isMultiWord: false, isDefault: true };
  end = withoutClosers(bytes, index, end);
  if (!isSetting(kind)) while (end > index && isStop(bytes[end - 1] ?? 0)) end--;
  if (end === index) return undefined;
  return { start: index, end, isMultiWord: isBeforeWord(bytes, end, limit), isDefault: false };
}

/** The text of an element, trimmed; that of a CDATA section. */
function readElement(bytes: Uint8Array, from: number, to: number): Bare | undefined {
  let start = from;
  let end = to;
  while (start < end && classAt(bytes, start) & BLANK) start++;
  while (end > start && classAt(bytes, end - 1) & BLANK) end--;
  return start === end ? undefined : { start, end, isMultiWord: false, isDefault: false };
}

/** `${NAME:-default}` as a whole: the default's place. */
function defaultIn(bytes: Uint8Array, start: number, end: number): { start: number; end: number } | undefined {
  if (bytes[start] !== at.dollar || bytes[start + 1] !== at.openCurly || bytes[end - 1] !== at.closeCurly)
    return undefined;
  let i = start + 2;
  while (
    i < end &&
    i - start < 62 &&
    (classAt(bytes, i) & (LETTER | DIGIT) || bytes[i] === at.underscore || bytes[i] === at.dot)
  )
    i++;
  if (bytes[i] !== at.colon && bytes[i] !== at.dash) return undefined;
  i++;
  if (bytes[i] === at.dash || bytes[i] === at.equals) i++;
  return end - 1 - i >= 3 ? { start: i, end: end - 1 } : undefined;
}

/** Files in which a value may end in any character. */
function isSetting(kind: FileKind): boolean {
  return kind.family === 'env' || kind.family === 'yaml' || kind.extension === 'properties' || kind.extension === 'ini';
}

const stops = byteSet('.,;:!?)');
function isStop(byte: number): boolean {
  return stops[byte] === 1;
}

/** `}` and `]` at the end close what was opened before the value. */
function withoutClosers(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const last = bytes[end - 1];
    const opener = last === at.closeCurly ? at.openCurly : last === at.closeSquare ? at.openSquare : 0;
    if (opener === 0 || holds(bytes, from, end, opener)) return end;
    end--;
  }
  return end;
}

function holds(bytes: Uint8Array, from: number, to: number, wanted: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === wanted) return true;
  return false;
}

/** A blank and a letter follow: a sentence rather than a value. */
function isBeforeWord(bytes: Uint8Array, end: number, limit: number): boolean {
  let i = end;
  while (i < limit && bytes[i] === at.blank) i++;
  return i > end && i < limit && (classAt(bytes, i) & (LETTER | HIGH)) !== 0;
}
