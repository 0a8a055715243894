import { DIGIT, LETTER, classAt, fold } from './byte-class';
import type { Scope } from './scope';

/** So many hex values of one length near each other are a table of hashes. */
const TABLE_ROWS = 12;
const BLOCK_BYTES = 4096;
const SHORTEST = 16;
const LONGEST = 128;

/**
 * Counts hex runs by their length in the 4 KB of the document in which the hit stands and the next: what the window
 * always holds. One block's counts are kept.
 */
export class HexTables {
  private block = -1;
  private counts: Uint16Array | undefined;

  /** @returns whether hex values of this length stand in a table around the hit */
  isTable(scope: Scope, length: number): boolean {
    if (length < SHORTEST || length > LONGEST) return false;
    const { window, hit } = scope;
    const block = Math.floor((window.offset + hit) / BLOCK_BYTES);
    if (block !== this.block) {
      this.block = block;
      this.counts ??= new Uint16Array(LONGEST + 1);
      const from = block * BLOCK_BYTES - window.offset;
      count(this.counts.fill(0), scope, Math.max(window.start, from), Math.min(window.end, from + 2 * BLOCK_BYTES));
    }
    return (this.counts?.[length] ?? 0) >= TABLE_ROWS;
  }
}

/** Adds the hex runs in [from, to) to the counts by length. */
function count(counts: Uint16Array, scope: Scope, from: number, to: number): void {
  const { bytes } = scope;
  let run = 0;
  let isHex = true;
  for (let i = from; i <= to; i++) {
    const kind = i < to ? classAt(bytes, i) : 0;
    if (kind & (DIGIT | LETTER)) {
      run++;
      if (kind & LETTER && fold(bytes[i] ?? 0) > 102) isHex = false;
      continue;
    }
    if (isHex && run >= SHORTEST && run <= LONGEST) counts[run] = (counts[run] ?? 0) + 1;
    run = 0;
    isHex = true;
  }
  scope.steps += to - from;
}
