import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import type { ByteReader } from '../../model';
import { readerOf } from '../../text';
import { below } from '../tree/disk-path';
import { OPEN_FLAGS } from '../tree/file-document';

/** A larger file is asked of git, which need not be held whole. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Before the content, for what git puts there to name it by: `blob <length>` and a null byte. */
const HEADER_BYTES = 32;
const SHA1_DIGITS = 40;

/**
 * What git holds, read where it lies a second time: what was just staged stands in the work tree too, and a file costs less than
 * asking git, which is a process and inflates it.
 */
export class WorkTree {
  /** Reused from file to file. */
  private room: Buffer | undefined;

  /** @param root absolute; where it is not the top of the work tree after all, no file is the one that is looked for */
  constructor(private readonly root: string) {}

  /**
   * @param path relative to the root
   * @param id of a blob
   * @returns the file's bytes where they are that very blob, by its id; undefined where only git can tell: there is another
   *          content, a link, a pipe, none at all, or git stores it in another form than it stands there
   */
  open(path: string, id: string): ByteReader | undefined {
    const room = this.room;
    this.room = undefined;
    const taken = takeFile(below(this.root, path), room);
    if (taken === undefined || blobId(taken, id.length) !== id) {
      this.room = taken?.room ?? room;
      return undefined;
    }
    const reader = readerOf(taken.room.subarray(HEADER_BYTES, HEADER_BYTES + taken.size));
    return {
      read: (into) => reader.read(into),
      close: () => {
        reader.close();
        this.room = taken.room;
      },
    };
  }
}

/** A file's bytes, behind the room for git's header. */
interface Taken {
  readonly room: Buffer;
  readonly size: number;
}

function takeFile(target: string | Buffer, room: Buffer | undefined): Taken | undefined {
  try {
    const stat = lstatSync(target);
    if (!stat.isFile() || stat.size > MOST_BYTES) return undefined;
    return readFile(target, stat.size, room);
  } catch {
    // Whatever is wrong with this file: git has the content.
    return undefined;
  }
}

function readFile(target: string | Buffer, size: number, room: Buffer | undefined): Taken {
  // One more than there should be: it ends where it was said to, or is none of ours.
  const wanted = HEADER_BYTES + size + 1;
  const into =
    room !== undefined && room.length >= wanted ? room : Buffer.allocUnsafeSlow(Math.max(wanted * 2, 65_536));
  const descriptor = openSync(target, OPEN_FLAGS);
  try {
    return { room: into, size: readSync(descriptor, into, HEADER_BYTES, size + 1, null) };
  } finally {
    closeSync(descriptor);
  }
}

/** @param digits how long the repository's ids are: 40 of SHA-1 or 64 of SHA-256 */
function blobId({ room, size }: Taken, digits: number): string {
  const header = `blob ${String(size)}\0`;
  const start = HEADER_BYTES - header.length;
  room.write(header, start, 'latin1');
  const hash = createHash(digits === SHA1_DIGITS ? 'sha1' : 'sha256');
  return hash.update(room.subarray(start, HEADER_BYTES + size)).digest('hex');
}
