import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileDocument, openTree } from '../../scanner';
import { noTree } from '../../scanner/service';
import type { ServiceTree } from '../../scanner/service';
import type { Root } from './protocol';

const MANIFESTS = ['nhi.yaml', 'nhi.yml'];

/** @param isTrusted whether git may be run there */
export function treeOf({ kind, folder }: Root, isTrusted: boolean): ServiceTree {
  if (kind === 'memory' || !existsSync(folder)) return noTree;
  const tree = openTree({ cwd: folder, paths: [], noIgnore: false, noGit: !isTrusted, onSkip: () => undefined });
  const { root, snapshot } = tree;
  if (kind === 'loose') {
    const there = (): string[] => MANIFESTS.filter((name) => existsSync(join(root, name)));
    const near = {
      ...snapshot,
      files: there,
      find: (names: readonly string[]) => there().filter((name) => names.includes(name)),
    };
    return { ...noTree, snapshot: near };
  }
  let paths: readonly string[] | undefined;
  return {
    snapshot,
    paths: () => (paths ??= tree.files().map(({ path }) => path)),
    document: (path) => fileDocument(root, { path }),
  };
}
