export { isTracked, lastAuthor } from './git';
export { openTree } from './tree/open-tree';
export type { Tree, TreeOptions } from './tree/open-tree';
