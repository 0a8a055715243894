import type { Window } from '../../engine';
import { BLANK, LETTER, LINE_END, QUOTE, at, classAt, classOf } from './byte-class';
import type { FileKind } from './file-kind';

/**
 * How far the walk looks from a name, in bytes. The window promises 4 KB on the left and 8 KB on the right, so no answer
 * depends on where it was cut.
 */
const LEFT_BYTES = 2000;
const RIGHT_BYTES = 4200;
/** From the hit, whatever is looked for. */
const FURTHEST_BYTES = 8000;

/** What a megabyte full of secrets may cost. */
export const ALLOWANCE_STEPS = 4_000_000;
/** Ordinary files need a third of it, and the most crowded ones of many repositories did not use up the allowance. */
export const STEPS_A_BYTE = 1;

/** One document's bytes as the readers see them, with the work they did counted. */
export class Scope {
  /** Bytes looked at so far; tests hold it to a multiple of the input. */
  steps = 0;
  /** Where the record stands that is looked at. */
  hit = 0;
  /** Nothing from here on is looked at. */
  furthest: number;
  private quotesUpTo = 0;
  private quotesFrom = 0;
  private quote = 0;
  private blockUpTo = 0;
  private blockQuote = -1;
  private shift = 0;

  constructor(
    public window: Window,
    readonly kind: FileKind,
  ) {
    this.furthest = window.end;
  }

  /**
   * Whether more was looked at than the document's length up to here allows: hostile input, whose names would each cost
   * thousands of steps, then costs no more than ordinary input does.
   */
  get isExhausted(): boolean {
    return this.steps > ALLOWANCE_STEPS + STEPS_A_BYTE * (this.window.offset + this.hit);
  }

  get bytes(): Uint8Array {
    return this.window.bytes;
  }

  /** Must be told where the next hit stands, and that the window has moved on. */
  moveTo(window: Window, hit: number): void {
    this.window = window;
    this.hit = hit;
    this.furthest = Math.min(window.end, hit + FURTHEST_BYTES);
    this.quotesUpTo += this.shift - window.offset;
    this.quotesFrom += this.shift - window.offset;
    this.blockUpTo += this.shift - window.offset;
    this.blockQuote += this.shift - window.offset;
    this.shift = window.offset;
  }

  /** The right end of what may be looked at from `index` on. */
  limit(index: number): number {
    return Math.min(this.furthest, index + RIGHT_BYTES);
  }

  /** Start of the line, at most 2,000 bytes back. */
  lineStart(index: number): number {
    const lowest = Math.max(this.window.start, index - LEFT_BYTES);
    let i = index;
    while (i > lowest && (classAt(this.bytes, i - 1) & LINE_END) === 0) i--;
    this.steps += index - i;
    return i;
  }

  /** End of the line (before its break), at most `reach` bytes ahead. */
  lineEnd(index: number, reach = RIGHT_BYTES): number {
    const highest = Math.min(this.furthest, index + reach);
    let i = index;
    while (i < highest && (classAt(this.bytes, i) & LINE_END) === 0) i++;
    this.steps += i - index;
    return i;
  }

  /** @returns index behind the line break at `index`, or `index` where none stands */
  behindBreak(index: number): number {
    if (index >= this.furthest) return index;
    const byte = this.bytes[index];
    if (byte === at.return && index + 1 < this.furthest && this.bytes[index + 1] === at.newline) return index + 2;
    return byte === at.newline || byte === at.return ? index + 1 : index;
  }

  /**
   * The quote that is open at `index`, 0 for none, judged by its line alone. Asked for ascending indexes of a line the
   * work is done once.
   */
  openQuote(index: number): number {
    const { bytes } = this;
    let i: number;
    const known = index >= this.quotesUpTo && index - this.quotesFrom <= LEFT_BYTES && this.isSameLine(index);
    if (known) i = this.quotesUpTo;
    else {
      i = this.quotesFrom = this.lineStart(index);
      this.quote = 0;
    }
    const from = i;
    for (; i < index; i++) {
      const byte = bytes[i] ?? 0;
      if (byte === at.backslash) i++;
      else if ((classOf[byte] ?? 0) & QUOTE) {
        if (this.quote === byte) this.quote = 0;
        else if (this.quote === 0 && !(byte === at.single && i > from && classAt(bytes, i - 1) & LETTER))
          this.quote = byte;
      }
    }
    this.quotesUpTo = i;
    this.steps += i - from;
    return this.quote;
  }

  /**
   * Whether the line at `index` lies in a text of several lines between back quotes or three quotes: what stands before
   * the nearest of them, at most 2,000 bytes back, tells whether it opens or closes.
   */
  isInBlock(index: number): boolean {
    const start = this.lineStart(index);
    const lowest = Math.max(this.window.start, start - LEFT_BYTES);
    const known = start >= this.blockUpTo ? Math.max(this.blockUpTo, lowest) : lowest;
    let i = start - 1;
    while (i >= known && !this.isBlockQuote(i)) i--;
    this.steps += start - i;
    if (i >= known || start < this.blockUpTo) this.blockQuote = i >= known ? i : -1;
    this.blockUpTo = start;
    return this.blockQuote > lowest && this.mayOpen(this.blockQuote - 1, lowest);
  }

  private isBlockQuote(index: number): boolean {
    const byte = this.bytes[index];
    if (byte === at.back) return true;
    return (
      (byte === at.double || byte === at.single) &&
      this.bytes[index + 1] === byte &&
      this.bytes[index + 2] === byte &&
      this.bytes[index - 1] !== byte
    );
  }

  /** A string may begin behind this byte: an operator, an opening bracket or `return`, not a word or a line break. */
  private mayOpen(index: number, lowest: number): boolean {
    let i = index;
    while (i > lowest && classAt(this.bytes, i) & BLANK) i--;
    return (
      '=(,:{[+>&|?'.includes(String.fromCharCode(this.bytes[i] ?? 0)) ||
      (i < index && this.window.latin1(Math.max(lowest, i - 5), i + 1) === 'return')
    );
  }

  private isSameLine(index: number): boolean {
    if (this.quotesUpTo < this.window.start) return false;
    for (let i = this.quotesUpTo; i < index; i++) if (classAt(this.bytes, i) & LINE_END) return false;
    return true;
  }
}
