import { createHmac, randomBytes } from 'node:crypto';

const SALT_BYTES = 16;
const HEX_DIGITS = 12;

/** @returns a salt that nobody can guess, base64 */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64');
}

/** Made with the first value of a run without a baseline, and kept by nobody. */
let saltOfThisRun: string | undefined;

/**
 * The `identify` of `scan` and `scanChange`.
 * @param salt of the baseline, base64; none: one of this process
 * @returns 12 hex digits of the HMAC-SHA-256
 */
export function identifySecret(value: string, salt: string = (saltOfThisRun ??= newSalt())): string {
  return createHmac('sha256', Buffer.from(salt, 'base64')).update(value).digest('hex').slice(0, HEX_DIGITS);
}
