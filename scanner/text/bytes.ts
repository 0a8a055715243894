import type { ByteReader } from '../model';

const FIRST_READ_BYTES = 65_536;

/** @returns a reader over bytes that are already in memory */
export function readerOf(bytes: Uint8Array): ByteReader {
  let at = 0;
  return {
    read(into) {
      const piece = bytes.subarray(at, at + into.length);
      into.set(piece);
      at += piece.length;
      return piece.length;
    },
    close() {
      at = bytes.length;
    },
  };
}

/**
 * Reads a document to its end.
 * @param limit bytes; where there are more, reading stops and undefined is returned
 * @throws what the reader throws
 */
export function readBytes(reader: ByteReader, limit = Number.POSITIVE_INFINITY): Uint8Array | undefined {
  let buffer = new Uint8Array(Math.min(FIRST_READ_BYTES, limit + 1));
  let length = 0;
  for (;;) {
    const got = reader.read(buffer.subarray(length));
    if (got === 0) return buffer.subarray(0, length);
    length += got;
    if (length > limit) return undefined;
    if (length === buffer.length) {
      const larger = new Uint8Array(Math.min(buffer.length * 4, limit + 1));
      larger.set(buffer);
      buffer = larger;
    }
  }
}
