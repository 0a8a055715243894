import { openEditedFolder } from '../../scanner';
import { noTree } from '../../scanner/service';
import type { ServiceTree } from '../../scanner/service';
import type { Root } from './protocol';

/** @param isTrusted whether git may be run there */
export function treeOf({ kind, folder }: Root, isTrusted: boolean): ServiceTree {
  if (kind === 'memory') return noTree;
  return openEditedFolder(folder, { isLoose: kind === 'loose', noGit: !isTrusted }) ?? noTree;
}
