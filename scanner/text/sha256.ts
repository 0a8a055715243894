/** FIPS 180-4: the first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of the square roots. */
const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);
const WORD = 2 ** 32;

function fillConstants(): void {
  let found = 0;
  for (let candidate = 2; found < 64; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor++;
    if (divisor * divisor <= candidate) continue;
    if (found < 8) START[found] = (Math.sqrt(candidate) % 1) * WORD;
    ROUND[found++] = (Math.cbrt(candidate) % 1) * WORD;
  }
}

const rotate = (value: number, bits: number): number => (value >>> bits) | (value << (32 - bits));

/**
 * SHA-256, synchronous and without a platform's library: only tokens, keys and certificates are hashed here.
 * @returns 32 bytes
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  if (ROUND[0] === 0) fillConstants();
  const blocks = (bytes.length + 8) >> 6;
  const padded = new Uint8Array((blocks + 1) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = START.slice();
  for (let block = 0; block <= blocks; block++) compress(state, view, block * 64);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((value, index) => {
    digest.setUint32(index * 4, value);
  });
  return new Uint8Array(digest.buffer);
}

function compress(state: Uint32Array, view: DataView, offset: number): void {
  const schedule = new Uint32Array(64);
  const at = (index: number): number => schedule[index] ?? 0;
  for (let i = 0; i < 64; i++) {
    if (i < 16) {
      schedule[i] = view.getUint32(offset + i * 4);
      continue;
    }
    const before15 = at(i - 15);
    const before2 = at(i - 2);
    const low = rotate(before15, 7) ^ rotate(before15, 18) ^ (before15 >>> 3);
    const high = rotate(before2, 17) ^ rotate(before2, 19) ^ (before2 >>> 10);
    schedule[i] = at(i - 16) + low + at(i - 7) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const one = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + at(i);
    const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = (state[index] ?? 0) + value;
  });
}
