import type { Window } from '../../engine';

/** What may stand between a name and its value: an operator (`:=`, `=>`), blanks, quotes, opening brackets. */
const BETWEEN = tableOf(' \t=:>,(<|?![{"\'`\\');
/** What the values that tell a vendor are made of. */
const VALUE = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_.~:|-');
/** A sentence's or a mapping's, not the value's. */
const FINAL = tableOf('.:|');
const BETWEEN_BYTES = 24;
const ZERO = 0x30;
const NINE = 0x39;

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = 1;
  return table;
}

/** A run of token characters. */
export interface Value {
  readonly start: number;
  readonly end: number;
  /** What has none is a word. */
  readonly hasDigit: boolean;
}

/** Reads the values of one document, in the order of their names. */
export class ValueReader {
  /** The token characters that were looked at last, [from, to), and the last digit among them; all from the document's start. */
  #from = 0;
  #to = 0;
  #lastDigit = -1;

  /**
   * Where names crowd inside one long run (`key=key=key=`), each byte of it is looked at once, not once for each name.
   * @param operator index of the first byte of what assigns the value, or of the value itself
   * @param most longer values are cut there: no form is that long; the same in every call
   * @returns the run of token characters behind it; empty where there is none
   */
  behind(
    { bytes, offset, end: limit }: Pick<Window, 'bytes' | 'offset' | 'end'>,
    operator: number,
    most: number,
  ): Value {
    let start = isEncodedEquals(bytes, operator) ? operator + 3 : operator;
    const latest = Math.min(limit, start + BETWEEN_BYTES);
    while (start < latest && BETWEEN[bytes[start] ?? 0] === 1) start++;
    const isKnown = start + offset >= this.#from && start + offset < this.#to;
    let end = isKnown ? this.#to - offset : start;
    let lastDigit = isKnown ? this.#lastDigit - offset : start - 1;
    const furthest = Math.min(limit, start + most);
    for (; end < furthest; end++) {
      const byte = bytes[end] ?? 0;
      if (VALUE[byte] !== 1) break;
      if (byte >= ZERO && byte <= NINE) lastDigit = end;
    }
    this.#from = start + offset;
    this.#to = end + offset;
    this.#lastDigit = lastDigit + offset;
    while (end > start && FINAL[bytes[end - 1] ?? 0] === 1) end--;
    return { start, end, hasDigit: lastDigit >= start };
  }
}

/** `%3D` in the query of an address. */
function isEncodedEquals(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x25 && bytes[at + 1] === 0x33 && (bytes[at + 2] === 0x44 || bytes[at + 2] === 0x64);
}
