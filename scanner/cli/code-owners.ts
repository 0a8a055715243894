import { CODEOWNERS_PLACES, ownersOf } from '../inventory';
import type { Snapshot } from '../model';

/** Says who owns a path. */
export interface CodeOwners {
  /** Path of the file that says so. */
  readonly path: string;
  /** @returns the owner of the last line that matches, undefined where none does or the line names nobody */
  ownerOf(path: string): string | undefined;
}

/** @returns undefined where the tree has no CODEOWNERS */
export function readCodeOwners(snapshot: Snapshot): CodeOwners | undefined {
  for (const path of CODEOWNERS_PLACES) {
    const text = snapshot.read(path);
    if (text !== undefined) return { path, ownerOf: ownersOf(text) };
  }
  return undefined;
}
