import { hex, sha256 } from '../../text';

const DIGITS = 12;

/** @returns what an encrypted value is called, which has no name of its own: the same wherever the same one stands */
export function cipherName(cipher: string): string {
  return hex(sha256(new TextEncoder().encode(cipher))).slice(0, DIGITS);
}
