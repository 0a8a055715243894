import { UsageError } from '../model';
import type { Snapshot } from '../model';

/** Why what stands in a file's place is no text that could be read, and what to do about it. */
export interface Stranger {
  /** Begins with `it is`. */
  readonly why: string;
  /** A sentence. */
  readonly remedy: string;
}

/** @returns undefined where a text stands there, or nothing, or where nobody can tell */
export function strangerAt(path: string, snapshot: Snapshot): Stranger | undefined {
  switch (snapshot.kindAt?.(path)) {
    case 'link':
      return { why: 'it is a symbolic link, and these are not followed', remedy: 'Put the file itself in its place.' };
    case 'folder':
      return { why: 'it is a folder', remedy: 'Give the folder another name.' };
    case 'file':
      if (snapshot.read(path) !== undefined) return undefined;
      return { why: 'it is binary, for it holds a null byte', remedy: 'Write it as text, in UTF-8.' };
    case undefined:
      return undefined;
  }
}

/**
 * For who is about to change a file of the repository or to make it: what is no text is not written over.
 * @returns undefined where there is nothing yet
 * @throws UsageError where something else stands there
 */
export function textToEdit(path: string, snapshot: Snapshot): string | undefined {
  const text = snapshot.read(path);
  const stranger = text === undefined ? strangerAt(path, snapshot) : undefined;
  if (stranger !== undefined) throw new UsageError(`${path} is not written over: ${stranger.why}. ${stranger.remedy}`);
  return text;
}
