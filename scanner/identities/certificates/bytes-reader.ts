/** Reads big-endian numbers and strings; everything beyond the end is undefined, and stays so. */
export class BytesReader {
  private at = 0;
  private isSpent = false;

  constructor(private readonly bytes: Uint8Array) {}

  /** @param length in bytes, at most 8 */
  number(length: number): number | undefined {
    const part = this.take(length);
    return part?.reduce((value, byte) => value * 256 + byte, 0);
  }

  take(length: number): Uint8Array | undefined {
    if (this.isSpent || length < 0 || this.at + length > this.bytes.length) {
      this.isSpent = true;
      return undefined;
    }
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  /** A string behind its length in four bytes: RFC 4251, section 5. */
  string(): Uint8Array | undefined {
    const length = this.number(4);
    return length === undefined ? undefined : this.take(length);
  }

  get position(): number {
    return this.at;
  }

  get left(): number {
    return this.isSpent ? 0 : this.bytes.length - this.at;
  }
}

export function asciiOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : String.fromCharCode(...bytes.subarray(0, 200));
}
