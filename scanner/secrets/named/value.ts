/** What may stand between a name and its value: an operator (`:=`, `=>`), blanks, quotes, opening brackets. */
const BETWEEN = tableOf(' \t=:>,(<|?![{"\'`\\');
/** What the values that tell a vendor are made of. */
const VALUE = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_.~:|-');
/** A sentence's or a mapping's, not the value's. */
const FINAL = tableOf('.:|');
const BETWEEN_BYTES = 24;

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = 1;
  return table;
}

const isIn = (table: Uint8Array, byte: number | undefined): boolean => byte !== undefined && table[byte] === 1;

/**
 * @param operator index of the first byte of what assigns the value, or of the value itself
 * @param most longer values are cut there: no form is that long
 * @returns the run of token characters behind it; empty where there is none
 */
export function valueBehind(
  bytes: Uint8Array,
  operator: number,
  limit: number,
  most: number,
): { start: number; end: number } {
  let start = isEncodedEquals(bytes, operator) ? operator + 3 : operator;
  const latest = Math.min(limit, start + BETWEEN_BYTES);
  while (start < latest && isIn(BETWEEN, bytes[start])) start++;
  let end = start;
  const furthest = Math.min(limit, start + most);
  while (end < furthest && isIn(VALUE, bytes[end])) end++;
  while (end > start && isIn(FINAL, bytes[end - 1])) end--;
  return { start, end };
}

/** `%3D` in the query of an address. */
function isEncodedEquals(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x25 && bytes[at + 1] === 0x33 && (bytes[at + 2] === 0x44 || bytes[at + 2] === 0x64);
}
