import { noTree } from '../../service';
import type { ServiceTree } from '../../service';
import { openEditedFolder } from '../../sources';
import type { Root } from './roots';

/** @returns the files of a root; git is not run, as nobody has said that the folder may be trusted */
export function treeOf({ kind, folder }: Root): ServiceTree {
  if (kind === 'memory') return noTree;
  return openEditedFolder(folder, { isLoose: kind === 'loose', noGit: true }) ?? noTree;
}
