import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnreadableError } from '../../model';
import type { ByteReader } from '../../model';
import type { Git } from './client';
import { unreadableObject } from './object-fault';

/**
 * Reads one object that is too large to be held: a reader is synchronous and a pipe cannot be read piece by piece that
 * way, so git writes it to a file that only this process can open and that has lost its name before the first byte.
 * @param skip bytes from the start that are not wanted
 * @throws UnreadableError where git cannot give it
 */
export function openSpooled(git: Git, id: string, path: string, skip = 0): ByteReader {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const descriptor = openSync(join(folder, 'object'), 'wx+', 0o600);
  const close = (): void => {
    closeSync(descriptor);
    // Where the system keeps an open file's name.
    remove();
  };
  try {
    remove();
    const { status, stderr } = git.ask(['cat-file', 'blob', id], { output: descriptor });
    if (status !== 0) throw new UnreadableError(path, unreadableObject(id, stderr));
  } catch (error) {
    close();
    throw error;
  }
  let at = skip;
  return {
    read(into) {
      const got = readSync(descriptor, into, 0, into.length, at);
      at += got;
      return got;
    },
    close,
  };
}
