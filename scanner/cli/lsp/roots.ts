import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openTree } from '../../sources';

/** Where documents belong. */
export interface Root {
  readonly id: string;
  /**
   * `folder`: an opened folder's repository, or the folder itself: all of it is read. `loose`: what surrounds a file of no
   * opened folder: only itself and the manifest at the root of its repository. `memory`: what is on no disk.
   */
  readonly kind: 'folder' | 'loose' | 'memory';
  /** Absolute and real; of `memory` empty. */
  readonly folder: string;
}

/** A document as a session knows it. */
export interface Located {
  readonly root: Root;
  readonly path: string;
}

const MEMORY: Root = { id: 'memory:', kind: 'memory', folder: '' };

interface OpenedFolder {
  readonly uri: string;
  /** As the client calls it. */
  readonly folder: string;
  readonly root: Root;
  /** Of the folder in its root; empty where it is the root. */
  readonly prefix: string;
}

/** Which root a document belongs to: the same that `nhi scan` finds for the opened folder. */
export class Roots {
  #opened: readonly OpenedFolder[] = [];

  /** @param uris of the folders that are open; those that are on no disk are left out */
  open(uris: readonly string[]): void {
    this.#opened = uris.flatMap((uri) => openedFolder(uri) ?? []);
  }

  /** @returns the roots of the opened folders, each once */
  opened(): readonly Root[] {
    return [...new Map(this.#opened.map(({ root }) => [root.id, root])).values()];
  }

  /** @returns undefined where nobody works on the document: the output of a program, the other side of a diff */
  locate(uri: string): Located | undefined {
    const [scheme = '', rest = ''] = split(uri);
    if (scheme === 'untitled') return { root: MEMORY, path: rest.replace(/^\/+/, '') };
    if (scheme !== 'file') return undefined;
    const file = pathOf(uri);
    // An editor's buffer without a name.
    if (file === undefined || file.endsWith(sep)) return { root: MEMORY, path: basename(file ?? '') || 'untitled' };
    const around = this.#opened
      .filter(({ folder }) => isWithin(folder, file))
      .sort((a, b) => b.folder.length - a.folder.length)[0];
    if (around !== undefined)
      return { root: around.root, path: slashed(join(around.prefix, relative(around.folder, file))) };
    const folder = rootOf(dirname(file)) ?? dirname(file);
    const opened = this.opened().find((root) => root.folder === folder);
    return {
      root: opened ?? { id: `loose:${folder}`, kind: 'loose', folder },
      path: slashed(relative(folder, join(real(dirname(file)), basename(file)))),
    };
  }

  /** @returns the client's name for a path of a root; undefined where it is on no disk */
  uriOf(root: Root, path: string): string | undefined {
    if (root.kind === 'memory') return undefined;
    const file = join(root.folder, path);
    const around = this.#opened.find(
      (each) => each.root.id === root.id && isWithin(join(root.folder, each.prefix), file),
    );
    const named = around && join(around.folder, relative(join(root.folder, around.prefix), file));
    return pathToFileURL(named ?? file).href;
  }
}

function openedFolder(uri: string): OpenedFolder | undefined {
  const folder = pathOf(uri);
  if (folder === undefined || !isFolder(folder)) return undefined;
  const top = rootOf(folder) ?? folder;
  return {
    uri,
    folder,
    root: { id: `folder:${top}`, kind: 'folder', folder: top },
    prefix: relative(top, real(folder)),
  };
}

/** @returns the repository that holds a folder, or the folder; undefined where it is not there */
function rootOf(folder: string): string | undefined {
  if (!isFolder(folder)) return undefined;
  return openTree({ cwd: folder, paths: [], noIgnore: false, noGit: true, onSkip: () => undefined }).root;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Missing, or below a folder that may not be entered.
    return false;
  }
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // A folder that is still to be made.
    return folder;
  }
}

function isWithin(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** @returns undefined where it names no file of this machine */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function split(uri: string): string[] {
  const colon = uri.indexOf(':');
  return [uri.slice(0, colon), uri.slice(colon + 1)];
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
