import { basename } from 'node:path';
import { decodeText } from '../../text';
import type { Coverage, Document, Skip, Snapshot } from '../../model';
import { trackedIgnoredFiles } from '../git';
import { ignoredPaths } from '../ignore/ignored-paths';
import { below, isRegularFile, kindAt } from './disk-path';
import { fileDocument, readWhole, unreadable } from './file-document';
import type { TreeFile } from './file-document';
import { repositoryRoot, resolvePaths } from './root';
import type { NamedPath } from './root';
import { readText, rulesAbove, walkFiles } from './walk';
import type { Walk } from './walk';

export interface TreeOptions {
  /** Absolute. */
  readonly cwd: string;
  /** As given by the user, relative to `cwd`; none: the whole repository. */
  readonly paths: readonly string[];
  readonly noIgnore: boolean;
  /** Git is not run: of files that an ignore rule names none is read, tracked or not. For folders that nobody trusts. */
  readonly noGit?: boolean;
  /** Told of what is left out without being asked for: folders that cannot be listed, and named paths that are missing. */
  onSkip(skip: Skip): void;
}

/** A work tree on disk. */
export interface Tree {
  /** Absolute. */
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly extent: Coverage['extent'];
  /** Regular files, once: tracked ones always, untracked ones that no ignore rule names, and whatever was named. */
  documents(): Iterable<Document>;
  /** The same files by name, for who opens them in another thread; see `fileDocument`. */
  files(): readonly TreeFile[];
}

/** @throws UsageError where every named path is missing or neither file nor folder, or one is of a second repository */
export function openTree(options: TreeOptions): Tree {
  const { root, named, lost } = resolvePaths(options.cwd, options.paths);
  for (const { path, why } of lost) options.onSkip({ path, reason: 'unreadable', detail: why, fatal: true });
  const lister = new Lister(root, options);
  const files = (): TreeFile[] =>
    named.flatMap((place): readonly TreeFile[] =>
      place.isFolder ? lister.below(place).map((path) => ({ path })) : [place],
    );
  return {
    root,
    extent: named.some((place) => place.path === '') ? 'whole' : 'partial',
    snapshot: {
      read: (path) => {
        const bytes = readWhole(root, path);
        return bytes === undefined ? undefined : decodeText(bytes);
      },
      find: (names) => lister.whole().filter((path) => names.includes(path.slice(path.lastIndexOf('/') + 1))),
      files: () => lister.whole(),
      kindAt: (path) => kindAt(below(root, path)),
      isIgnored: options.noIgnore
        ? () => false
        : ignoredPaths((path) => readText(below(root, path)), rulesAbove({ root, noIgnore: false }, '')),
    },
    documents: () => files().map((file) => fileDocument(root, file)),
    files,
  };
}

/** Lists files, the whole tree at most once. */
class Lister {
  private all: readonly string[] | undefined;

  constructor(
    private readonly root: string,
    private readonly options: TreeOptions,
  ) {}

  whole(): readonly string[] {
    this.all ??= this.list('', this.options.noIgnore);
    return this.all;
  }

  below(place: NamedPath): readonly string[] {
    if (place.path === '') return this.whole();
    // Whoever names an ignored folder wants it read.
    const rules = rulesAbove({ root: this.root, noIgnore: this.options.noIgnore }, place.path);
    return this.list(place.path, this.options.noIgnore || rules.isIgnored(place.path, basename(place.path), true));
  }

  private list(start: string, noIgnore: boolean): readonly string[] {
    const ignored: string[] = [];
    const walk: Walk = {
      root: this.root,
      noIgnore,
      onUnreadable: (path, code) => {
        const { why, vanished } = unreadable(path, code);
        this.options.onSkip({ path, reason: vanished ? 'vanished' : 'unreadable', detail: why, fatal: !vanished });
      },
      onIgnored: (path) => ignored.push(path),
    };
    const files = walkFiles(walk, start);
    if (ignored.length === 0 || this.options.noGit === true || repositoryRoot(this.root) !== this.root) return files;
    const tracked = this.trackedIgnored(start);
    return tracked.length === 0 ? files : [...new Set([...files, ...tracked])];
  }

  /** A rule does not untrack: what git tracks is read even where it is ignored. */
  private trackedIgnored(start: string): readonly string[] {
    const tracked = trackedIgnoredFiles(this.root);
    if (tracked === undefined) {
      const detail = 'git cannot be asked which ignored files are tracked: if there are any, they were not read';
      this.options.onSkip({ path: start === '' ? '.' : start, reason: 'unreadable', detail, fatal: false });
      return [];
    }
    const isBelow = (path: string): boolean => start === '' || path.startsWith(`${start}/`);
    return tracked.filter((path) => isBelow(path) && isRegularFile(below(this.root, path)));
  }
}
