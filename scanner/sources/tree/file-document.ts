import { closeSync, constants, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableError } from '../../model';
import type { ByteReader, Document } from '../../model';
import { readBytes } from '../../text';
import { errorCode } from './walk';

const FILE_ORIGIN = { kind: 'file' } as const;

/**
 * A pipe or a link that took the file's place since it was listed is neither waited for nor followed. Windows has
 * neither flag: there they are undefined, which counts as 0.
 */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** Where a document of a tree is. */
export interface TreeFile {
  /** Relative to the root. */
  readonly path: string;
  /** Absolute: the file itself, or what a named symbolic link leads to. */
  readonly target: string;
}

export function fileDocument({ path, target }: TreeFile): Document {
  return { path, origin: FILE_ORIGIN, open: () => openFile(path, target) };
}

function openFile(path: string, target: string): ByteReader {
  const descriptor = attempt(path, () => openSync(target, OPEN_FLAGS));
  return {
    read: (into) => attempt(path, () => readSync(descriptor, into, 0, into.length, null)),
    close: () => {
      closeSync(descriptor);
    },
  };
}

/** @returns the bytes, or undefined where there is no such regular file @throws UnreadableError where it exists and cannot be read */
export function readWhole(root: string, path: string): Uint8Array | undefined {
  const target = join(root, path);
  if (!isRegularFile(target)) return undefined;
  const reader = openFile(path, target);
  try {
    return readBytes(reader);
  } finally {
    reader.close();
  }
}

/** @returns whether a regular file stands here; a link, a pipe, a socket, a device and a folder are none */
export function isRegularFile(target: string): boolean {
  try {
    return lstatSync(target).isFile();
  } catch {
    // Missing, or below a folder that may not be entered: there is nothing to read either way.
    return false;
  }
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw unreadable(path, errorCode(error));
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
