import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../model';
import type { Document, Snapshot } from '../model';
import { decodeText, readerOf } from '../text';
import { emptySnapshot } from './git';
import { openTree } from './tree/open-tree';
import { realFolder } from './tree/real-folder';
import { repositoryRoot } from './tree/root';

/**
 * @param path what the bytes are to be judged as, relative to the root; `./` and the system's separator are put right
 * @param bytes the whole content: standard input, or an editor's buffer
 */
export function documentFromBytes(path: string, bytes: Uint8Array): Document {
  return {
    path: path.replaceAll(sep, '/').replace(/^(?:\.\/+)+/, ''),
    origin: { kind: 'memory' },
    open: () => readerOf(bytes),
  };
}

/** One file as it is about to be, in the tree where it will stand. */
export interface StdinTree {
  /** Absolute. */
  readonly root: string;
  readonly document: Document;
  /** The tree on disk, with the file in its place. */
  readonly snapshot: Snapshot;
}

/** What bytes without a name are called. */
const NAMELESS = 'stdin';

/**
 * @param cwd absolute
 * @param path what the bytes will be, relative to `cwd`; need not exist. Undefined: nobody knows
 * @throws UsageError where there is a folder of that name
 */
export function openStdin(cwd: string, path: string | undefined, bytes: Uint8Array): StdinTree {
  const start = realFolder(cwd);
  const wanted = resolve(start, path ?? NAMELESS);
  const folder = realFolder(dirname(wanted));
  const absolute = join(folder, basename(wanted));
  if (path !== undefined && isFolder(absolute)) {
    throw new UsageError(`--stdin-path: ${path} is a folder`);
  }
  const isBelowStart = folder === start || folder.startsWith(start + sep);
  const root = repositoryRoot(folder) ?? (isBelowStart ? start : folder);
  const document = documentFromBytes(relative(root, absolute), bytes);
  if (path === undefined) return { root, document, snapshot: treeAt(root) };
  return { root, document, snapshot: withFile(treeAt(root), document.path, bytes) };
}

/** What cannot be there is no folder either: the path need not exist. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** A folder that is still to be made holds nothing. */
function treeAt(root: string): Snapshot {
  if (!existsSync(root)) return emptySnapshot;
  return openTree({ cwd: root, paths: [], noIgnore: false, onSkip: () => undefined }).snapshot;
}

function withFile(snapshot: Snapshot, path: string, bytes: Uint8Array): Snapshot {
  const withPath = (paths: readonly string[]): readonly string[] =>
    paths.includes(path) ? paths : [...paths, path].sort();
  return {
    read: (asked) => (asked === path ? decodeText(bytes) : snapshot.read(asked)),
    find: (names) => (names.includes(basename(path)) ? withPath(snapshot.find(names)) : snapshot.find(names)),
    files: () => withPath(snapshot.files()),
  };
}
