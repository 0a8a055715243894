/** Where a host cuts or refuses a page that is too long, what matters less is left out, and said. */
export class Budget {
  private left: number;

  /** @param bytes of UTF-8 there is room for */
  constructor(bytes: number) {
    this.left = bytes;
  }

  /** @returns the first pieces that still fit, at most `limit`; their room is taken */
  take(pieces: readonly string[], limit = Infinity): readonly string[] {
    let taken = 0;
    for (const piece of pieces.slice(0, limit)) {
      const bytes = encoder.encode(piece).length + NEWLINES;
      if (bytes > this.left) break;
      this.left -= bytes;
      taken++;
    }
    return pieces.slice(0, taken);
  }
}

const encoder = new TextEncoder();

/** A piece may stand in a paragraph of its own. */
const NEWLINES = 2;
