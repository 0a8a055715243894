import { ScannerError, type ByteReader } from '../model';
import type { Finder } from './finder';
import * as layout from './kernel/layout';
import type { Pass, Scanner, Visitor } from './scanner';
import { ScanWindow } from './window';

/** What stays of the document before the place that is scanned next: 8 KB before a name that began in what was scanned. */
const KEEP_BEFORE = 8192 + 256;
/** What must have been read behind it: 8 KB behind the end of any candidate (the longest, a URL's user, takes 1 KB). */
const KEEP_BEHIND = 8192 + 2048;
/** Where a document's first byte is put: the padding and what a later window keeps stand before it. */
const FIRST = layout.PADDING + KEEP_BEFORE;
/** A NUL byte among so many at the start makes a file binary, as in git. */
const BINARY_BYTES = 8192;
/** Enough for nine files of ten; of a binary one, no more is read. */
const FIRST_READ = 65_536;

/** Bytes of a document that are scanned and looked at in one go; fits the processor's cache. */
export const DEFAULT_WINDOW = 512 * 1024;
/** Whatever is scanned of the first window must fill what a later one keeps. */
export const LEAST_WINDOW = 24 * 1024;

/** @returns the bytes a finder's window must have for `windowBytes` of a document */
export function finderBytes(windowBytes: number): number {
  return FIRST + windowBytes + layout.PADDING;
}

/** Calls the visitor for each record of the finder's last call. */
function report({ records }: Finder, count: number, window: ScanWindow, visitor: Visitor): void {
  for (let at = 0; at < count * 4; at += 4) {
    const what = records[at] ?? 0;
    const a = records[at + 1] ?? 0;
    const b = records[at + 2] ?? 0;
    const c = records[at + 3] ?? 0;
    const id = what & 0xffffff;
    switch (what >>> 24) {
      case layout.KIND_LITERAL:
        visitor.literal(window, id, a, b);
        break;
      case layout.KIND_NAME:
        visitor.name(window, id, a, b, c);
        break;
      case layout.KIND_URL:
        visitor.url(window, a, b, c);
        break;
      case layout.KIND_PEM:
        visitor.pem(window, a, b);
        break;
      case layout.KIND_MARKER:
        visitor.marker(window, id, a, b);
        break;
    }
  }
}

/**
 * Moves a window over documents of any length.
 * @param windowBytes bytes of a document in memory at once
 * @param callBytes bytes a call of the finder scans, a multiple of 64
 */
export function createStreaming(finder: Finder, windowBytes: number, callBytes: number): Scanner {
  const window = new ScanWindow(finder);
  const { window: bytes } = finder;
  const capacity = FIRST + windowBytes;
  const firstRead = bytes.subarray(FIRST, Math.min(capacity, FIRST + FIRST_READ));
  let busy = false;

  function findAll(from: number, to: number, last: boolean, visitor: Visitor): void {
    let at = from;
    do {
      const end = Math.min(to, at + callBytes);
      const count = finder.find(at, end, (window.offset + at) / 64, last && end === to);
      if (count > 0) report(finder, count, window, visitor);
      at = end;
    } while (at < to);
  }

  /** Reads until the window is full. @returns whether the document ended */
  function fill(reader: ByteReader, upTo: number): boolean {
    while (window.end < upTo) {
      const whole = window.end === FIRST && window.offset === -FIRST;
      const target = whole ? firstRead : bytes.subarray(window.end, capacity);
      const read = reader.read(target);
      if (read === 0) return true;
      window.end += read;
    }
    return false;
  }

  function pass(reader: ByteReader, visitor: Visitor): Pass {
    finder.begin(FIRST);
    window.begin(FIRST);
    let ended = fill(reader, FIRST + BINARY_BYTES);
    const binary = finder.hasZero(FIRST, Math.min(window.end, FIRST + BINARY_BYTES));
    if (binary) return { bytes: window.offset + window.end, binary, capped: false };
    let next = FIRST;
    for (;;) {
      ended ||= fill(reader, capacity);
      if (ended) break;
      const to = window.end - KEEP_BEHIND - ((window.end - KEEP_BEHIND - next) % 64);
      findAll(next, to, false, visitor);
      window.slide(to - KEEP_BEFORE, layout.PADDING);
      next = FIRST;
    }
    bytes.fill(0, window.end, window.end + layout.PADDING);
    findAll(next, window.end, true, visitor);
    return { bytes: window.offset + window.end, binary, capped: finder.capped() };
  }

  return {
    scan(reader, visitor) {
      if (busy) throw new ScannerError('a scanner was used while it scans');
      busy = true;
      try {
        return pass(reader, visitor);
      } finally {
        busy = false;
      }
    },
  };
}
