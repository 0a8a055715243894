import type { Finder } from './finder';
import type { Window } from './scanner';
import { markAtStart, type TextMark } from './text-mark';

/** Bytes between remembered marks: counting so many takes a few microseconds. */
const MARK_BYTES = 16_384;

type NodeBuffer = Uint8Array & { latin1Slice(from: number, to: number): string };

/** The same bytes with Node's fast decoder, where there is one. */
function asNodeBuffer(bytes: Uint8Array): NodeBuffer | undefined {
  return typeof Buffer === 'undefined'
    ? undefined
    : (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) as unknown as NodeBuffer);
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  // as many arguments as any engine takes
  for (let at = from; at < to; at += 4096) text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)));
  return text;
}

/** The one window of a scanner; moves along a document, and on to the next. */
export class ScanWindow implements Window {
  readonly bytes: Uint8Array;
  start = 0;
  end = 0;
  offset = 0;
  readonly #finder: Finder;
  readonly #buffer: NodeBuffer | undefined;
  /** Made when first asked: most windows never are. */
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  /** Marks at `start`, `start` + MARK_BYTES, and so on, as far as was asked. */
  #marks: TextMark[] = [];
  /** The last place asked for, with its mark: places mostly ascend. */
  #lastIndex = 0;
  #last: TextMark = markAtStart();

  constructor(finder: Finder) {
    this.#finder = finder;
    this.#buffer = asNodeBuffer(finder.window);
    this.bytes = finder.window;
  }

  /** @param at index of the new document's first byte */
  begin(at: number): void {
    this.start = at;
    this.end = at;
    this.offset = -at;
    this.#marks = [markAtStart()];
    this.#lastIndex = at;
    this.#last = markAtStart();
  }

  /** Drops what stands before `keep` and moves the rest so that `keep` comes to `target`. */
  slide(keep: number, target: number): void {
    const mark = this.#markAt(keep);
    this.bytes.copyWithin(target, keep, this.end);
    this.offset += keep - target;
    this.end -= keep - target;
    this.start = target;
    this.#marks = [mark];
    this.#lastIndex = target;
    this.#last = mark;
  }

  latin1(from: number, to: number): string {
    return this.#buffer?.latin1Slice(from, to) ?? latin1(this.bytes, from, to);
  }

  utf8(from: number, to: number): string {
    this.#decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
    return this.#decoder.decode(this.bytes.subarray(from, to));
  }

  locate(index: number): { readonly offset: number; readonly line: number; readonly column: number } {
    const inside = Math.max(this.start, Math.min(index, this.end));
    const { units, breaks, lineStart, afterReturn } = this.#markAt(inside);
    const breaksHere = afterReturn && this.bytes[inside] !== 10;
    return { offset: units, line: breaks + (breaksHere ? 2 : 1), column: units - (breaksHere ? units : lineStart) + 1 };
  }

  #markAt(index: number): TextMark {
    const wanted = Math.floor((index - this.start) / MARK_BYTES);
    for (let known = this.#marks.length; known <= wanted; known++) {
      const from = this.start + (known - 1) * MARK_BYTES;
      this.#marks.push(this.#moved(this.#marks[known - 1] ?? markAtStart(), from, from + MARK_BYTES));
    }
    const markIndex = this.start + wanted * MARK_BYTES;
    const near = this.#lastIndex <= index && this.#lastIndex > markIndex;
    const mark = near
      ? this.#moved(this.#last, this.#lastIndex, index)
      : this.#moved(this.#marks[wanted] ?? markAtStart(), markIndex, index);
    this.#lastIndex = index;
    this.#last = mark;
    return mark;
  }

  #hasByteOrderMarkAt(at: number): boolean {
    return this.bytes[at] === 0xef && this.bytes[at + 1] === 0xbb && this.bytes[at + 2] === 0xbf;
  }

  #moved(mark: TextMark, from: number, to: number): TextMark {
    const moved = { ...mark };
    if (from + this.offset === 0 && this.#hasByteOrderMarkAt(from)) moved.lineStart = 1;
    if (from < to) this.#finder.advance(moved, from, to);
    return moved;
  }
}
