import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { noTree } from '../../service';
import type { ServiceTree } from '../../service';
import { fileDocument, openTree } from '../../sources';
import type { Root } from './roots';

const MANIFESTS = ['nhi.yaml', 'nhi.yml'];

/** @returns the files of a root; git is not run, as nobody has said that the folder may be trusted */
export function treeOf({ kind, folder }: Root): ServiceTree {
  if (kind === 'memory' || !existsSync(folder)) return noTree;
  const tree = openTree({
    cwd: folder,
    paths: [],
    noIgnore: false,
    noGit: true,
    onSkip: () => undefined,
  });
  const { root, snapshot } = tree;
  if (kind === 'loose') {
    const there = (): string[] => MANIFESTS.filter((name) => existsSync(join(root, name)));
    const find = (names: readonly string[]): string[] => there().filter((name) => names.includes(name));
    return { ...noTree, snapshot: { ...snapshot, files: there, find } };
  }
  let paths: readonly string[] | undefined;
  return {
    snapshot,
    paths: () => (paths ??= tree.files().map(({ path }) => path)),
    document: (path) => fileDocument(root, { path }),
  };
}
