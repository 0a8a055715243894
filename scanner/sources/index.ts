export {
  gitFailure,
  gitProgram,
  isTracked,
  lastAuthors,
  mainBranch,
  pastVersions,
  remoteAddress,
  userAddress,
} from './git';
export type { PastVersion } from './git';
export { openClone } from './clone/open-clone';
export type { Clone, FetchDepth } from './clone/open-clone';
export type { GitOptions } from './git';
export { historySnapshot, openHistory } from './history/open-history';
export type { HistoryOptions } from './history/open-history';
export { commitsOf, openCommit } from './range/commits';
export type { CommitChange } from './range/commits';
export type { Receiver } from './range/known-side';
export { openPush } from './range/open-push';
export type { Push, PushOptions, Tip } from './range/open-push';
export { openRange } from './range/open-range';
export type { CommitRange, RangeOptions } from './range/open-range';
export { parsePrePush, parsePreReceive } from './range/ref-update';
export type { RefUpdate } from './range/ref-update';
export { identifySecret, newSalt } from './secret-id';
export { openStaged } from './staged/open-staged';
export type { Staged, StagedOptions } from './staged/open-staged';
export { documentFromBytes, openStdin } from './stdin';
export type { StdinTree } from './stdin';
export { openEditedFolder } from './tree/edited-folder';
export { fileDocument } from './tree/file-document';
export type { TreeFile } from './tree/file-document';
export { openTree } from './tree/open-tree';
export type { Tree, TreeOptions } from './tree/open-tree';
export { pathInTree } from './tree/real-folder';
export { whyNotThere } from './tree/root';
