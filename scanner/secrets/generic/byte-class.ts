/** Bits of `classOf`. */
export const DIGIT = 1;
export const LOWER = 2;
export const UPPER = 4;
/** What a name is made of: letters, digits, `_ $ . -` and every byte of a character outside ASCII. */
export const NAME = 8;
export const QUOTE = 16;
export const BLANK = 32;
export const LINE_END = 64;
export const HIGH = 128;
export const LETTER = LOWER | UPPER;
export const ALNUM = LETTER | DIGIT;

/** What each byte is; several bits may be set. */
export const classOf: Uint8Array = makeClasses();

/** Bytes that the readers ask for by name. */
export const at = {
  newline: 0x0a,
  return: 0x0d,
  blank: 0x20,
  bang: 0x21,
  double: 0x22,
  hash: 0x23,
  dollar: 0x24,
  percent: 0x25,
  and: 0x26,
  single: 0x27,
  open: 0x28,
  close: 0x29,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  semicolon: 0x3b,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  question: 0x3f,
  openSquare: 0x5b,
  backslash: 0x5c,
  closeSquare: 0x5d,
  underscore: 0x5f,
  back: 0x60,
  openCurly: 0x7b,
  pipe: 0x7c,
  closeCurly: 0x7d,
  tilde: 0x7e,
} as const;

/** @returns a table with 1 at every byte of `characters` (ASCII); with `complement` at every other */
export function byteSet(characters: string, complement = false): Uint8Array {
  const table = new Uint8Array(256).fill(complement ? 1 : 0);
  for (const character of characters) table[character.charCodeAt(0)] = complement ? 0 : 1;
  return table;
}

/** The byte's class, 0 outside the array. */
export function classAt(bytes: Uint8Array, index: number): number {
  return classOf[bytes[index] ?? 0] ?? 0;
}

/** An ASCII letter in lower case; other bytes unchanged. */
export function fold(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** Whether `word` (ASCII, lower case) stands at `index`, in any case. */
export function standsAt(bytes: Uint8Array, index: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    if (fold(bytes[index + i] ?? 0) !== word.charCodeAt(i)) return false;
  }
  return true;
}

function makeClasses(): Uint8Array {
  const table = new Uint8Array(256);
  const mark = (characters: string, bits: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = (table[character.charCodeAt(0)] ?? 0) | bits;
  };
  mark('0123456789', DIGIT | NAME);
  mark('abcdefghijklmnopqrstuvwxyz', LOWER | NAME);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', UPPER | NAME);
  mark('_$.-', NAME);
  mark('"\'`', QUOTE);
  mark(' \t', BLANK);
  mark('\n\r', LINE_END);
  for (let byte = 128; byte < 256; byte++) table[byte] = HIGH | NAME;
  return table;
}
