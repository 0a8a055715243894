import type { PathKind } from '../../model';
import { bytesOfPath, pathFromBytes } from './path-name';
import { fieldsOf } from './raw-diff';

const TAB = '\t';
const NUL = '\0';
/** `ls-files -s`: mode, id, stage; `ls-tree`: mode, type, id. A regular file, and of the index what is not in conflict. */
const REGULAR = /^100\d{3} (?:([\da-f]+) 0|blob ([\da-f]+))$/;

/** Of modes; a regular file in conflict is none yet. */
const KINDS: Readonly<Record<string, PathKind>> = { '120000': 'link', '160000': 'folder' };
const MODE_DIGITS = 6;

/** From then on an index of all paths costs less than as many again. */
const SEARCHES_BEFORE_INDEX = 30;

/**
 * What `ls-files -s -z` or `ls-tree -r -z` printed, searched as it is: a large repository has hundreds of thousands of
 * records, of which a handful are asked for.
 */
export class Listing {
  private searches = 0;
  private byPath: ReadonlyMap<string, string> | undefined;

  constructor(private readonly output: Buffer) {}

  /** @returns the object of a regular file, or undefined where there is none */
  idOf(path: string): string | undefined {
    if (++this.searches > SEARCHES_BEFORE_INDEX) {
      this.byPath ??= new Map(this.regularFiles());
      return this.byPath.get(path);
    }
    for (const name of bytesOfPath(path)) {
      const needle = Buffer.concat([Buffer.from(TAB), name, Buffer.from(NUL)]);
      for (let at = this.output.indexOf(needle); at !== -1; at = this.output.indexOf(needle, at + 1)) {
        const id = this.regularFileAt(at);
        if (id !== undefined) return id;
      }
    }
    return undefined;
  }

  /** @returns the paths of regular files whose base name is one of `names`, in git's order */
  named(names: readonly string[]): string[] {
    const found = new Set<string>();
    for (const name of names) {
      const needle = Buffer.from(name + NUL, 'utf8');
      for (let at = this.output.indexOf(needle); at !== -1; at = this.output.indexOf(needle, at + 1)) {
        const tab = this.firstTabOfRecordAt(at);
        const isBaseName = this.output[at - 1] === SLASH || at - 1 === tab;
        if (tab === -1 || !isBaseName || this.regularFileAt(tab) === undefined) continue;
        found.add(pathFromBytes(this.output.subarray(tab + 1, at + needle.length - 1)));
      }
    }
    return [...found];
  }

  /** @returns the paths of all regular files, in git's order */
  files(): string[] {
    return Array.from(this.regularFiles(), ([path]) => path);
  }

  /** @returns undefined: nothing, or only what is in conflict */
  kindOf(path: string): PathKind | undefined {
    if (this.idOf(path) !== undefined) return 'file';
    for (const name of bytesOfPath(path)) {
      const needle = Buffer.concat([Buffer.from(TAB), name]);
      for (let at = this.output.indexOf(needle); at !== -1; at = this.output.indexOf(needle, at + 1)) {
        const kind = this.firstTabOfRecordAt(at + 1) === at ? this.kindBehind(at, at + needle.length) : undefined;
        if (kind !== undefined) return kind;
      }
    }
    return undefined;
  }

  /** @returns whether there is anything at this path: a file, a link, a submodule or a folder that holds one */
  has(path: string): boolean {
    for (const field of fieldsOf(this.output)) {
      const listed = pathFromBytes(field.subarray(field.indexOf(TAB) + 1));
      if (listed === path || listed.startsWith(`${path}/`)) return true;
    }
    return false;
  }

  private *regularFiles(): Generator<readonly [path: string, id: string]> {
    for (const field of fieldsOf(this.output)) {
      const tab = field.indexOf(TAB);
      const [, ofIndex, ofTree] = REGULAR.exec(field.toString('latin1', 0, tab)) ?? [];
      const id = ofIndex ?? ofTree;
      if (id !== undefined) yield [pathFromBytes(field.subarray(tab + 1)), id];
    }
  }

  /** @param tab where a record's path may begin; a tab inside of a path is no such place */
  private regularFileAt(tab: number): string | undefined {
    const start = this.startOfRecordAt(tab);
    const [, ofIndex, ofTree] = REGULAR.exec(this.output.toString('latin1', start, tab)) ?? [];
    return ofIndex ?? ofTree;
  }

  /** @param end where a path, or one of the folders above it, has come to its end */
  private kindBehind(tab: number, end: number): PathKind | undefined {
    if (this.output[end] === SLASH) return 'folder';
    if (this.output[end] !== 0) return undefined;
    const start = this.startOfRecordAt(tab);
    return KINDS[this.output.toString('latin1', start, start + MODE_DIGITS)];
  }

  private firstTabOfRecordAt(at: number): number {
    const tab = this.output.indexOf(TAB, this.startOfRecordAt(at));
    return tab < at ? tab : -1;
  }

  private startOfRecordAt(at: number): number {
    return at === 0 ? 0 : this.output.lastIndexOf(NUL, at - 1) + 1;
  }
}

const SLASH = 0x2f;
