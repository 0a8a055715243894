// What is asked of sixteen bytes at once.
import { VECTOR_ROWS, VECTORS } from './layout';

export class Lanes {
  /** The low nibble of each byte. */
  @inline
  static low(x: v128): v128 {
    return v128.and(x, i8x16.splat(15));
  }

  /** One bit for the high nibble of each byte; none for bytes above 127. */
  @inline
  static row(x: v128): v128 {
    return i8x16.swizzle(v128.load(VECTORS + VECTOR_ROWS), Lanes.low(i16x8.shr_u(x, 4)));
  }

  /** 255 where a byte is not in a set of ASCII bytes: the set has, at a low nibble, the rows in which it holds it. */
  @inline
  static outside(set: v128, low: v128, row: v128): v128 {
    return i8x16.eq(v128.and(i8x16.swizzle(set, low), row), i8x16.splat(0));
  }

  /** Letters of either case as 0 to 25; anything else as 26 and more. */
  @inline
  static letter(x: v128): v128 {
    return i8x16.sub(v128.or(x, i8x16.splat(0x20)), i8x16.splat(97));
  }

  /** A table of 32 bytes, looked up at `y`, and 0 beyond it; `z` is `y` - 16. */
  @inline
  static look(low: v128, high: v128, y: v128, z: v128): v128 {
    return v128.or(i8x16.swizzle(low, y), i8x16.swizzle(high, z));
  }

  /** `b`, each byte one place later; the first comes from the vector before. */
  @inline
  static later1(a: v128, b: v128): v128 {
    return i8x16.shuffle(a, b, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
  }

  /** The same by two places. */
  @inline
  static later2(a: v128, b: v128): v128 {
    return i8x16.shuffle(a, b, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
  }

  /** The same by three places. */
  @inline
  static later3(a: v128, b: v128): v128 {
    return i8x16.shuffle(a, b, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
  }
}
