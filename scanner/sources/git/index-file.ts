import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PathKind } from '../../model';
import type { Git } from './client';
import { gitDirectory } from './git-directory';
import { pathFromBytes } from './path-name';

/** The index that git was told of, or this work tree's own. @returns an absolute path */
export function indexPath(git: Git): string {
  const told = git.environment['GIT_INDEX_FILE'];
  return told === undefined ? join(gitDirectory(git), 'index') : resolve(git.cwd, told);
}

/** Of a regular file, where it is not in conflict, a link or a submodule. */
export interface IndexEntry {
  readonly path: string;
  readonly kind: PathKind;
  /** Of its object. */
  readonly id: string;
}

// gitformat-index: signature, version and number of entries; an entry's mode, object id and flags, then its path and a null
// byte, filled up with more of them; of version 3 an entry may have two more bytes of flags.
const SIGNATURE = 'DIRC';
const VERSION_AT = 4;
const COUNT_AT = 8;
const ENTRIES_AT = 12;
/** Of the mode, the half that is in use. */
const MODE_AT = 26;
const ID_AT = 40;
const FLAGS_AT = 60;
const PATH_AT = 62;
const EXTENDED = 0x4000;
const STAGE = 0x3000;
/** How long the path is; of a longer one, this. */
const PATH_BYTES = 0xfff;
const ROUNDED_TO = 8;
/** Behind the entries: extensions, each a signature, the size of its data and these, then a checksum. */
const EXTENSION_HEADER_BYTES = 8;
const CHECKSUM_BYTES = 20;
/** From then on a path is kept without what it shares with the one before it. */
const SHORTENED_PATHS_VERSION = 4;
/** Extensions that move entries elsewhere, each before a size below 16 MB: a shared index, folders in the place of files. */
const ELSEWHERE = ['link\0', 'sdir\0'];
/** A mode's bits that say what it is, and all that these may say: another one shows that these are no entries of this form. */
const TYPE = 0o170000;
const REGULAR = 0o100000;
const LINK = 0o120000;
const SUBMODULE = 0o160000;

/** Whoever asks for more names than this asks for many files, and git lists them all for less. */
const MOST_NAMES = 30;

/**
 * The index as its bytes tell it, without a process: what is asked of most commits is whether a file is there that almost
 * never is, and where one is its object.
 */
export class IndexFile {
  private bytes: Buffer | undefined;
  /** By base name. */
  private readonly known = new Map<string, readonly IndexEntry[] | undefined>();

  constructor(private readonly git: Git) {}

  /**
   * @param name a base name
   * @returns the regular files of that name, in git's order; undefined where only git itself can tell
   */
  named(name: string): readonly IndexEntry[] | undefined {
    return this.entries(name)?.filter(({ kind }) => kind === 'file');
  }

  /** @returns undefined: nothing; `unknown` where only git itself can tell */
  kindOf(path: string): PathKind | 'unknown' | undefined {
    const entries = this.entries(path.slice(path.lastIndexOf('/') + 1));
    if (entries === undefined) return 'unknown';
    const entry = entries.find((each) => each.path === path);
    return entry?.kind ?? (this.bytes?.includes(`${path}/`) ? 'unknown' : undefined);
  }

  private entries(name: string): readonly IndexEntry[] | undefined {
    if (!this.known.has(name) && this.known.size < MOST_NAMES) this.known.set(name, this.find(name));
    return this.known.get(name);
  }

  private find(name: string): readonly IndexEntry[] | undefined {
    const bytes = (this.bytes ??= readIndex(indexPath(this.git)));
    if (bytes.length === 0) return undefined;
    const needle = Buffer.from(`${name}\0`);
    return bytes.includes(needle) ? entriesNamed(bytes, needle) : [];
  }
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

/**
 * Almost every run meets this once, in code that is not compiled yet: from entry to entry by their lengths, few bytes of each.
 * @param needle a base name and a null byte
 * @returns undefined where these are no such entries: of longer ids, or cut off
 */
function entriesNamed(bytes: Buffer, needle: Buffer): IndexEntry[] | undefined {
  const entries: IndexEntry[] = [];
  let at = ENTRIES_AT;
  for (let left = bytes.readUInt32BE(COUNT_AT); left > 0; left--) {
    const type = shortAt(bytes, at + MODE_AT) & TYPE;
    if (type !== REGULAR && type !== LINK && type !== SUBMODULE) return undefined;
    const flags = shortAt(bytes, at + FLAGS_AT);
    const start = at + PATH_AT + (flags & EXTENDED ? 2 : 0);
    const length = flags & PATH_BYTES;
    const end = length < PATH_BYTES ? start + length : bytes.indexOf(0, start + length);
    if (length === 0 || bytes[end] !== 0) return undefined;
    if ((flags & STAGE) === 0 && isBaseName(bytes, start, end, needle)) {
      const id = bytes.toString('hex', at + ID_AT, at + FLAGS_AT);
      const kind = type === REGULAR ? 'file' : type === LINK ? 'link' : 'folder';
      entries.push({ path: pathFromBytes(bytes.subarray(start, end)), kind, id });
    }
    // One null byte at least, and what fills it up.
    at = end + ROUNDED_TO - ((end - at) % ROUNDED_TO);
  }
  return endsAt(bytes, at) ? entries : undefined;
}

function shortAt(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Whether only extensions and the checksum follow, to the last byte: then what was read before are the entries. */
function endsAt(bytes: Buffer, index: number): boolean {
  const end = bytes.length - CHECKSUM_BYTES;
  let at = index;
  while (at + EXTENSION_HEADER_BYTES <= end) at += EXTENSION_HEADER_BYTES + bytes.readUInt32BE(at + 4);
  return at === end;
}

const SLASH = 0x2f;

function isBaseName(bytes: Buffer, start: number, end: number, needle: Buffer): boolean {
  const from = end + 1 - needle.length;
  if (from < start || bytes[from] !== needle[0] || (from > start && bytes[from - 1] !== SLASH)) return false;
  return bytes.compare(needle, 0, needle.length, from, end + 1) === 0;
}
