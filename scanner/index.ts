/** The library: what the command line, hooks and editors build on. */
export type {
  ByteReader,
  Change,
  ChangeSet,
  Confidence,
  Coverage,
  Day,
  Document,
  Excerpt,
  Finding,
  GovernedIdentity,
  IdentityReference,
  Place,
  Position,
  Profile,
  Range,
  Remedy,
  ScanResult,
  Severity,
  Skip,
  Snapshot,
} from './model';
export { addDays, dayOf, GitError, ScannerError, UnreadableError, UsageError } from './model';
export { bringsNothing } from './brings-nothing';
export { isSecret, judgeRange } from './judge-range';
export type { RangeCommit, RangeFinding, RangeInput, RangeJudgement } from './judge-range';
export { isBlocking, visible } from './report';
export { scan } from './scan';
export type { ScanInput } from './scan';
export { scanChange } from './scan-change';
export type { ChangeInput, ChangeResult } from './scan-change';
export {
  gitFailure,
  gitProgram,
  identifySecret,
  openEditedFolder,
  openPush,
  openStaged,
  openTree,
  parsePrePush,
  parsePreReceive,
} from './sources';
export type {
  Push,
  PushOptions,
  Receiver,
  RefUpdate,
  Staged,
  StagedOptions,
  Tree,
  TreeFile,
  TreeOptions,
} from './sources';
export { shellWord } from './text';
