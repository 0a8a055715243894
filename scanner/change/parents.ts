import type { Change, Document, Snapshot } from '../model';
import { decodeText, readBytes } from '../text';

/** What a change comes from: a commit has one, a merge several. */
export interface Parent {
  /** The changed files as they are there. */
  readonly documents: readonly Document[];
  readonly snapshot: Snapshot;
}

/**
 * @param before the first parent's tree
 * @returns at least one; nothing of it is read yet
 */
export function parentsOf(changes: readonly Change[], before: Snapshot): Parent[] {
  const first = { documents: changes.flatMap((change) => change.before ?? []), snapshot: before };
  const others = Math.max(0, ...changes.map(({ otherBefore }) => otherBefore?.length ?? 0));
  const further = Array.from({ length: others }, (_, at): Parent => {
    const documents = new Map(changes.map(({ path, otherBefore }) => [path, otherBefore?.[at]]));
    return {
      documents: [...documents.values()].flatMap((document) => document ?? []),
      snapshot: laid(documents, before),
    };
  });
  return [first, ...further];
}

/** The other parent's tree as far as it matters: what the merge left as the first one has it is that one's. */
function laid(over: ReadonlyMap<string, Document | undefined>, under: Snapshot): Snapshot {
  const there = [...over].flatMap(([path, document]) => (document === undefined ? [] : [path]));
  const joined = (paths: readonly string[], more: readonly string[]): string[] =>
    [...paths.filter((path) => !over.has(path)), ...more].sort();
  return {
    read: (path) => (over.has(path) ? textOf(over.get(path)) : under.read(path)),
    find: (names) =>
      joined(
        under.find(names),
        there.filter((path) => names.includes(path.slice(path.lastIndexOf('/') + 1))),
      ),
    files: () => joined(under.files(), there),
    ...(under.kindAt !== undefined && { kindAt: (path) => (over.has(path) ? undefined : under.kindAt?.(path)) }),
    ...(under.isIgnored !== undefined && { isIgnored: (path) => under.isIgnored?.(path) === true }),
    ...(under.willRead !== undefined && { willRead: (paths) => under.willRead?.(paths) }),
  };
}

function textOf(document: Document | undefined): string | undefined {
  if (document === undefined) return undefined;
  const reader = document.open();
  try {
    return decodeText(readBytes(reader) ?? new Uint8Array());
  } finally {
    reader.close();
  }
}
