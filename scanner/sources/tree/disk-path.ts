import { lstatSync } from 'node:fs';
import type { PathKind } from '../../model';
import { bytesOfPath } from '../git/path-name';

/**
 * `path.join` without its look at each segment: there is nothing to tidy up.
 * @param path relative to the root, as `pathFromBytes` writes a name that is not UTF-8
 * @returns where it lies on the disk
 */
export function below(root: string, path: string): string | Buffer {
  const folder = root.endsWith('/') ? root : `${root}/`;
  const plain = folder + path;
  if (!path.includes('\\x') || kindAt(plain) !== undefined) return plain;
  const names = bytesOfPath(path).map((name) => Buffer.concat([Buffer.from(folder), name]));
  return names.find((name) => kindAt(name) !== undefined) ?? plain;
}

/** @returns whether a regular file stands here; a link, a pipe, a socket, a device and a folder are none */
export function isRegularFile(target: string | Buffer): boolean {
  return kindAt(target) === 'file';
}

/** @returns undefined: nothing, or none of these */
export function kindAt(target: string | Buffer): PathKind | undefined {
  try {
    const stat = lstatSync(target);
    if (stat.isSymbolicLink()) return 'link';
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() ? 'file' : undefined;
  } catch {
    // Missing, or below a folder that may not be entered: there is nothing to read either way.
    return undefined;
  }
}
