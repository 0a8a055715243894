export type { Change, ChangeSet } from './change';
export type { Confidence } from './confidence';
export type { Coverage, Skip, SkipReason } from './coverage';
export { addDays, dayOf, daysBetween, isDay } from './day';
export type { Day } from './day';
export type { Declaration, DeclarationStatus, DeclaredEvent, EventType, Placed } from './declaration';
export { addDuration, isDuration } from './duration';
export type { ByteReader, Document, FreshPart, Origin, PathKind, Snapshot } from './document';
export { GitError, ScannerError, UnreadableError, UsageError } from './errors';
export type { GitFault } from './errors';
export type { Finding, Remedy, Severity } from './finding';
export type { Fix, TextEdit } from './fix';
export { identityKinds } from './identity';
export type {
  CredentialType,
  DeclarationDuty,
  IdentityKind,
  IdentityNote,
  IdentityReading,
  IdentityReference,
  IdentitySource,
  LifetimeFact,
  PrivilegeFact,
  PrivilegeLevel,
  ReferenceRole,
} from './identity';
export type { GovernanceState, GovernedIdentity } from './inventory';
export type { Excerpt, Place, Position, Range } from './place';
export type { Profile, ScanResult } from './scan-result';
export type { Decoding, SecretMatch } from './secret';
export type { Waiver } from './waiver';
