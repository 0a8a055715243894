import { DIGIT, HIGH, LOWER, UPPER, BLANK, LINE_END, at, classOf, fold } from './byte-class';

/** Behind this a value is taken to go on as it began. */
export const LOOKED_AT_BYTES = 400;
const DISTINCT_BYTES = 64;

/** What one pass over a value's first 400 bytes tells. */
export interface ValueFacts {
  /** Of the whole value, in bytes. */
  readonly length: number;
  /** How many of each stand in the part that was looked at; `special` is neither letter, digit, white nor high. */
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  readonly white: number;
  readonly special: number;
  /** Bytes of characters outside ASCII. */
  readonly high: number;
  /** Bytes looked at. */
  readonly seen: number;
  /** Number of different bytes among the first 64. */
  readonly distinct: number;
  /** Of those looked at, how many are `0-9a-fA-F`. */
  readonly hex: number;
  /** Longest run of one byte. */
  readonly longestRun: number;
}

const marks = new Uint32Array(8);

export function factsOf(bytes: Uint8Array, from: number, to: number): ValueFacts {
  const end = Math.min(to, from + LOOKED_AT_BYTES);
  let lower = 0;
  let upper = 0;
  let digits = 0;
  let white = 0;
  let high = 0;
  let hex = 0;
  let distinct = 0;
  let run = 0;
  let longestRun = 0;
  let before = -1;
  marks.fill(0);
  for (let i = from; i < end; i++) {
    const byte = bytes[i] ?? 0;
    const kind = classOf[byte] ?? 0;
    if (kind & LOWER) lower++;
    else if (kind & UPPER) upper++;
    else if (kind & DIGIT) digits++;
    else if (kind & (BLANK | LINE_END)) white++;
    else if (kind & HIGH) high++;
    if (kind & DIGIT || (kind & (LOWER | UPPER) && fold(byte) <= 102)) hex++;
    if (i - from < DISTINCT_BYTES) {
      const bit = 1 << (byte & 31);
      const word = byte >> 5;
      if (((marks[word] ?? 0) & bit) === 0) {
        marks[word] = (marks[word] ?? 0) | bit;
        distinct++;
      }
    }
    run = byte === before ? run + 1 : 1;
    if (run > longestRun) longestRun = run;
    before = byte;
  }
  const seen = Math.max(0, end - from);
  const special = seen - lower - upper - digits - white - high;
  return { length: to - from, lower, upper, digits, white, special, high, seen, distinct, hex, longestRun };
}

/** Share of different bytes among the first 64, in percent. */
export function variety(facts: ValueFacts): number {
  return Math.floor((facts.distinct * 100) / Math.max(1, Math.min(facts.length, DISTINCT_BYTES)));
}

/** Whether the value begins or ends as a thing in brackets does. */
export function isBracketed(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from];
  const last = bytes[to - 1];
  return (
    (first === at.less && last === at.greater) ||
    (first === at.openCurly && last === at.closeCurly) ||
    (first === at.openSquare && last === at.closeSquare) ||
    (first === at.open && last === at.close)
  );
}
