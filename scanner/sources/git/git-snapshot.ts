import { UnreadableError } from '../../model';
import type { Snapshot } from '../../model';
import { compareText, decodeText, readBytes } from '../../text';
import { ignoredPaths, ignoreFilesAbove } from '../ignore/ignored-paths';
import { BlobBatch } from './blob-batch';
import type { Git } from './client';
import { IndexFile } from './index-file';
import { Listing } from './listing';
import type { WorkTree } from './work-tree';

/** Nothing: the side before a first commit. */
export const emptySnapshot: Snapshot = { read: () => undefined, find: () => [], files: () => [] };

/**
 * The index: what the next commit will hold. Git is asked only for what its file does not tell.
 * @param workTree asked before git for contents
 * @param shared asked together with what is looked for here first, where it was not asked yet
 */
export function indexSnapshot(git: Git, workTree: WorkTree, shared: BlobBatch): Snapshot {
  const file = new IndexFile(git);
  let listing: Listing | undefined;
  const listed = (): Listing => (listing ??= indexListing(git));
  return listedSnapshot(
    git,
    {
      idOf: (path) => {
        const entries = file.named(baseName(path));
        return entries === undefined ? listed().idOf(path) : entries.find((entry) => entry.path === path)?.id;
      },
      named: (names) => {
        const found = names.map((name) => file.named(name));
        const isKnown = (entries: (typeof found)[number]) => entries !== undefined;
        return found.every(isKnown)
          ? found.flatMap((entries) => entries.map(({ path }) => path))
          : listed().named(names);
      },
      files: () => listed().files(),
      kindOf: (path) => {
        const kind = file.kindOf(path);
        return kind === 'unknown' ? listed().kindOf(path) : kind;
      },
    },
    { workTree, shared },
  );
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Everything in the index. */
export function indexListing(git: Git): Listing {
  return new Listing(git.run(['ls-files', '--cached', '--stage', '-z']));
}

/** @param tree id of a commit or a tree, or a name that git knows to be one */
export function treeSnapshot(git: Git, tree: string): Snapshot {
  return listedSnapshot(
    git,
    openedOnce(() => treeListing(git, tree)),
  );
}

/** The last commit, or nothing where there is none yet. */
export function headSnapshot(git: Git): Snapshot {
  return listedSnapshot(
    git,
    openedOnce(() => (hasCommits(git) ? treeListing(git, 'HEAD') : new Listing(Buffer.alloc(0)))),
  );
}

function treeListing(git: Git, tree: string): Listing {
  return new Listing(git.run(['ls-tree', '-r', '-z', '--full-tree', tree]));
}

/** @returns false on a branch without a commit @throws GitError where `HEAD` cannot be read */
export function hasCommits(git: Git): boolean {
  const words = ['rev-parse', '--verify', '--quiet', 'HEAD'];
  const answer = git.ask(words);
  if (answer.status === 0) return true;
  // `--quiet` says nothing where there is no commit, and speaks where something else is wrong.
  if (answer.status === 1 && answer.stderr === '') return false;
  throw git.failure(words, answer);
}

/** Where the files of a snapshot and their objects are told. */
type Listed = Pick<Listing, 'idOf' | 'named' | 'files' | 'kindOf'>;

function openedOnce(list: () => Listing): Listed {
  let listing: Listing | undefined;
  const listed = (): Listing => (listing ??= list());
  return {
    idOf: (path) => listed().idOf(path),
    named: (names) => listed().named(names),
    files: () => listed().files(),
    kindOf: (path) => listed().kindOf(path),
  };
}

interface Contents {
  readonly workTree?: WorkTree;
  readonly shared?: BlobBatch;
}

function listedSnapshot(git: Git, listed: Listed, { shared, ...options }: Contents = {}): Snapshot {
  const batches = new Map<string, BlobBatch>();
  const expect = (paths: readonly string[]): void => {
    const ids = paths.flatMap((path) => listed.idOf(path) ?? []).filter((id) => !batches.has(id));
    const batch = shared?.alsoAsk(ids) === true ? shared : new BlobBatch(git, ids, options);
    for (const id of ids) batches.set(id, batch);
  };
  const read = (path: string): string | undefined => {
    const id = listed.idOf(path);
    if (id === undefined) return undefined;
    const reader = (batches.get(id) ?? new BlobBatch(git, [id], options)).open(id, path);
    try {
      const bytes = readBytes(reader);
      return bytes === undefined ? undefined : decodeText(bytes);
    } finally {
      reader.close();
    }
  };
  return {
    read,
    find(names) {
      const paths = listed.named(names).toSorted(compareText);
      // Whoever looks for manifests reads them, and asks of nested ones whether they are ignored.
      expect([...new Set([...paths, ...paths.filter((path) => path.includes('/')).flatMap(ignoreFilesAbove)])]);
      return paths;
    },
    files: () => listed.files(),
    kindAt: (path) => listed.kindOf(path),
    willRead: expect,
    isIgnored: ignoredPaths((path) => unlessUnreadable(() => read(path))),
  };
}

/** An ignore file that cannot be read ignores nothing. */
function unlessUnreadable<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}
