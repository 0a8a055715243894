const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/**
 * SHA-1, for the fingerprints that OpenPGP defines by it (RFC 9580, section 5.5.4) and for nothing else.
 * @returns 20 bytes
 */
export function sha1(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  for (let offset = 0; offset < padded.length; offset += 64) compress(state, view, offset);
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => {
    digest.setInt32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

/** Function and constant of each of the four rounds: FIPS 180-4, section 4. */
const ROUNDS: readonly (readonly [(b: number, c: number, d: number) => number, number])[] = [
  [(b, c, d) => (b & c) | (~b & d), 0x5a827999],
  [(b, c, d) => b ^ c ^ d, 0x6ed9eba1],
  [(b, c, d) => (b & c) | (b & d) | (c & d), 0x8f1bbcdc],
  [(b, c, d) => b ^ c ^ d, 0xca62c1d6],
];

function compress(state: Int32Array, view: DataView, offset: number): void {
  const schedule = new Int32Array(80);
  const at = (index: number): number => schedule[index] ?? 0;
  for (let i = 0; i < 80; i++) {
    schedule[i] = i < 16 ? view.getInt32(offset + i * 4) : rotate(at(i - 3) ^ at(i - 8) ^ at(i - 14) ^ at(i - 16), 1);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  ROUNDS.forEach(([mix, constant], round) => {
    for (let i = round * 20; i < round * 20 + 20; i++) {
      const next = (rotate(a, 5) + mix(b, c, d) + e + constant + at(i)) | 0;
      [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
    }
  });
  [a, b, c, d, e].forEach((value, index) => {
    state[index] = (state[index] ?? 0) + value;
  });
}
