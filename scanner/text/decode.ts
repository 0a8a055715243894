/** Git's own rule: a NUL byte among the first 8,000 bytes makes a file binary; ours looks at one block. */
const BINARY_PROBE_BYTES = 8192;

type Utf16 = 'utf-16le' | 'utf-16be';

/** @returns the encoding a UTF-16 byte order mark names, or undefined */
export function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Node without full ICU knows no `utf-16be`: swap the bytes, then decode as little endian. */
function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length & ~1);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    swapped[at] = bytes[at + 1] ?? 0;
    swapped[at + 1] = bytes[at] ?? 0;
  }
  return swapped;
}

/**
 * @param bytes a whole document
 * @returns its text with a byte order mark kept as one unit, invalid bytes as U+FFFD; undefined where it is binary
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) {
    const little = utf16 === 'utf-16be' ? swapPairs(bytes) : bytes;
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(little);
  }
  if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return undefined;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
