import type { ByteReader } from '../model';

/**
 * A stretch of the document in memory. All indexes are into `bytes`; valid only while the visitor runs. Around what is of
 * the document stand 2 KB of zero bytes: a look from within it needs no check for its ends.
 */
export interface Window {
  readonly bytes: Uint8Array;
  /** First index that holds a byte of the document; at least 8 KB before any hit, or the document's start. */
  readonly start: number;
  /** Behind the last such index; at least 8 KB behind any hit, or the document's end. */
  readonly end: number;
  /** `offset + index` counts bytes from the document's start; negative in the first window, whose `start` is not 0. */
  readonly offset: number;
  /** The bytes as one UTF-16 unit each, for bounded patterns. */
  latin1(from: number, to: number): string;
  /** The bytes decoded as UTF-8. */
  utf8(from: number, to: number): string;
  /**
   * Where a byte stands in the document's text as `TextDecoder` gives it, byte order mark kept: UTF-16 offset, 1-based
   * line, 1-based UTF-16 column, the mark not counted. Cheapest in ascending order. A byte inside a character counts as behind its first unit.
   */
  locate(index: number): { readonly offset: number; readonly line: number; readonly column: number };
}

/**
 * Is told of every candidate of a document once. The document is scanned 32 KB at a time: of each all literals come first,
 * then all names, URLs, PEM blocks and markers; each kind ascends from the document's start to its end, but for markers.
 */
export interface Visitor {
  /** The longest literal that starts a word at `start`; at least 12 value bytes stand from `start` on. */
  literal(window: Window, literal: number, start: number, end: number): void;
  /**
   * A name [start, end) of at most 96 bytes that holds a keyword (the one that starts last, of those the longest, and of
   * those that yield only where there is no other), and
   * where its value is assigned. At most 40 blanks, quotes and `\ ] ) ? !` stand between the name and
   * - an operator: `=` `>` `:` (but not `::` `://`) `+=` `||=` `<-` `->` `%3D`, `(` with a quote in the next two bytes, `,`
   *   behind a quote or a Ruby symbol (`:name,`);
   * - the value, behind a blank and a quote: `name "value`;
   * - a type of at most 31 bytes and the `=` behind it, which is the operator: Go's `name Type =`, XML's `"name" value="`;
   * - for names that start with `-` or end with a keyword marked `afterBlank`: whatever but a comma stands behind blanks
   *   alone, or the line's end behind blanks and quotes.
   * The letter of an escape before a name (`\npassword`) is still in it.
   */
  name(window: Window, keyword: number, start: number, end: number, operator: number): void;
  /** `scheme://user:password@`: index of `://`, of the authority's first `:`, of its last `@`; at most 1 KB apart. */
  url(window: Window, scheme: number, colon: number, at: number): void;
  /** `-----BEGIN`: index of the first of five dashes, of the `B`. */
  pem(window: Window, dashes: number, begin: number): void;
  /** A marker (`nhi-allow`) wherever it stands, in any ASCII case. */
  marker(window: Window, marker: number, start: number, end: number): void;
}

export interface Pass {
  readonly bytes: number;
  /** A NUL byte among the first 8,192: nothing was visited. */
  readonly binary: boolean;
  /**
   * Candidates of some kind came so close together that not every one was reported: up to any place at most 8,192 and one
   * more for each 64 bytes before it. Bounds the time that input made of candidates can take.
   */
  readonly capped: boolean;
}

/** Owns one window of memory; not re-entrant, one per thread. */
export interface Scanner {
  /**
   * @param reader UTF-8 or any ASCII-compatible bytes; UTF-16 must be transcoded before
   * @throws what the reader throws
   */
  scan(reader: ByteReader, visitor: Visitor): Pass;
}
