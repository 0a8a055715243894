import type { ByteReader } from '../../scanner/model';
import type { Pass, Scanner, Vocabulary, Visitor, Window } from '../../scanner/engine';
import type { Finder } from '../../scanner/engine/finder';
import { wasm } from '../../scanner/engine/generated/kernel';
import { MOST_CALL } from '../../scanner/engine/kernel/layout';
import { createKernel } from '../../scanner/engine/simd';
import { createStreaming, DEFAULT_WINDOW, finderBytes } from '../../scanner/engine/streaming';
import { buildTables } from '../../scanner/engine/tables';
import { createTwin } from '../../scanner/engine/twin';

export interface Sizes {
  readonly windowBytes?: number;
  readonly callBytes?: number;
}

const kernelBytes = Buffer.from(wasm, 'base64');
const built = new Map<Vocabulary, Uint8Array>();

function tablesOf(vocabulary: Vocabulary): Uint8Array {
  const tables = built.get(vocabulary) ?? buildTables(vocabulary);
  built.set(vocabulary, tables);
  return tables;
}

export function kernelFinder(vocabulary: Vocabulary, windowBytes = DEFAULT_WINDOW): Finder {
  return createKernel(kernelBytes, tablesOf(vocabulary), finderBytes(windowBytes));
}

export function kernelScanner(
  vocabulary: Vocabulary,
  { windowBytes = DEFAULT_WINDOW, callBytes = MOST_CALL }: Sizes = {},
): Scanner {
  return createStreaming(kernelFinder(vocabulary, windowBytes), windowBytes, callBytes);
}

export function twinScanner(
  vocabulary: Vocabulary,
  { windowBytes = DEFAULT_WINDOW, callBytes = MOST_CALL }: Sizes = {},
): Scanner {
  return createStreaming(createTwin(vocabulary, finderBytes(windowBytes)), windowBytes, callBytes);
}

/** What a visitor was told: the kind, the id, and places as byte offsets of the document. */
export type Told = readonly [kind: keyof Visitor, ...numbers: number[]];

export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** One byte a character. */
export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** @param most bytes a read gives at most */
export function readerOf(bytes: Uint8Array, most = Infinity): ByteReader {
  let at = 0;
  return {
    read(into) {
      const length = Math.min(into.length, bytes.length - at, most);
      into.set(bytes.subarray(at, at + length));
      at += length;
      return length;
    },
    close() {},
  };
}

/** Scans and hands each visit to `visit`. */
export function visitAll(
  scanner: Scanner,
  reader: ByteReader,
  visit: (kind: keyof Visitor, window: Window, id: number, places: readonly number[]) => void,
): Pass {
  return scanner.scan(reader, {
    literal: (window, id, ...places) => visit('literal', window, id, places),
    name: (window, id, ...places) => visit('name', window, id, places),
    url: (window, ...places) => visit('url', window, 0, places),
    pem: (window, ...places) => visit('pem', window, 0, places),
    marker: (window, id, ...places) => visit('marker', window, id, places),
  });
}

/** Everything the scanner tells, in its order. */
export function tell(scanner: Scanner, bytes: Uint8Array, most?: number): Told[] {
  const told: Told[] = [];
  visitAll(scanner, readerOf(bytes, most), (kind, window, id, places) => {
    told.push([kind, id, ...places.map((place) => place + window.offset)]);
  });
  return told;
}

const byPlace = (a: Told, b: Told): number => (a[2] ?? 0) - (b[2] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);

/** One text for each kind, in the order told; markers, which have none, by place. */
export function byKind(told: readonly Told[]): Record<string, string> {
  const kinds: Record<string, string> = {};
  for (const kind of ['literal', 'name', 'url', 'pem', 'marker'] as const) {
    const all = told.filter((each) => each[0] === kind);
    kinds[kind] = (kind === 'marker' ? all.sort(byPlace) : all).map((each) => each.slice(1).join(' ')).join('\n');
  }
  return kinds;
}
