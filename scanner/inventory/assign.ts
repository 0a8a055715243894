import { keyMatcher, splitKey } from '../manifest';
import type { KeyParts, Lookup, ManifestSet } from '../manifest';
import type { Declaration, IdentityReference } from '../model';
import { clusterReferences } from './cluster';
import type { Cluster } from './cluster';
import { governingManifest } from './governing';

/** Who claims what was found. */
export interface Assignment {
  readonly declared: ReadonlyMap<Declaration, { readonly keys: Set<string>; readonly references: IdentityReference[] }>;
  /** Credentials no entry claims. `isExcluded`: nhi.yaml says that it is no identity. */
  readonly undeclared: readonly (Cluster & { readonly isExcluded: boolean })[];
  /** Every entry that matched something, those that lost an ambiguous match too. */
  readonly claimed: ReadonlySet<Declaration>;
}

/**
 * Each reference goes to the entry that matches its own key, else to one that matches a key it shows to be linked, else to
 * the first entry (in the manifests' order) that claims any part of its cluster. Of ambiguous entries the first has it.
 */
export function assignDeclarations(references: readonly IdentityReference[], manifests: ManifestSet): Assignment {
  const scopes = new Map<string, string>();
  const scopeOf = (path: string): string => {
    const known = scopes.get(path);
    if (known !== undefined) return known;
    const scope = governingManifest(manifests.manifests, path) ?? '';
    scopes.set(path, scope);
    return scope;
  };
  const isExcluded = (key: string, path: string): boolean => manifests.lookup(key, path).kind === 'not-identity';

  const ranks = new Map(manifests.declarations.map((declaration, rank) => [declaration, rank]));
  const rankOf = (declaration: Declaration): number => ranks.get(declaration) ?? ranks.size;
  const declared = new Map<Declaration, { keys: Set<string>; references: IdentityReference[] }>();
  const undeclared: (Cluster & { isExcluded: boolean })[] = [];
  const claimed = new Set<Declaration>();

  const claimantOf = (key: string, path: string): Declaration | undefined => {
    const claimants = claimantsOf(manifests.lookup(key, path));
    for (const claimant of claimants) claimed.add(claimant);
    return first(claimants, rankOf);
  };

  for (const cluster of clusterReferences(references, { scopeOf, isExcluded })) {
    const claims = new Map<IdentityReference, Declaration>();
    const ownClaims = new Set<string>();
    for (const reference of cluster.references) {
      const { key, linkedKeys, place } = reference;
      const own = claimantOf(key, place.path);
      if (own !== undefined) ownClaims.add(key);
      const linked = linkedKeys.map((other) => claimantOf(other, place.path)).filter(isPresent);
      const claimant = own ?? (isExcluded(key, place.path) ? undefined : first(linked, rankOf));
      if (claimant !== undefined) claims.set(reference, claimant);
    }
    const heir = first([...claims.values()], rankOf);
    const isShared = new Set(claims.values()).size > 1;
    const left: IdentityReference[] = [];
    for (const reference of cluster.references) {
      // Claimed elsewhere and not here: the entry counts in some paths only, and this is none of them.
      const owner = claims.get(reference) ?? (ownClaims.has(reference.key) ? undefined : heir);
      if (owner === undefined) {
        left.push(reference);
        continue;
      }
      const entry = declared.get(owner) ?? { keys: new Set(), references: [] };
      declared.set(owner, entry);
      entry.references.push(reference);
      entry.keys.add(reference.key);
      if (!isShared) for (const key of cluster.keys) entry.keys.add(key);
    }
    if (left.length === 0) continue;
    undeclared.push({
      keys: heir === undefined ? cluster.keys : new Set(left.map(({ key }) => key)),
      references: left,
      isExcluded: left.every(({ key, place }) => isExcluded(key, place.path)),
    });
  }
  claimRivals(declared, manifests.declarations, claimed);
  return { declared, undeclared, claimed };
}

/**
 * An entry whose key is found but went to a better match of the same file is used: that two claim one key is for the
 * manifest to say.
 */
function claimRivals(
  declared: Assignment['declared'],
  declarations: readonly Declaration[],
  claimed: Set<Declaration>,
): void {
  const keys = new Map<string, KeyParts[]>();
  for (const [{ manifest }, found] of declared) {
    const known = keys.get(manifest) ?? [];
    keys.set(manifest, known);
    for (const key of found.keys) known.push(splitKey(key));
  }
  for (const declaration of declarations) {
    if (declared.has(declaration) || claimed.has(declaration)) continue;
    const matchers = declaration.references.map(({ value }) => keyMatcher(value));
    const rivals = keys.get(declaration.manifest) ?? [];
    if (rivals.some((key) => matchers.some((matches) => matches(key)))) claimed.add(declaration);
  }
}

function claimantsOf(lookup: Lookup): readonly Declaration[] {
  if (lookup.kind === 'entry') return [lookup.declaration];
  return lookup.kind === 'ambiguous' ? lookup.declarations : [];
}

function first(
  claimants: readonly Declaration[],
  rankOf: (declaration: Declaration) => number,
): Declaration | undefined {
  let best: Declaration | undefined;
  for (const claimant of claimants) if (best === undefined || rankOf(claimant) < rankOf(best)) best = claimant;
  return best;
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
