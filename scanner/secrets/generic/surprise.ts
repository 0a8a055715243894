import { ALNUM, DIGIT, LETTER, LOWER, UPPER, at, classOf, fold } from './byte-class';
import { loadLanguage } from './language';

/** How hard a value is to guess for one who knows words; all in whole hundredths, so that every machine agrees. */
export interface Surprise {
  /** Least number of bits that write the value, in 1/100 bit. */
  readonly bits: number;
  /** The same a character, in 1/100 bit. */
  readonly perCharacter: number;
  /** Share of the letters that stand inside words, in percent; 0 where there are none. */
  readonly cover: number;
  readonly letters: number;
}

/** Beyond, the rest is taken to be like the beginning. */
const MEASURED_BYTES = 160;
const LONGEST_WORD = 14;
const HEX_FROM = 16;
/** 1/100 bit. */
const cost = { digit: 330, separator: 200, other: 400, repeat: 80, capital: 70, hexLetter: 400 } as const;
const UNREACHED = 0x3fffffff;

const best = new Int32Array(MEASURED_BYTES + 1);
/** Length of the word that ends here on the cheapest way, 0 for a single byte. */
const wordEnding = new Uint8Array(MEASURED_BYTES + 1);

/**
 * The cheapest way to write the bytes as words of the language, likely letters, digits, repeats and runs: one dynamic
 * programme over at most 160 bytes. Not entropy: `correcthorse` has much of that and no surprise.
 */
export function surprise(bytes: Uint8Array, from: number, to: number): Surprise {
  const length = Math.min(to - from, MEASURED_BYTES);
  if (length <= 0) return { bits: 0, perCharacter: 0, cover: 0, letters: 0 };
  const { words, letterCost, wordCost } = loadLanguage();
  const hex = isHex(bytes, from, length);
  best.fill(UNREACHED, 0, length + 1);
  best[0] = 0;
  let letters = 0;
  let last = 26;
  let beforeLast = 26;
  for (let i = 0; i < length; i++) {
    const byte = bytes[from + i] ?? 0;
    const kind = classOf[byte] ?? 0;
    const here = best[i] ?? 0;
    let price: number;
    if (kind & LETTER) {
      letters++;
      const letter = fold(byte) - 97;
      price = letterCost[(beforeLast * 27 + last) * 27 + letter] ?? 0;
      if (hex && price > cost.hexLetter) price = cost.hexLetter;
      if (changesCase(bytes, from, i, kind)) price += cost.capital;
      beforeLast = last;
      last = letter;
    } else {
      price = kind & DIGIT ? cost.digit : isSeparator(byte) ? cost.separator : cost.other;
      beforeLast = last = 26;
    }
    if (i > 0 && goesOn(bytes, from + i, i) && price > cost.repeat) price = cost.repeat;
    if (here + price < (best[i + 1] ?? 0)) {
      best[i + 1] = here + price;
      wordEnding[i + 1] = 0;
    }
    if ((kind & LETTER) === 0) continue;
    let node = 1;
    const limit = Math.min(length, i + LONGEST_WORD);
    for (let j = i; j < limit; j++) {
      node = words.step(node, bytes[from + j] ?? 0);
      if (node === 0) break;
      const word = words.wordAt(node);
      if (word < 0) continue;
      const total = here + (wordCost[word] ?? 0);
      if (total >= (best[j + 1] ?? 0)) continue;
      best[j + 1] = total;
      wordEnding[j + 1] = j + 1 - i;
    }
  }
  return summary(length, to - from, letters);
}

function summary(measured: number, whole: number, letters: number): Surprise {
  let covered = 0;
  for (let i = measured; i > 0;) {
    const step = wordEnding[i] ?? 0;
    covered += step;
    i -= step === 0 ? 1 : step;
  }
  const bits = best[measured] ?? 0;
  return {
    bits: Math.floor((bits * whole) / measured),
    perCharacter: Math.floor(bits / measured),
    cover: letters === 0 ? 0 : Math.floor((covered * 100) / letters),
    letters,
  };
}

/** A capital in the middle of small letters, or a small letter behind two capitals, is not free. */
function changesCase(bytes: Uint8Array, from: number, i: number, kind: number): boolean {
  if (i === 0) return false;
  const before = classOf[bytes[from + i - 1] ?? 0] ?? 0;
  if (kind & UPPER) return (before & LOWER) !== 0;
  return (before & UPPER) !== 0 && i > 1 && ((classOf[bytes[from + i - 2] ?? 0] ?? 0) & UPPER) !== 0;
}

/** The same byte again, or the third of a run up or down by one (`abc`, `321`). */
function goesOn(bytes: Uint8Array, index: number, i: number): boolean {
  const byte = fold(bytes[index] ?? 0);
  const before = fold(bytes[index - 1] ?? 0);
  if (byte === before) return true;
  const step = byte - before;
  return i > 1 && (step === 1 || step === -1) && before - fold(bytes[index - 2] ?? 0) === step;
}

function isSeparator(byte: number): boolean {
  return byte === at.blank || byte === at.dash || byte === at.underscore || byte === at.dot || byte === at.slash;
}

function isHex(bytes: Uint8Array, from: number, length: number): boolean {
  if (length < HEX_FROM) return false;
  let digits = 0;
  for (let i = from; i < from + length; i++) {
    const byte = bytes[i] ?? 0;
    const kind = classOf[byte] ?? 0;
    if (kind & DIGIT) digits++;
    else if ((kind & ALNUM) === 0 ? byte !== at.dash : fold(byte) > 102) return false;
  }
  return digits > 0;
}
