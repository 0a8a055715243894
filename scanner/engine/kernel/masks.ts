// From bytes to masks, one bit a byte: which class each belongs to, and where letters of a keyword or marker stand.
import {
  MASKS_ANCHOR,
  MASKS_ESCAPE,
  MASKS_NOT_GAP,
  MASKS_NOT_KEYWORD,
  MASKS_NOT_NAME,
  MASKS_NOT_VALUE,
  MASKS_NOT_WORD,
  MASKS_SLASH,
  PLACE_BYTES,
  VECTOR_FREE,
  VECTOR_GAP,
  VECTOR_NAME,
  VECTOR_PLACES,
  VECTOR_VALUE,
  VECTOR_WORD,
  VECTORS,
} from './layout';
import { Lanes } from './lanes';

/** Buckets that the last three bytes of the block before may stand in, as first, second and third letter. */
let lastFirst: v128 = i8x16.splat(0);
let lastSecond: v128 = i8x16.splat(0);
let lastThird: v128 = i8x16.splat(0);

/** A new document: no byte stands before its first. */
export function forgetLetters(): void {
  lastFirst = v128.load(VECTORS + VECTOR_FREE);
  lastSecond = v128.load(VECTORS + VECTOR_FREE + 16);
  lastThird = i8x16.splat(0);
}

/** Masks of the classes; of some what is not in the class, which is cheaper here and the same there. */
export function maskClasses(from: usize, to: usize): void {
  const nameSet = v128.load(VECTORS + VECTOR_NAME);
  const gapSet = v128.load(VECTORS + VECTOR_GAP);
  const valueSet = v128.load(VECTORS + VECTOR_VALUE);
  const wordSet = v128.load(VECTORS + VECTOR_WORD);
  const slash = i8x16.splat(0x2f);
  const backslash = i8x16.splat(0x5c);
  const percent = i8x16.splat(0x25);
  let at: usize = 0;
  for (let p = from; p < to; p += 16) {
    const x = v128.load(p);
    const low = Lanes.low(x);
    const row = Lanes.row(x);
    // a byte above 127 is in no set, and a name byte
    store<u16>(MASKS_NOT_NAME + at, <u16>i8x16.bitmask(v128.andnot(Lanes.outside(nameSet, low, row), x)));
    store<u16>(MASKS_NOT_GAP + at, <u16>i8x16.bitmask(Lanes.outside(gapSet, low, row)));
    store<u16>(MASKS_NOT_VALUE + at, <u16>i8x16.bitmask(Lanes.outside(valueSet, low, row)));
    store<u16>(MASKS_NOT_WORD + at, <u16>i8x16.bitmask(Lanes.outside(wordSet, low, row)));
    store<u16>(MASKS_SLASH + at, <u16>i8x16.bitmask(i8x16.eq(x, slash)));
    store<u16>(MASKS_ESCAPE + at, <u16>i8x16.bitmask(v128.or(i8x16.eq(x, backslash), i8x16.eq(x, percent))));
    at += 2;
  }
}

/**
 * Masks of four letters that stand side by side in a keyword or marker; the bit stands on the last. Each of the eight bits
 * of a byte is a bucket of words: the first table gives a letter the bits of the buckets where some word has it first. A
 * byte above 127 counts as a keyword by itself.
 */
export function maskLetters(from: usize, to: usize): void {
  const sixteen = i8x16.splat(16);
  const places = VECTORS + VECTOR_PLACES;
  const firstLow = v128.load(places);
  const firstHigh = v128.load(places + 16);
  const secondLow = v128.load(places + PLACE_BYTES);
  const secondHigh = v128.load(places + PLACE_BYTES + 16);
  const thirdLow = v128.load(places + 2 * PLACE_BYTES);
  const thirdHigh = v128.load(places + 2 * PLACE_BYTES + 16);
  const fourthLow = v128.load(places + 3 * PLACE_BYTES);
  const fourthHigh = v128.load(places + 3 * PLACE_BYTES + 16);
  const freeFirst = v128.load(VECTORS + VECTOR_FREE);
  const freeSecond = v128.load(VECTORS + VECTOR_FREE + 16);
  let firstBefore = lastFirst;
  let secondBefore = lastSecond;
  let thirdBefore = lastThird;
  let at: usize = 0;
  for (let p = from; p < to; p += 16) {
    const x = v128.load(p);
    const y = Lanes.letter(x);
    const z = i8x16.sub(y, sixteen);
    const first = v128.or(Lanes.look(firstLow, firstHigh, y, z), freeFirst);
    const second = v128.or(Lanes.look(secondLow, secondHigh, y, z), freeSecond);
    const third = Lanes.look(thirdLow, thirdHigh, y, z);
    const two = v128.and(Lanes.later3(firstBefore, first), Lanes.later2(secondBefore, second));
    const three = v128.and(two, Lanes.later1(thirdBefore, third));
    const four = v128.and(three, Lanes.look(fourthLow, fourthHigh, y, z));
    firstBefore = first;
    secondBefore = second;
    thirdBefore = third;
    store<u16>(MASKS_NOT_KEYWORD + at, <u16>i8x16.bitmask(v128.andnot(i8x16.eq(four, i8x16.splat(0)), x)));
    store<u16>(MASKS_ANCHOR + at, <u16>i8x16.bitmask(four)); // the markers' bucket is the sign
    at += 2;
  }
  lastFirst = firstBefore;
  lastSecond = secondBefore;
  lastThird = thirdBefore;
}
