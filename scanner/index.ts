/** The library: what the command line, hooks and editors build on. */
export type {
  ByteReader,
  Confidence,
  Coverage,
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
export { ScannerError, UnreadableError, UsageError } from './model';
export { scan } from './scan';
export type { ScanInput } from './scan';
export { openTree } from './sources';
export type { Tree, TreeOptions } from './sources';
