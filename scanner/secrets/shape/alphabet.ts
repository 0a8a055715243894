/** The characters that a stretch of a token is drawn from. */
export interface Alphabet {
  readonly characters: string;
  /** The same as the inside of a regular expression's class. */
  readonly inClass: string;
}

/** @param ranges `0-9A-Z_`: ranges and single characters, a hyphen itself last */
export function alphabet(ranges: string): Alphabet {
  let characters = '';
  for (let at = 0; at < ranges.length; at++) {
    const from = ranges.charCodeAt(at);
    const isRange = ranges[at + 1] === '-' && at + 2 < ranges.length;
    const to = isRange ? ranges.charCodeAt(at + 2) : from;
    for (let code = from; code <= to; code++) characters += String.fromCharCode(code);
    if (isRange) at += 2;
  }
  return { characters, inClass: characters.replace(/[\\\]^-]/g, '\\$&') };
}

export const digits = alphabet('0-9');
export const lowerHex = alphabet('0-9a-f');
export const upperHex = alphabet('0-9A-F');
export const anyHex = alphabet('0-9a-fA-F');
export const lowerLetters = alphabet('a-z');
export const letters = alphabet('a-zA-Z');
export const lowerAlphanumeric = alphabet('0-9a-z');
export const upperAlphanumeric = alphabet('0-9A-Z');
export const alphanumeric = alphabet('0-9a-zA-Z');
export const word = alphabet('0-9a-zA-Z_');
/** RFC 4648, section 6, without padding. */
export const base32 = alphabet('A-Z2-7');
export const base64 = alphabet('0-9a-zA-Z+/');
/** RFC 4648, section 5. */
export const base64url = alphabet('0-9a-zA-Z_-');
/** base64url with its padding. */
export const paddedBase64url = alphabet('0-9a-zA-Z_=-');
/** Either form of base64, padding included. */
export const anyBase64 = alphabet('0-9a-zA-Z+/_=-');
/** base64url and the dot that separates parts. */
export const dottedBase64url = alphabet('0-9a-zA-Z._-');
/** Base 32 as some vendors write it: small letters. */
export const lowerBase32 = alphabet('a-z2-7');
export const hyphenatedAlphanumeric = alphabet('0-9a-zA-Z-');
/** What a few vendors draw a body from: base64url, its padding and dots. */
export const dottedPaddedBase64url = alphabet('0-9a-zA-Z._=-');
export const colonAlphanumeric = alphabet('0-9a-zA-Z:');
/** BIP 173, in the capitals that age writes. */
export const bech32 = alphabet('02-9AC-HJ-NP-Z');
