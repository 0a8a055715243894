import { ALNUM, BLANK, LETTER, at, classAt, standsAt } from './byte-class';

/** @returns index behind at most `most` blanks */
export function skipBlanks(bytes: Uint8Array, index: number, most: number, limit: number): number {
  const end = Math.min(limit, index + most);
  let i = index;
  while (i < end && classAt(bytes, i) & BLANK) i++;
  return i;
}

/** @returns index behind at most `most` bytes of the set */
export function skipSet(bytes: Uint8Array, index: number, most: number, limit: number, set: Uint8Array): number {
  const end = Math.min(limit, index + most);
  let i = index;
  while (i < end && set[bytes[i] ?? 0]) i++;
  return i;
}

/** @returns length of the first of `words` (lower case, any case in the bytes) that stands at `index`, 0 for none */
export function wordLength(bytes: Uint8Array, index: number, words: readonly string[]): number {
  for (const word of words) if (standsAt(bytes, index, word)) return word.length;
  return 0;
}

/** A letter, digit or `_`. */
export function isWordByte(bytes: Uint8Array, index: number): boolean {
  return (classAt(bytes, index) & ALNUM) !== 0 || bytes[index] === at.underscore;
}

/** What an identifier may begin with. */
export function isIdentifierStart(bytes: Uint8Array, index: number): boolean {
  const byte = bytes[index];
  return (classAt(bytes, index) & LETTER) !== 0 || byte === at.underscore || byte === at.dollar;
}
