import type { ByteReader } from '../model';

/** A stretch of the document in memory. All indexes are into `bytes`; valid only while the visitor runs. */
export interface Window {
  readonly bytes: Uint8Array;
  /** First index that holds a byte of the document; at least 4 KB before any hit, or the document's start. */
  readonly start: number;
  /** Behind the last such index; at least 8 KB behind any hit, or the document's end. */
  readonly end: number;
  /** Index 0 is this byte of the document: `offset + index` counts bytes from the document's start. */
  readonly offset: number;
  /** The bytes as one UTF-16 unit each, for bounded patterns. */
  latin1(from: number, to: number): string;
  /** The bytes decoded as UTF-8. */
  utf8(from: number, to: number): string;
  /** Where a byte stands in the document's text: UTF-16 offset, 1-based line, 1-based UTF-16 column. */
  locate(index: number): { readonly offset: number; readonly line: number; readonly column: number };
}

/** Is told of every candidate, ascending by kind within one window; each candidate of a document once. */
export interface Visitor {
  /** The longest literal that starts a word at `start`; at least 12 value bytes stand from `start` on. */
  literal(window: Window, literal: number, start: number, end: number): void;
  /** A name [start, end) that holds a keyword, and what may be its assignment operator at `operator`. */
  name(window: Window, keyword: number, start: number, end: number, operator: number): void;
  /** `scheme://user:password@`: index of `://`, of the `:` before the password, of the `@`. */
  url(window: Window, scheme: number, colon: number, at: number): void;
  /** `-----BEGIN`: index of the first dash, of the `B`. */
  pem(window: Window, dashes: number, begin: number): void;
  /** A marker (`nhi-allow`) wherever it stands. */
  marker(window: Window, marker: number, start: number, end: number): void;
}

export interface Pass {
  readonly bytes: number;
  /** A NUL byte among the first 8,192: nothing was visited. */
  readonly binary: boolean;
  /** There were too many candidates of some kind (see kernel/layout.ts, RECORDS_AT_ONCE): not every one was reported. */
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
