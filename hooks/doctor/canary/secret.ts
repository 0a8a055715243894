import { randomInt } from 'node:crypto';

/** Base 32, as in the ids of access keys. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LENGTH = 16;
/** Fewer different letters look like a placeholder. */
const LEAST_DIFFERENT = 10;

/** @returns an id in the form of an AWS access key, new at each call, that opens nothing */
export function plantedSecret(): string {
  for (;;) {
    const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? 'A').join('');
    if (new Set(letters).size >= LEAST_DIFFERENT) return ['AK', 'IA', letters].join('');
  }
}
