import type { TextMark } from './text-mark';

/**
 * Finds candidates in a window of memory: the kernel, or its twin. Positions are indexes into `window`. Around what is
 * scanned PADDING readable bytes stand on either side; those outside the document are zero.
 */
export interface Finder {
  /** Documents are read into it; the same array for the finder's life. */
  readonly window: Uint8Array;
  /** What the last `find` found, four numbers a record: kind << 24 | id, and three positions. */
  readonly records: Uint32Array;
  /** Forgets the last document; a new one will begin at `at`. */
  begin(at: number): void;
  /**
   * Scans [from, to): at most MOST_CALL bytes, a multiple of 64 in all but a document's last call.
   * @param block how many 64-byte blocks of the document stand before `from`
   * @param last whether the document ends at `to`
   * @returns the number of records; each kind ascends, over calls too
   */
  find(from: number, to: number, block: number, last: boolean): number;
  /** @returns whether candidates of this document were left out because there were too many */
  capped(): boolean;
  /** @returns whether a zero byte stands in [from, to) */
  hasZero(from: number, to: number): boolean;
  /** Moves `mark`, which stands at `from`, to `to`. */
  advance(mark: TextMark, from: number, to: number): void;
}
