import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Git } from './client';
import { gitDirectory } from './git-directory';

const SIGNATURE = 'DIRC';
const VERSION_AT = 4;
/** From then on a path is kept without what it shares with the one before it. */
const SHORTENED_PATHS_VERSION = 4;
/** Extensions that move entries elsewhere, each before a size below 16 MB: a shared index, folders in the place of files. */
const ELSEWHERE = ['link\0', 'sdir\0'];

/** The index that git was told of, or this work tree's own. @returns an absolute path */
export function indexPath(git: Git): string {
  const told = git.environment['GIT_INDEX_FILE'];
  return told === undefined ? join(gitDirectory(git), 'index') : resolve(git.cwd, told);
}

/**
 * Whether the index may hold a file of one of these names, told from its bytes (gitformat-index) without a process: what is
 * asked of most commits is only that there is no such file.
 * @param names base names
 * @returns false only where there is none
 */
export function mayBeInIndex(git: Git): (names: readonly string[]) => boolean {
  let bytes: Buffer | undefined;
  return (names) => {
    bytes ??= readIndex(indexPath(git));
    return bytes.length === 0 || names.some((name) => bytes?.includes(`${name}\0`));
  };
}

/** @returns its bytes; none where they do not tell */
function readIndex(path: string): Buffer {
  const unknown = Buffer.alloc(0);
  try {
    const bytes = readFileSync(path);
    if (bytes.toString('latin1', 0, VERSION_AT) !== SIGNATURE) return unknown;
    const isPlain = bytes.readUInt32BE(VERSION_AT) < SHORTENED_PATHS_VERSION;
    return isPlain && !ELSEWHERE.some((extension) => bytes.includes(extension)) ? bytes : unknown;
  } catch {
    // Git itself says what is wrong with it.
    return unknown;
  }
}
