/**
 * Controls, format characters (bidi overrides, zero-width characters, tags), line separators and lone surrogates: what
 * moves a cursor, reorders a line or cannot be seen.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** U+2400 … U+241F picture the C0 controls; each is one column wide. */
const CONTROL_PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/**
 * Names, keys and lines come from files that anyone may have written: printed as they are, they could recolour, rewrite or
 * reorder what a person reads.
 * @returns the text with every character that acts on a terminal replaced by one that shows it; safe to print
 */
export function visible(text: string): string {
  return text.replace(ACTIVE, pictureOf);
}

function pictureOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === 0x7f) return PICTURE_OF_DELETE;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
