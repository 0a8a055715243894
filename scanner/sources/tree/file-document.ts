import { closeSync, constants, openSync, readSync } from 'node:fs';
import { UnreadableError } from '../../model';
import type { ByteReader, Document } from '../../model';
import { readBytes } from '../../text';
import { below, isRegularFile } from './disk-path';
import { errorCode } from './walk';

const FILE_ORIGIN = { kind: 'file' } as const;

/**
 * A pipe or a link that took the file's place since it was listed is neither waited for nor followed. Windows has
 * neither flag: there they are undefined, which counts as 0.
 */
export const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** Where a document of a tree is. */
export interface TreeFile {
  /** Relative to the root. */
  readonly path: string;
  /** Absolute: what a named symbolic link leads to. Absent: the file itself. */
  readonly target?: string;
}

/** @param root absolute */
export function fileDocument(root: string, { path, target }: TreeFile): Document {
  return { path, origin: FILE_ORIGIN, open: () => openFile(path, target ?? below(root, path)) };
}

function openFile(path: string, target: string | Buffer): ByteReader {
  try {
    return new FileReader(path, openSync(target, OPEN_FLAGS));
  } catch (error) {
    throw unreadable(path, errorCode(error));
  }
}

class FileReader implements ByteReader {
  #isEnded = false;

  constructor(
    private readonly path: string,
    private readonly descriptor: number,
  ) {}

  /** A regular file gives less than was asked for only where it ends: that saves asking once more, a quarter of all calls. */
  read(into: Uint8Array): number {
    if (this.#isEnded) return 0;
    try {
      const count = readSync(this.descriptor, into, 0, into.length, null);
      this.#isEnded = count < into.length;
      return count;
    } catch (error) {
      throw unreadable(this.path, errorCode(error));
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** @returns the bytes, or undefined where there is no such regular file @throws UnreadableError where it exists and cannot be read */
export function readWhole(root: string, path: string): Uint8Array | undefined {
  const target = below(root, path);
  if (!isRegularFile(target)) return undefined;
  const reader = openFile(path, target);
  try {
    return readBytes(reader);
  } finally {
    reader.close();
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is gone',
  EISDIR: 'it is a folder',
  ELOOP: 'it became a symbolic link',
  EMFILE: 'too many open files',
  EIO: 'the disk reports an error',
};

/** The system's error code in words a user can act on. */
export function unreadable(path: string, code: string): UnreadableError {
  return new UnreadableError(path, WORDS[code] ?? code, code === 'ENOENT');
}
