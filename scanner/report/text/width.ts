/**
 * Code points of East Asian Width W and F that are no emoji, Unicode Standard Annex #11; first and last of each run.
 * Unassigned code points of the CJK planes are wide by that annex; what became wide in Unicode 16 is left out, as terminals
 * do not agree on it yet.
 */
// prettier-ignore
const WIDE = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0x4dbf,
  0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60,
  0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1aff0, 0x1b2ff, 0x1f200, 0x1f265, 0x20000, 0x3fffd,
] as const;

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u1160-\u11ff]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;
const REGIONAL_INDICATOR = /^[\u{1f1e6}-\u{1f1ff}]$/u;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * @param character one code point that `visible` leaves alone
 * @returns the columns a terminal gives it: 0, 1 or 2
 */
export function characterWidth(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  if (isWide(code)) return 2;
  return EMOJI.test(character) && !REGIONAL_INDICATOR.test(character) ? 2 : 1;
}

/** @returns the columns a terminal gives a text that `visible` has made safe */
export function textWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** @returns the text with spaces behind it up to `width` columns */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function isWide(code: number): boolean {
  for (let at = 0; at < WIDE.length; at += 2) {
    if (code < (WIDE[at] ?? 0)) return false;
    if (code <= (WIDE[at + 1] ?? 0)) return true;
  }
  return false;
}
