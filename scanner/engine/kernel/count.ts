// Counts UTF-16 units and line breaks as text-mark.ts does, 64 bytes at a time.
import {
  COUNT_AFTER_RETURN,
  COUNT_BREAKS,
  COUNT_LINE_START,
  COUNT_STATE,
  COUNT_UNITS,
  COUNTS,
  UTF8_CLASS,
  UTF8_NEXT,
  UTF8_UNIT,
} from './layout';

/** What is asked of 64 bytes, one bit a byte. */
class Block {
  @inline
  static bits(a: v128, b: v128, c: v128, d: v128): u64 {
    return (
      <u64>(<u32>i8x16.bitmask(a)) |
      (<u64>(<u32>i8x16.bitmask(b)) << 16) |
      (<u64>(<u32>i8x16.bitmask(c)) << 32) |
      (<u64>(<u32>i8x16.bitmask(d)) << 48)
    );
  }

  /** Bytes above 127. */
  @inline
  static high(p: usize): u64 {
    return Block.bits(v128.load(p), v128.load(p, 16), v128.load(p, 32), v128.load(p, 48));
  }

  @inline
  static equal(p: usize, byte: i8): u64 {
    const x = i8x16.splat(byte);
    return Block.bits(
      i8x16.eq(v128.load(p), x),
      i8x16.eq(v128.load(p, 16), x),
      i8x16.eq(v128.load(p, 32), x),
      i8x16.eq(v128.load(p, 48), x),
    );
  }

  /** Bytes of at least that much, of those above 127. */
  @inline
  static atLeast(p: usize, byte: i32): u64 {
    const x = i8x16.splat(<i8>(byte - 1));
    return Block.bits(
      i8x16.gt_s(v128.load(p), x),
      i8x16.gt_s(v128.load(p, 16), x),
      i8x16.gt_s(v128.load(p, 32), x),
      i8x16.gt_s(v128.load(p, 48), x),
    );
  }
}

/** Bytes of a block with characters beyond ASCII: those that continue a character, and the last ones of four. */
let continuing: u64 = 0;
let fourths: u64 = 0;

/**
 * Looks at a block that begins with a character.
 * @returns how many of its bytes make whole characters (or are errors): 61 to 64
 */
function readCharacters(p: usize, high: u64): u32 {
  const from90 = Block.atLeast(p, 0x90);
  const fromA0 = Block.atLeast(p, 0xa0);
  const fromE0 = Block.atLeast(p, 0xe0) & high;
  const fromF0 = Block.atLeast(p, 0xf0) & high;
  const leads = Block.atLeast(p, 0xc2) & high & ~Block.atLeast(p, 0xf5);
  const continuation = high & ~Block.atLeast(p, 0xc0);
  const threes = leads & fromE0;
  const fours = leads & fromF0;
  // what the first byte does not allow as second: overlong forms, surrogates, above 10FFFF
  const barred =
    ((Block.equal(p, <i8>0xe0) << 1) & ~fromA0) |
    ((Block.equal(p, <i8>0xed) << 1) & fromA0) |
    ((Block.equal(p, <i8>0xf0) << 1) & ~from90) |
    ((Block.equal(p, <i8>0xf4) << 1) & from90);
  const second = (leads << 1) & continuation & ~barred;
  const third = ((second & (threes << 1)) << 1) & continuation;
  fourths = ((third & (fours << 2)) << 1) & continuation;
  continuing = second | third | fourths;
  // a character that the block's end cuts is left to the next
  if (leads >> 63) return 63;
  if (second & (threes << 1) & (1 << 63)) return 62;
  return third & (fours << 2) & (1 << 63) ? 61 : 64;
}

/** Moves the counts, which stand at `from`, to `to`. */
export function countText(from: usize, to: usize): void {
  let units = load<u32>(COUNTS + COUNT_UNITS);
  let breaks = load<u32>(COUNTS + COUNT_BREAKS);
  let lineStart = load<u32>(COUNTS + COUNT_LINE_START);
  let afterReturn = <u64>load<u32>(COUNTS + COUNT_AFTER_RETURN);
  let state = load<u32>(COUNTS + COUNT_STATE);

  for (let p = from; p < to; ) {
    if (state == 0 && to - p >= 64) {
      const high = Block.high(p);
      let length: u32 = 64;
      let firsts: u64 = -1; // bytes that begin a unit
      let more: u64 = 0; // bytes that add a second one
      let inside: u64 = -1;
      if (high != 0) {
        length = readCharacters(p, high);
        inside >>= 64 - length;
        firsts = ~continuing & inside;
        more = fourths & inside;
      }
      // a line starts behind a line feed, and behind a return that no line feed follows
      const feeds = Block.equal(p, 10) & inside;
      const returns = Block.equal(p, 13) & inside;
      const afterReturns = ((returns << 1) | afterReturn) & ~feeds & inside;
      afterReturn = (returns >> (length - 1)) & 1;
      breaks += <u32>popcnt(feeds) + <u32>popcnt(afterReturns);
      const starts = (feeds << 1) | afterReturns; // but for one behind the block's last byte
      if (starts != 0) {
        const before = ((<u64>1) << (63 - clz(starts))) - 1;
        lineStart = units + <u32>popcnt(firsts & before) + <u32>popcnt(more & before);
      }
      units += <u32>popcnt(firsts) + <u32>popcnt(more);
      if ((feeds >> (length - 1)) & 1) lineStart = units;
      p += length;
      continue;
    }
    // the rest of a character, or of the text
    const byte = <usize>load<u8>(p);
    if (afterReturn != 0 && byte != 10) {
      breaks++;
      lineStart = units;
    }
    const step = <u32>load<u8>(UTF8_NEXT + ((<usize>state << 4) | <usize>load<u8>(UTF8_CLASS + byte)));
    state = step & ~UTF8_UNIT;
    units += step >> 7;
    afterReturn = <u64>(byte == 13);
    if (byte == 10) {
      breaks++;
      lineStart = units;
    }
    p++;
  }

  store<u32>(COUNTS + COUNT_UNITS, units);
  store<u32>(COUNTS + COUNT_BREAKS, breaks);
  store<u32>(COUNTS + COUNT_LINE_START, lineStart);
  store<u32>(COUNTS + COUNT_AFTER_RETURN, <u32>afterReturn);
  store<u32>(COUNTS + COUNT_STATE, state);
}
