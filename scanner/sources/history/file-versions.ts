import type { FreshPart } from '../../model';
import { changedRanges } from './changed-ranges';
import type { ByteRange } from './changed-ranges';

/** Larger ones are seldom text that people write. */
const LARGEST_BYTES = 4 * 1024 * 1024;
/** Of all files together; what was changed longest ago goes first. */
const HELD_BYTES = 48 * 1024 * 1024;
/**
 * What a secret is judged by stands on its line and at most so far away. A longer one (a private key of many lines) is
 * written as a whole.
 */
const AROUND_BYTES = 2048;
const GAP = Buffer.from('\n\n');

/** Room for a file to grow before it needs a larger buffer: making buffers costs more than filling them. */
const SPARE = 1.25;

interface Version {
  /** Its first `size` bytes are the content. */
  readonly buffer: Buffer;
  readonly size: number;
}

/** The last version of each file of a history: most commits change a few lines of a file that is known. */
export class FileVersions {
  /** What was changed longest ago first. */
  private readonly versions = new Map<string, Version>();
  private held = 0;
  private scratch = Buffer.allocUnsafeSlow(256 * 1024);

  /**
   * @param pieces of the whole content, in order
   * @returns the lines that the version before had not, with what stands around them; undefined where none is known
   */
  next(path: string, pieces: readonly Buffer[]): FreshPart | undefined {
    const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const before = this.versions.get(path);
    if (before !== undefined) this.forget(path, before);
    if (size > LARGEST_BYTES) return undefined;
    const content = this.joined(pieces, size);
    const old = before?.buffer.subarray(0, before.size);
    const bytes = old && slicesOf(content, changedRanges(old, content));
    this.keep(path, content, before?.buffer);
    return bytes && { bytes, size };
  }

  private joined(pieces: readonly Buffer[], size: number): Buffer {
    const [only] = pieces;
    if (only !== undefined && pieces.length === 1) return only;
    if (size > this.scratch.length) this.scratch = Buffer.allocUnsafeSlow(size * 2);
    let at = 0;
    for (const piece of pieces) at += piece.copy(this.scratch, at);
    return this.scratch.subarray(0, size);
  }

  /** Keeps a copy: the content is a part of what is soon used for something else. */
  private keep(path: string, content: Buffer, room: Buffer | undefined): void {
    const buffer =
      room !== undefined && room.length >= content.length
        ? room
        : Buffer.allocUnsafeSlow(Math.ceil(content.length * SPARE));
    content.copy(buffer);
    this.versions.set(path, { buffer, size: content.length });
    this.held += buffer.length;
    for (const [oldest, version] of this.versions) {
      if (this.held <= HELD_BYTES) break;
      this.forget(oldest, version);
    }
  }

  private forget(path: string, { buffer }: Version): void {
    this.versions.delete(path);
    this.held -= buffer.length;
  }
}

function slicesOf(content: Buffer, changed: readonly ByteRange[]): Uint8Array {
  const slices: Buffer[] = [];
  let until = 0;
  for (const { start, end } of changed) {
    const from = Math.max(until, start - AROUND_BYTES);
    const to = Math.min(content.length, end + AROUND_BYTES);
    if (to <= from) continue;
    if (from > until) slices.push(GAP);
    slices.push(content.subarray(from, to));
    until = to;
  }
  return Buffer.concat(slices);
}
