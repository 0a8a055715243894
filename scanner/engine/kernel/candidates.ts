// From masks to the positions that are worth a look.
import {
  ANCHORS,
  LANDINGS,
  MASKS_ANCHOR,
  MASKS_BYTES,
  MASKS_ESCAPE,
  MASKS_NOT_GAP,
  MASKS_NOT_KEYWORD,
  MASKS_NOT_NAME,
  MASKS_NOT_VALUE,
  MASKS_NOT_WORD,
  MASKS_SLASH,
  SLASHES,
  STARTS,
} from './layout';
import { forgetLetters, maskClasses, maskLetters } from './masks';

/** What a block must know of the one before: its masks, and the carries of both additions. */
let lastWord: u64 = 0;
let lastEscape: u64 = 0;
let lastValue: u64 = 0;
let lastValue2: u64 = 0;
let lastValue4: u64 = 0;
let lastValue12: u64 = 0;
let lastStart: u64 = 0;
let lastSlash: u64 = 0;
let nameCarry: u64 = 0;
let gapCarry: u64 = 0;

/** Behind the last position of each list. */
export let startsEnd: usize = STARTS;
export let landingsEnd: usize = LANDINGS;
export let slashesEnd: usize = SLASHES;
export let anchorsEnd: usize = ANCHORS;

class List {
  /** Appends the positions of the bits; the first `unasked` are written in any case: a wrong guess costs more than a store. */
  @inline
  static add(end: usize, bits: u64, p: usize, unasked: i32): usize {
    const count = <usize>popcnt(bits);
    let at = end;
    for (let i = 0; i < unasked; i++) {
      store<u32>(at, <u32>p + <u32>ctz(bits));
      at += 4;
      bits &= bits - 1;
    }
    while (bits != 0) {
      store<u32>(at, <u32>p + <u32>ctz(bits));
      at += 4;
      bits &= bits - 1;
    }
    return end + (count << 2);
  }
}

/** A new document: no byte stands before its first. */
export function forget(): void {
  lastWord = lastEscape = lastStart = lastSlash = 0;
  lastValue = lastValue2 = lastValue4 = lastValue12 = 0;
  nameCarry = gapCarry = 0;
  forgetLetters();
}

/** Lists the candidates of [from, to), a multiple of 64 bytes. A literal's start is known one block later. */
export function listCandidates(from: usize, to: usize): void {
  startsEnd = STARTS;
  landingsEnd = LANDINGS;
  slashesEnd = SLASHES;
  anchorsEnd = ANCHORS;
  for (let p = from; p < to; p += MASKS_BYTES) {
    const end = min(to, p + MASKS_BYTES);
    maskClasses(p, end);
    maskLetters(p, end);
    joinMasks(p, end);
  }
}

function joinMasks(from: usize, to: usize): void {
  let wordBefore = lastWord;
  let escapeBefore = lastEscape;
  let valueBefore = lastValue;
  let value2Before = lastValue2;
  let value4Before = lastValue4;
  let value12Before = lastValue12;
  let startBefore = lastStart;
  let slashBefore = lastSlash;
  let carryName = nameCarry;
  let carryGap = gapCarry;
  let starts = startsEnd;
  let landings = landingsEnd;
  let slashes = slashesEnd;
  let anchors = anchorsEnd;
  let at: usize = 0;

  for (let p = from; p < to; p += 64) {
    // names that hold a keyword -> the byte behind them -> the byte behind the gap: two additions carry the bits there
    const name = ~load<u64>(MASKS_NOT_NAME + at);
    const gap = ~load<u64>(MASKS_NOT_GAP + at);
    let half = name + ~load<u64>(MASKS_NOT_KEYWORD + at);
    let sum = half + carryName;
    carryName = <u64>(half < name) | <u64>(sum < half);
    const behind = sum & ~name;
    half = gap + (behind & gap);
    sum = half + carryGap;
    carryGap = <u64>(half < gap) | <u64>(sum < half);
    landings = List.add(landings, (sum | behind) & ~gap, p, 2);

    // starts of words, also behind the letters of an escape (`\n`, `%3D`); the next block shows twelve value bytes ahead
    const word = ~load<u64>(MASKS_NOT_WORD + at);
    const escape = load<u64>(MASKS_ESCAPE + at);
    const value = ~load<u64>(MASKS_NOT_VALUE + at);
    const afterWord = (word << 1) | (wordBefore >> 63);
    const afterEscape = (escape << 2) | (escapeBefore >> 62) | (escape << 3) | (escapeBefore >> 61);
    const start = word & (~afterWord | afterEscape);
    const value2 = value & ((value << 1) | (valueBefore >> 63));
    const value4 = value2 & ((value2 << 2) | (value2Before >> 62));
    const value8 = value4 & ((value4 << 4) | (value4Before >> 60));
    const value12 = value8 & ((value4 << 8) | (value4Before >> 56));
    starts = List.add(starts, startBefore & ((value12Before >> 11) | (value12 << 53)), p - 64, 4);

    // the second slash of a pair; a marker's letters
    const slash = load<u64>(MASKS_SLASH + at);
    slashes = List.add(slashes, slash & ((slash << 1) | (slashBefore >> 63)), p, 1);
    const anchor = load<u64>(MASKS_ANCHOR + at);
    if (anchor != 0) anchors = List.add(anchors, anchor, p, 0);

    wordBefore = word;
    escapeBefore = escape;
    valueBefore = value;
    value2Before = value2;
    value4Before = value4;
    value12Before = value12;
    startBefore = start;
    slashBefore = slash;
    at += 8;
  }

  lastWord = wordBefore;
  lastEscape = escapeBefore;
  lastValue = valueBefore;
  lastValue2 = value2Before;
  lastValue4 = value4Before;
  lastValue12 = value12Before;
  lastStart = startBefore;
  lastSlash = slashBefore;
  nameCarry = carryName;
  gapCarry = carryGap;
  startsEnd = starts;
  landingsEnd = landings;
  slashesEnd = slashes;
  anchorsEnd = anchors;
}
