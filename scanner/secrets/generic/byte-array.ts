import { skipBlanks } from './blanks';
import { BLANK, DIGIT, LINE_END, at, byteSet, classAt, fold } from './byte-class';
import type { Scope } from './scope';

const FEWEST_NUMBERS = 8;
const MOST_NUMBERS = 512;
const MOST_LINES = 40;
const head = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.[]');

export interface ByteArray {
  /** From the first number's first byte to behind the last one's last. */
  readonly start: number;
  readonly end: number;
  readonly numbers: Uint8Array;
}

/**
 * Numbers from -128 to 255, decimal or `0x..`, with commas between, at `index` or behind a bracket there: at least 8, at
 * most 512, over at most 40 lines.
 * @param isOpened a bracket stands before `index`
 */
export function readByteArray(scope: Scope, index: number, isOpened: boolean): ByteArray | undefined {
  const { bytes } = scope;
  const limit = scope.limit(index);
  let i = index;
  let opened = isOpened;
  if ((classAt(bytes, i) & DIGIT) === 0 && bytes[i] !== at.dash) {
    let j = i;
    while (j < limit && j - i < 30 && (head[bytes[j] ?? 0] || classAt(bytes, j) & BLANK)) j++;
    const byte = bytes[j];
    if (byte !== at.open && byte !== at.openCurly && byte !== at.openSquare) return undefined;
    i = skipSpace(scope, j + 1, limit, 2);
    opened = true;
  }
  if (!opened) return undefined;
  const numbers: number[] = [];
  let start = i;
  let end = i;
  let lines = 0;
  while (i < limit && numbers.length < MOST_NUMBERS) {
    const number = readNumber(bytes, i, limit);
    if (number === undefined) break;
    if (numbers.length === 0) start = i;
    numbers.push(number.value & 255);
    end = i = number.end;
    i = skipBlanks(bytes, i, 40, limit);
    if (bytes[i] !== at.comma) break;
    i++;
    const behind = skipSpace(scope, i, limit, MOST_LINES - lines);
    for (let k = i; k < behind; k++) if (bytes[k] === at.newline) lines++;
    i = behind;
  }
  scope.steps += i - index;
  return numbers.length < FEWEST_NUMBERS ? undefined : { start, end, numbers: Uint8Array.from(numbers) };
}

function skipSpace(scope: Scope, index: number, limit: number, lines: number): number {
  let left = lines;
  let i = index;
  while (i < limit) {
    const kind = classAt(scope.bytes, i);
    if (kind & LINE_END) {
      if (scope.bytes[i] === at.newline && left-- <= 0) break;
    } else if ((kind & BLANK) === 0) break;
    i++;
  }
  return i;
}

function readNumber(bytes: Uint8Array, index: number, limit: number): { value: number; end: number } | undefined {
  let i = index;
  if (bytes[i] === at.zero && fold(bytes[i + 1] ?? 0) === 0x78) {
    i += 2;
    let value = 0;
    while (i < limit && i - index < 5) {
      const digit = hexDigit(bytes[i] ?? 0);
      if (digit < 0) break;
      value = value * 16 + digit;
      i++;
    }
    return i > index + 2 && value < 256 && hexDigit(bytes[i] ?? 0) < 0 ? { value, end: i } : undefined;
  }
  const isNegative = bytes[i] === at.dash;
  if (isNegative) i++;
  const first = i;
  let value = 0;
  while (i < limit && i - first < 4 && classAt(bytes, i) & DIGIT) value = value * 10 + (bytes[i++] ?? 0) - at.zero;
  if (i === first || value > (isNegative ? 128 : 255)) return undefined;
  return { value: isNegative ? 256 - value : value, end: i };
}

function hexDigit(byte: number): number {
  if (byte >= at.zero && byte <= at.nine) return byte - at.zero;
  const letter = fold(byte) - 97;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
