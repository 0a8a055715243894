import type { Snapshot } from '../model';

/**
 * A snapshot with the texts of open documents in the place of the files, new files among them.
 * @param below what is on disk
 * @param textOf undefined where the document is not open
 * @param openPaths of all open documents
 */
export function overlay(
  below: Snapshot,
  textOf: (path: string) => string | undefined,
  openPaths: () => Iterable<string>,
): Snapshot {
  const joined = (paths: readonly string[], isMeant: (path: string) => boolean): readonly string[] => {
    const known = new Set(paths);
    const added = [...openPaths()].filter((path) => !known.has(path) && isMeant(path) && textOf(path) !== undefined);
    return added.length === 0 ? paths : [...paths, ...added].sort();
  };
  const isIgnored = (path: string): boolean => below.isIgnored?.(path) === true;
  const isSeen = (path: string): boolean => !isIgnored(path);
  return {
    read: (path) => textOf(path) ?? below.read(path),
    find: (names) => joined(below.find(names), (path) => isSeen(path) && names.includes(baseName(path))),
    files: () => joined(below.files(), isSeen),
    isIgnored,
    kindAt: (path) => (textOf(path) === undefined ? below.kindAt?.(path) : 'file'),
    willRead: (paths) => below.willRead?.(paths),
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
