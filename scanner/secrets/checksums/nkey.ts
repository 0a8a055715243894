import { fromBase32, toBase32 } from './base32';
import type { Checksum } from './vendors';

/** CRC-16 as in XMODEM: polynomial 0x1021, begins with zero. */
function crc16(bytes: Uint8Array): number {
  let state = 0;
  for (const byte of bytes) {
    state ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) state = (state & 0x8000 ? (state << 1) ^ 0x1021 : state << 1) & 0xffff;
  }
  return state;
}

/** NATS nkey seeds: base 32 of 34 bytes and their CRC-16, low byte first (nats.io, "nkeys"). The last three characters hold it. */
export const nkeyCrc16: Checksum = {
  expected: (token) => {
    const bytes = fromBase32(token)?.slice(0, 34) ?? new Uint8Array(34);
    const sum = crc16(bytes);
    return toBase32(Uint8Array.of(...bytes, sum & 255, sum >>> 8)).slice(-4);
  },
  from: -4,
};
