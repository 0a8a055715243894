import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What V8 compiled of one part. */
export interface Compiled {
  /** Tells the part's file from one that stood there before. */
  readonly key: string;
  readonly data: Buffer;
}

/** What earlier runs of this program left behind. */
export interface KeptCode {
  /** How long the run lived that wrote it. */
  readonly milliseconds: number;
  /** By the part's name. */
  readonly parts: ReadonlyMap<string, Compiled>;
}

/** The file's first words: JSON, then a null byte, then the code of each part. */
interface Head {
  readonly milliseconds: number;
  /** Bytes from where the code begins. */
  readonly parts: readonly {
    readonly name: string;
    readonly key: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/** V8 copies what does not begin at a multiple of its word. */
const WORD = 8;
const NONE: KeptCode = { milliseconds: 0, parts: new Map() };

/** @returns nothing where there is no such file, or one that is none of ours */
export function readKeptCode(file: string): KeptCode {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(0);
    const { milliseconds, parts } = JSON.parse(bytes.toString('latin1', 0, end)) as Head;
    const body = bytes.subarray(wordsOf(end + 1));
    return {
      milliseconds,
      parts: new Map(parts.map(({ name, key, start, end: to }) => [name, { key, data: body.subarray(start, to) }])),
    };
  } catch {
    // Then the code is compiled as ever, and kept anew.
    return NONE;
  }
}

/**
 * Written and flushed before it gets its name: nobody ever reads half of one, which V8 would not survive. Where the folder
 * cannot be written, nothing is kept.
 */
export function writeKeptCode(file: string, code: KeptCode): void {
  const temporary = `${file}.${String(process.pid)}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const handle = openSync(temporary, 'wx');
    try {
      for (const piece of layOut(code)) writeSync(handle, piece);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch {
    // A full disk, or a tool that only an administrator may change: the next run starts as this one did.
    removeIfThere(temporary);
  }
}

function removeIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was never made.
  }
}

function layOut({ milliseconds, parts }: KeptCode): Buffer[] {
  let start = 0;
  const places = [...parts].map(([name, { key, data }]) => {
    const place = { name, key, start, end: start + data.length };
    start = wordsOf(place.end);
    return place;
  });
  const head: Head = { milliseconds, parts: places };
  return [Buffer.from(JSON.stringify(head), 'latin1'), ...[...parts.values()].map(({ data }) => data)].map(padded);
}

/** A null byte at least behind the head; behind a part it does no harm. */
function padded(piece: Buffer, index: number): Buffer {
  const length = wordsOf(piece.length + (index === 0 ? 1 : 0));
  return Buffer.concat([piece], length);
}

function wordsOf(bytes: number): number {
  return Math.ceil(bytes / WORD) * WORD;
}
