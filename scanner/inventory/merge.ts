import type {
  Confidence,
  CredentialType,
  DeclarationDuty,
  IdentityKind,
  IdentityReference,
  LifetimeFact,
  PrivilegeFact,
  PrivilegeLevel,
} from '../model';
import { comparePlaces, compareText } from '../text';
import { isAlias } from './alias';

/** The worst that is known decides: one static credential makes the identity static. */
const CREDENTIALS: readonly CredentialType[] = ['static', 'brokered', 'ephemeral', 'keyless', 'unknown'];
const LEVELS: readonly PrivilegeLevel[] = ['admin', 'privileged', 'write', 'unknown', 'read', 'none'];
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];
const DUTIES: readonly DeclarationDuty[] = ['stored', 'privileged', 'found', 'ambient'];

/** @returns the references by path, position, key, role */
export function sortReferences(references: readonly IdentityReference[]): IdentityReference[] {
  return [...references].sort(
    (a, b) =>
      comparePlaces(a.place, b.place) ||
      compareText(a.key, b.key) ||
      compareText(a.role, b.role) ||
      compareText(a.syntax, b.syntax),
  );
}

/**
 * @param references at least one
 * @returns the key to call the identity by: what must be declared before what need not, a store's key before an alias
 */
export function primaryKey(references: readonly IdentityReference[]): string {
  const [first] = [...references].sort(
    (a, b) =>
      DUTIES.indexOf(a.duty) - DUTIES.indexOf(b.duty) ||
      Number(isAlias(a.key)) - Number(isAlias(b.key)) ||
      compareText(a.key, b.key),
  );
  return first?.key ?? '';
}

export function mergeKind(references: readonly IdentityReference[]): IdentityKind {
  return tellingFirst(references.filter(({ kind }) => kind !== 'other'))?.kind ?? 'other';
}

export function mergeProvider(references: readonly IdentityReference[]): string {
  return tellingFirst(references.filter(({ provider }) => provider !== 'unknown'))?.provider ?? 'unknown';
}

export function mergeCredential(references: readonly IdentityReference[]): CredentialType {
  return CREDENTIALS.find((type) => references.some(({ credential }) => credential === type)) ?? 'unknown';
}

/** @returns each fact once, the most powerful first */
export function mergePrivileges(sorted: readonly IdentityReference[]): PrivilegeFact[] {
  const facts = new Map<string, PrivilegeFact>();
  for (const fact of sorted.flatMap(({ privileges }) => privileges)) {
    const same = `${fact.level} ${fact.fact}`;
    if (!facts.has(same)) facts.set(same, fact);
  }
  return [...facts.values()].sort(
    (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareText(a.fact, b.fact),
  );
}

/** @returns the earliest end that code shows, else the shortest life */
export function mergeLifetime(references: readonly IdentityReference[]): LifetimeFact | undefined {
  return references
    .flatMap(({ lifetime }) => (lifetime === undefined ? [] : [lifetime]))
    .sort(
      (a, b) =>
        compareText(a.expires ?? '~', b.expires ?? '~') ||
        (a.seconds ?? Number.MAX_VALUE) - (b.seconds ?? Number.MAX_VALUE) ||
        compareText(a.source, b.source),
    )[0];
}

/** A place that defines an identity knows best what it is, then the surest one. */
function tellingFirst(references: readonly IdentityReference[]): IdentityReference | undefined {
  return [...references].sort(
    (a, b) =>
      Number(b.role === 'defines') - Number(a.role === 'defines') ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
      Number(isAlias(a.key)) - Number(isAlias(b.key)) ||
      compareText(a.key, b.key) ||
      compareText(a.provider, b.provider) ||
      compareText(a.kind, b.kind),
  )[0];
}
