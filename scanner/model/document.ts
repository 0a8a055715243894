/** Where a document came from; opaque to everything but the report. */
export interface Origin {
  readonly kind: 'file' | 'memory' | 'index' | 'commit';
  /** Of a commit: its id, and who made it when (`YYYY-MM-DD`, UTC). */
  readonly commit?: string;
  readonly author?: string;
  readonly date?: string;
}

/** Reads a document's bytes from the start. */
export interface ByteReader {
  /**
   * Fills `into` from its first byte on with the bytes that follow.
   * @returns the number of bytes written; 0 only at the end (or for an empty `into`). Fewer than asked is not the end.
   * @throws UnreadableError where the bytes cannot be had
   */
  read(into: Uint8Array): number;
  close(): void;
}

/** One thing to look at: a file, a blob, an editor's buffer. Nothing is read before `open` is called. */
export interface Document {
  /** Relative to the snapshot's root, forward slashes, no leading `./`. */
  readonly path: string;
  readonly origin: Origin;
  /** Of a history: what is new in it, where the version before of the same path was given as well. */
  readonly fresh?: FreshPart;
  /** @throws UnreadableError where it cannot be opened */
  open(): ByteReader;
}

/** The lines of a document that the version before had not, with what stands around them. */
export interface FreshPart {
  readonly bytes: Uint8Array;
  /** Of the whole document, in bytes. */
  readonly size: number;
}

/** What stands at a path, a link as itself; a submodule is a folder. */
export type PathKind = 'file' | 'folder' | 'link';

/**
 * One tree, index or commit, from which the manifest, CODEOWNERS and whatever an identity source consults are read:
 * always the same one the documents come from.
 */
export interface Snapshot {
  /**
   * @param path relative to the root, forward slashes
   * @returns the text (UTF-8, or UTF-16 with a byte order mark), or undefined where there is no such regular file
   * @throws UnreadableError where it exists and cannot be read
   */
  read(path: string): string | undefined;
  /**
   * Every file of the snapshot whose base name is one of `names`, in path order.
   * @param names exact base names (`nhi.yaml`, `CODEOWNERS`)
   */
  find(names: readonly string[]): readonly string[];
  /** @returns every regular file of the snapshot; costs a walk or a listing the first time */
  files(): readonly string[];
  /** @returns whether an ignore file of the snapshot names the path or a folder above it, tracked or not; absent: none does */
  isIgnored?(path: string): boolean;
  /** @returns undefined: nothing, or none of these. Absent: nobody looked */
  kindAt?(path: string): PathKind | undefined;
  /** These are about to be read one after the other: a source to which each costs a process fetches them together. */
  willRead?(paths: readonly string[]): void;
}
