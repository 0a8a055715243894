// Counts UTF-16 units and line breaks as text-mark.ts does; blocks of plain ASCII 64 bytes at a time.
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

/** Sixty-four bytes as four vectors. */
class Block {
  /** The highest bit of each byte. */
  @inline
  static signs(a: v128, b: v128, c: v128, d: v128): u64 {
    return (
      <u64>(<u32>i8x16.bitmask(a)) |
      (<u64>(<u32>i8x16.bitmask(b)) << 16) |
      (<u64>(<u32>i8x16.bitmask(c)) << 32) |
      (<u64>(<u32>i8x16.bitmask(d)) << 48)
    );
  }

  /** Bytes that equal `x`. */
  @inline
  static equal(a: v128, b: v128, c: v128, d: v128, x: v128): u64 {
    return Block.signs(i8x16.eq(a, x), i8x16.eq(b, x), i8x16.eq(c, x), i8x16.eq(d, x));
  }
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
      const x0 = v128.load(p);
      const x1 = v128.load(p, 16);
      const x2 = v128.load(p, 32);
      const x3 = v128.load(p, 48);
      if (Block.signs(x0, x1, x2, x3) == 0) {
        const feed = Block.equal(x0, x1, x2, x3, i8x16.splat(10));
        const carriage = Block.equal(x0, x1, x2, x3, i8x16.splat(13));
        // a line starts behind a line feed, and behind a return no line feed follows
        const afterCarriage = ((carriage << 1) | afterReturn) & ~feed;
        afterReturn = carriage >> 63;
        breaks += <u32>popcnt(feed) + <u32>popcnt(afterCarriage);
        if (feed != 0) lineStart = max(lineStart, units + 64 - <u32>clz(feed));
        if (afterCarriage != 0) lineStart = max(lineStart, units + 63 - <u32>clz(afterCarriage));
        units += 64;
        p += 64;
        continue;
      }
    }
    // up to the next block, byte by byte
    const end = min(to, p + 64);
    for (; p < end; p++) {
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
    }
  }

  store<u32>(COUNTS + COUNT_UNITS, units);
  store<u32>(COUNTS + COUNT_BREAKS, breaks);
  store<u32>(COUNTS + COUNT_LINE_START, lineStart);
  store<u32>(COUNTS + COUNT_AFTER_RETURN, <u32>afterReturn);
  store<u32>(COUNTS + COUNT_STATE, state);
}
