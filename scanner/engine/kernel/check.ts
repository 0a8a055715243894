// From a position that the masks found to a record: exact, byte by byte, and never further than the bounds of layout.ts.
import {
  ANCHOR_SECONDS,
  ANCHOR_THIRDS,
  AUTOMATON,
  COLUMNS,
  ENDINGS,
  FLAGS,
  IS_AUTHORITY_END,
  IS_BLANK,
  IS_GAP,
  IS_NAME,
  IS_QUOTE,
  IS_TYPE,
  KEYWORD_AFTER_BLANK,
  KEYWORD_LENGTH,
  KEYWORD_YIELDS,
  KEYWORDS,
  KIND_LITERAL,
  KIND_MARKER,
  KIND_NAME,
  KIND_PEM,
  KIND_URL,
  LITERAL_BYTES,
  LITERALS,
  MARKER_BYTES,
  MARKERS,
  MOST_AUTHORITY,
  MOST_GAP,
  MOST_NAME,
  SETTING_MARKERS,
  SETTING_PEM,
  SETTING_PEM_ANCHOR,
  SETTINGS,
  SLOTS,
  STATE_KEYWORD,
  VECTOR_NAME,
  VECTORS,
} from './layout';
import { Lanes } from './lanes';
import { Records } from './records';

class Byte {
  @inline
  static at(p: usize): u32 {
    return load<u8>(p);
  }

  /** The IS_ bits. */
  @inline
  static flags(p: usize): u32 {
    return load<u8>(FLAGS + <usize>load<u8>(p));
  }

  /** ASCII letters in lower case. */
  @inline
  static folded(p: usize): u32 {
    const byte = Byte.at(p);
    return byte - 65 < 26 ? byte | 0x20 : byte;
  }

  @inline
  static isQuote(p: usize): bool {
    return (Byte.flags(p) & IS_QUOTE) != 0;
  }
}

/** The longest literal at `p`. */
export function literalAt(p: usize): void {
  const three = load<u32>(p) & 0xffffff;
  const slot = <usize>((three * 0x9e3779b1) >> 20);
  const first = <usize>load<u16>(SLOTS + (slot << 1));
  if (first == 0 || Records.spent(KIND_LITERAL, p)) return;
  const eight = load<u64>(p, 3);
  for (let entry = LITERALS + first * LITERAL_BYTES; ; entry += LITERAL_BYTES) {
    if (load<u32>(entry) == three && (eight & load<u64>(entry, 8)) == load<u64>(entry, 16)) {
      const length = <usize>load<u32>(entry, 4);
      if (length <= 11 || isSame(p, <usize>load<u32>(entry, 24), length)) {
        Records.add(KIND_LITERAL, load<u16>(entry, 28), p, p, p + length, 0);
        return;
      }
    }
    if (load<u16>(entry, 30) == 0) return;
  }
}

function isSame(p: usize, text: usize, length: usize): bool {
  for (let i: usize = 11; i < length; i++) if (load<u8>(p + i) != load<u8>(text + i)) return false;
  return true;
}

/** Whether an assignment operator stands at `q`, behind a name and its gap. */
function isOperator(q: usize): bool {
  const next = Byte.at(q + 1);
  switch (Byte.at(q)) {
    case 0x3d: // =
    case 0x3e: // >
      return true;
    case 0x3a: // : but neither :: nor ://
      if (next != 0x3a && !(next == 0x2f && Byte.at(q + 2) == 0x2f)) return true;
      break;
    case 0x28: // (" (b"
      if (Byte.isQuote(q + 1) || Byte.isQuote(q + 2)) return true;
      break;
    case 0x2b: // +=
      if (next == 0x3d) return true;
      break;
    case 0x7c: // ||=
      if (next == 0x7c && Byte.at(q + 2) == 0x3d) return true;
      break;
    case 0x3c: // <-
      if (next == 0x2d) return true;
      break;
    case 0x2d: // ->
      if (next == 0x3e) return true;
      break;
    case 0x25: // %3D
      if (next == 0x33 && (Byte.at(q + 2) | 0x20) == 0x64) return true;
      break;
    case 0x2c: // ", "
      if (Byte.isQuote(q - 1)) return true;
      break;
  }
  return Byte.isQuote(q - 1) && (Byte.flags(q - 2) & IS_BLANK) != 0 && Byte.at(q) != 0; // name "value
}

/**
 * `Type =` at `q`: where the `=` stands, or 0. Two vectors say that there is none, mostly.
 * @param onlyBlanks the gap holds nothing else; then a blank must stand before the `=` too
 */
function equalsBehindType(q: usize, onlyBlanks: bool): usize {
  const sign = i8x16.splat(0x3d);
  const signs =
    <u32>i8x16.bitmask(i8x16.eq(v128.load(q), sign)) | (<u32>i8x16.bitmask(i8x16.eq(v128.load(q, 16), sign)) << 16);
  if (signs == 0) return 0;
  const p = q + <usize>ctz(signs);
  let type = p;
  while (Byte.flags(type - 1) & IS_BLANK) type--;
  if (type <= q || (type == p && onlyBlanks)) return 0;
  for (let i = q; i < type; i++) if ((Byte.flags(i) & IS_TYPE) == 0) return 0;
  const next = Byte.at(p + 1);
  return next == 0x3d || next == 0x3e ? 0 : p;
}

/** Where the name ends that the gap before `q` follows; 0 where the gap is too long. Tells what the gap is made of. */
let gapIsBlank = false;
let gapIsOther = false;
function nameEnd(q: usize): usize {
  let every: u32 = IS_BLANK;
  let other: u32 = 0;
  let end = q;
  for (let bits = Byte.flags(end - 1); bits & IS_GAP; bits = Byte.flags(end - 1)) {
    end--;
    if (q - end > MOST_GAP) return 0;
    every &= bits;
    other |= <u32>((bits & (IS_BLANK | IS_QUOTE)) == 0);
  }
  gapIsBlank = end < q && every != 0;
  gapIsOther = other != 0;
  return end;
}

/** Where the name starts that ends at `end`; 0 where it is too long. */
function nameStart(end: usize): usize {
  const names = v128.load(VECTORS + VECTOR_NAME);
  for (let p = end - 16; end - p <= MOST_NAME + 16; p -= 16) {
    const x = v128.load(p);
    const outside = v128.andnot(Lanes.outside(names, Lanes.low(x), Lanes.row(x)), x);
    const bits = <u32>i8x16.bitmask(outside);
    if (bits == 0) continue;
    const start = p + 32 - <usize>clz(bits);
    return end - start > MOST_NAME ? 0 : start;
  }
  return 0;
}

/** Whether the name that ends at `end` may end with a keyword that a value may follow after blanks alone. */
function mayTakeBlank(end: usize): bool {
  const hash = (((load<u32>(end - 4) >> 8) | 0x202020) * 0x9e3779b1) >> 20;
  return ((load<u8>(ENDINGS + <usize>(hash >> 3)) >> <u8>(hash & 7)) & 1) != 0;
}

/** A name with a keyword before `q`, the first byte that is neither name nor gap. */
export function nameBefore(q: usize): void {
  if (Records.spent(KIND_NAME, q)) return;
  const byte = Byte.at(q);
  const before = Byte.flags(q - 1);
  const isAssigned = isOperator(q);
  const endsLine = byte == 0x0a || byte == 0x0d;
  const mayBeType = (before & IS_BLANK) != 0 || byte == 0x5b;
  // what else may follow: a blank and a value or a type, the brackets of an array, a line's end, the comma behind a Ruby symbol
  if (!isAssigned && !endsLine && byte != 0x2c && !mayBeType) return;

  const end = nameEnd(q);
  if (end == 0) return;
  let operator = q;
  let takesBlank = false;
  const start = nameStart(end);
  if (start == 0) return;
  if (!isAssigned) {
    const type = mayBeType ? equalsBehindType(q, gapIsBlank) : 0;
    if (type != 0) operator = type;
    else if (byte == 0x2c) {
      if (Byte.at(start - 1) != 0x3a) return;
    } else {
      if (endsLine ? gapIsOther : !gapIsBlank || byte <= 0x20) return;
      takesBlank = Byte.at(start) != 0x2d;
      if (takesBlank && !mayTakeBlank(end)) return;
    }
  }

  let state: usize = 0;
  let best: u32 = 0;
  for (let p = end; p > start; ) {
    p--;
    state = <usize>load<u16>(AUTOMATON + (state << 7) + (<usize>load<u8>(COLUMNS + <usize>load<u8>(p)) << 1));
    const keyword = <u32>load<u16>(STATE_KEYWORD + (state << 1));
    if (keyword == 0) continue;
    const info = <u32>load<u8>(KEYWORDS + <usize>(keyword - 1));
    const first = best == 0;
    if (first && takesBlank && ((info & KEYWORD_AFTER_BLANK) == 0 || p + <usize>(info & KEYWORD_LENGTH) != end)) return;
    const yields = (info & KEYWORD_YIELDS) != 0;
    if (first || !yields) best = keyword;
    if (!yields) break;
  }
  if (best != 0) Records.add(KIND_NAME, best - 1, q, start, end, operator);
}

/** User and password behind `://`, whose second slash is `p`: the first `:` and the last `@` of the authority. */
export function userInfoAt(p: usize): void {
  if (Byte.at(p - 2) != 0x3a || Records.spent(KIND_URL, p)) return;
  let colon: usize = 0;
  let sign: usize = 0;
  const limit = p + 1 + MOST_AUTHORITY;
  for (let q = p + 1; q < limit && (Byte.flags(q) & IS_AUTHORITY_END) == 0; q++) {
    const byte = Byte.at(q);
    if (byte == 0x3a && colon == 0) colon = q;
    if (byte == 0x40 && colon != 0) sign = q;
  }
  if (sign != 0) Records.add(KIND_URL, 0, p, p - 2, colon, sign);
}

/** `-----BEGIN` or a marker whose anchor has its last letter at `p`. */
export function anchorAt(p: usize): void {
  const letters = (load<u32>(p - 2) | 0x202020) & 0xffffff;
  // Most candidates are made of letters of different words: two pairs of letters tell them apart from all of these at once.
  const second = (letters >> 8) & 31;
  if (((load<u32>(ANCHOR_SECONDS + (<usize>(letters & 31) << 2)) >> second) & 1) == 0) return;
  if (((load<u32>(ANCHOR_THIRDS + (<usize>second << 2)) >> ((letters >> 16) & 31)) & 1) == 0) return;
  if (letters == load<u32>(SETTINGS + SETTING_PEM_ANCHOR)) pemAt(p - <usize>load<u32>(SETTINGS + SETTING_PEM));
  const end = MARKERS + <usize>load<u32>(SETTINGS + SETTING_MARKERS) * MARKER_BYTES;
  for (let marker: usize = MARKERS; marker < end; marker += MARKER_BYTES)
    if (letters == load<u32>(marker)) markerAt(marker, p - <usize>load<u32>(marker, 4));
}

/** `BEGIN` behind five dashes. */
function pemAt(begin: usize): void {
  if (load<u32>(begin) != 0x49474542 || Byte.at(begin + 4) != 0x4e) return; // BEGIN
  if (load<u32>(begin - 5) != 0x2d2d2d2d || Byte.at(begin - 1) != 0x2d || Records.spent(KIND_PEM, begin)) return;
  Records.add(KIND_PEM, 0, begin, begin - 5, begin, 0);
}

function markerAt(marker: usize, start: usize): void {
  const text = <usize>load<u32>(marker, 8);
  const length = <usize>load<u16>(marker, 12);
  for (let i: usize = 0; i < length; i++) if (Byte.folded(start + i) != load<u8>(text + i)) return;
  if (!Records.spent(KIND_MARKER, start))
    Records.add(KIND_MARKER, load<u16>(marker, 14), start, start, start + length, 0);
}
