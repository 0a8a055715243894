import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Snapshot } from '../../model';
import { fileDocument } from './file-document';
import { openTree } from './open-tree';

/** A folder as an editor has it open: listed when it is first asked for, read file by file. */
export interface EditedFolder {
  readonly snapshot: Snapshot;
  paths(): readonly string[];
  document(path: string): Document;
}

const MANIFESTS = ['nhi.yaml', 'nhi.yml'];

/**
 * @param folder absolute
 * @param options.isLoose a file of it is open, the folder is not: of all the others only its manifests count
 * @param options.noGit where nobody has said that the folder may be trusted
 * @returns undefined where there is no such folder
 */
export function openEditedFolder(
  folder: string,
  { isLoose, noGit }: { readonly isLoose: boolean; readonly noGit: boolean },
): EditedFolder | undefined {
  if (!existsSync(folder)) return undefined;
  const tree = openTree({ cwd: folder, paths: [], noIgnore: false, noGit, onSkip: () => undefined });
  const { root, snapshot } = tree;
  const document = (path: string): Document => fileDocument(root, { path });
  if (isLoose) {
    const files = (): string[] => MANIFESTS.filter((name) => existsSync(join(root, name)));
    const find = (names: readonly string[]): string[] => files().filter((name) => names.includes(name));
    return { snapshot: { ...snapshot, files, find }, paths: () => [], document };
  }
  let paths: readonly string[] | undefined;
  return { snapshot, paths: () => (paths ??= tree.files().map(({ path }) => path)), document };
}
