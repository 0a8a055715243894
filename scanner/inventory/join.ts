import type { ManifestSet } from '../manifest';
import { isDay } from '../model';
import type { Coverage, Declaration, GovernanceState, GovernedIdentity, IdentityReference, Profile } from '../model';
import { comparePlaces, compareText } from '../text';
import { assignDeclarations } from './assign';
import { mustDeclare } from './duty';
import { declaredCredential } from './keyless';
import {
  mergeCredential,
  mergeKind,
  mergeLifetime,
  mergePrivileges,
  mergeProvider,
  primaryKey,
  sortReferences,
} from './merge';

/** What decides how an identity stands. */
export interface InventoryContext {
  /** Only over the whole tree an entry without a reference is `unused`. */
  readonly extent: Coverage['extent'];
  readonly profile: Profile;
  /**
   * Systems (`gha`, `mcp`) whose references the run is able to find; an entry that names another one is never `unused`.
   * Absent: all.
   */
  readonly systems?: readonly string[];
}

/**
 * Joins what was found with what is declared. The order of the references does not matter.
 * @returns one governed identity for each entry and for each undeclared credential, by id
 */
export function joinInventory(
  references: readonly IdentityReference[],
  manifests: ManifestSet,
  context: InventoryContext,
): GovernedIdentity[] {
  const { declared, undeclared, claimed } = assignDeclarations(references, manifests);
  const identities = manifests.declarations.map((declaration) => {
    const found = declared.get(declaration);
    return found === undefined
      ? unseenIdentity(declaration, claimed.has(declaration), context)
      : declaredIdentity(declaration, found.keys, found.references);
  });
  for (const cluster of undeclared) {
    const isAsked = cluster.references.some(
      (reference) => mustDeclare(reference, context.profile) && !manifests.isBrokenAbove(reference.place.path),
    );
    identities.push({
      id: primaryKey(cluster.references),
      state: isAsked && !cluster.isExcluded ? 'undeclared' : 'listed',
      ...merged(cluster.keys, cluster.references),
    });
  }
  return identities.sort(compareIdentities);
}

/** @returns what an entry and the places of what it stands for say together */
export function declaredIdentity(
  declaration: Declaration,
  keys: Iterable<string>,
  references: readonly IdentityReference[],
): GovernedIdentity {
  const found = merged(keys, references);
  const expires = earlier(declaredEnd(declaration), found.lifetime?.expires);
  return {
    ...found,
    id: declaration.id,
    state: stateOf(declaration),
    kind: declaration.kind ?? found.kind,
    provider: declaration.provider ?? found.provider,
    credential: declaration.credential ?? found.credential,
    declaration,
    ...(expires === undefined ? {} : { expires }),
  };
}

/** An entry of which this run saw nothing. */
function unseenIdentity(declaration: Declaration, isClaimed: boolean, context: InventoryContext): GovernedIdentity {
  const { extent, systems } = context;
  const isSearched =
    systems === undefined || declaration.references.every(({ value }) => systems.includes(value.split(':')[0] ?? ''));
  const isGone = extent === 'whole' && isSearched && !isClaimed;
  const expires = declaredEnd(declaration);
  return {
    id: declaration.id,
    keys: [],
    state: isGone && !declaration.external && declaration.status !== 'retired' ? 'unused' : stateOf(declaration),
    kind: declaration.kind ?? 'other',
    provider: declaration.provider ?? 'unknown',
    credential: declaredCredential(declaration),
    references: [],
    declaration,
    privileges: [],
    ...(expires === undefined ? {} : { expires }),
  };
}

function merged(
  keys: Iterable<string>,
  references: readonly IdentityReference[],
): Omit<GovernedIdentity, 'id' | 'state'> {
  const sorted = sortReferences(references);
  const lifetime = mergeLifetime(sorted);
  return {
    keys: [...new Set(keys)].sort(compareText),
    kind: mergeKind(sorted),
    provider: mergeProvider(sorted),
    credential: mergeCredential(sorted),
    references: sorted,
    privileges: mergePrivileges(sorted),
    ...(lifetime === undefined ? {} : { lifetime }),
    ...(lifetime?.expires === undefined ? {} : { expires: lifetime.expires }),
  };
}

function stateOf(declaration: Declaration): GovernanceState {
  return declaration.status === 'proposed' ? 'proposed' : 'declared';
}

function declaredEnd({ expires }: Declaration): string | undefined {
  return expires !== undefined && isDay(expires.value) ? expires.value : undefined;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** By id. */
export function compareIdentities(a: GovernedIdentity, b: GovernedIdentity): number {
  return compareText(a.id, b.id) || compareOrigins(a, b);
}

/** Of one id: two manifests, or one key under two manifests. */
function compareOrigins(a: GovernedIdentity, b: GovernedIdentity): number {
  const [first, second] = [a, b].map(({ declaration, references }) => declaration?.place ?? references[0]?.place);
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return comparePlaces(first, second);
}
