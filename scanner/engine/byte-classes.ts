import * as layout from './kernel/layout';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The ASCII members of each class; a byte above 127 is a name byte and nothing else. */
export const members = {
  /** What a word is made of: a token starts where one starts. */
  word: LETTERS_AND_DIGITS,
  /** What a name is made of: `client-secret`, `process.env.API_KEY`, `$password`. */
  name: `${LETTERS_AND_DIGITS}_-.$`,
  /** What may stand between a name and its operator: `']) =`, `\": "`, `!=`, `?:`. */
  gap: ' \t\\"\'`])?!',
  /** What a token is made of, with what may stand before its secret part in a literal. */
  value: `${LETTERS_AND_DIGITS}_-.$+/=:~&`,
  blank: ' \t',
  quote: '"\'`',
  /** Ends the authority of a URL. */
  authorityEnd: '/ \t\r\n\0"\'<>?#`\\',
  /** What a type between a name and its `=` is made of: `[]byte`, `*string`, `model.Secret`. */
  type: `${LETTERS_AND_DIGITS}_.*[]`,
} as const;

const bits: Readonly<Record<keyof typeof members, number>> = {
  word: layout.IS_WORD,
  name: layout.IS_NAME,
  gap: layout.IS_GAP,
  value: layout.IS_VALUE,
  blank: layout.IS_BLANK,
  quote: layout.IS_QUOTE,
  authorityEnd: layout.IS_AUTHORITY_END,
  type: layout.IS_TYPE,
};

/** @returns 256 bytes: for each byte the `IS_` bits of its classes */
export function byteFlags(): Uint8Array {
  const flags = new Uint8Array(256);
  for (const key of Object.keys(bits) as (keyof typeof members)[])
    for (const member of members[key]) flags[member.charCodeAt(0)] = (flags[member.charCodeAt(0)] ?? 0) | bits[key];
  flags.fill(layout.IS_NAME, 128);
  return flags;
}
