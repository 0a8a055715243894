const POLYNOMIAL = 0xedb88320;

let table: Uint32Array | undefined;

function tableOf(): Uint32Array {
  const made = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    made[byte] = value;
  }
  return made;
}

/**
 * CRC-32 as in gzip and PNG (ISO-HDLC).
 * @param text ASCII
 * @returns 0 to 2^32 - 1
 */
export function crc32(text: string): number {
  table ??= tableOf();
  let state = 0xffffffff;
  for (let at = 0; at < text.length; at++) {
    state = (state >>> 8) ^ (table[(state ^ text.charCodeAt(at)) & 255] ?? 0);
  }
  return (state ^ 0xffffffff) >>> 0;
}
