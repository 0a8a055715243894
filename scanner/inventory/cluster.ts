import type { IdentityReference } from '../model';
import { isAlias } from './alias';
import { disjointSets } from './disjoint-sets';

/** References that name one credential. */
export interface Cluster {
  readonly keys: ReadonlySet<string>;
  readonly references: readonly IdentityReference[];
}

/** What the clustering asks of the manifests. */
export interface ClusterScope {
  /** @returns which manifest governs the path: one key under two manifests is two identities */
  scopeOf(path: string): string;
  /** @returns whether nhi.yaml says that the key is no identity: it links nothing */
  isExcluded(key: string, path: string): boolean;
}

/**
 * Unites references of one key, and of keys that a file shows to be linked. An alias (`env:`) joins the one credential it
 * is filled from; where files fill it from several it stands alone, so that it never makes two credentials one.
 */
export function clusterReferences(references: readonly IdentityReference[], scope: ClusterScope): Cluster[] {
  const sets = disjointSets();
  const nameOf = (key: string, path: string): string => `${scope.scopeOf(path)}\n${key}`;
  const fillings: { readonly alias: string; readonly source: string }[] = [];
  for (const reference of references) {
    const { path } = reference.place;
    const own = nameOf(reference.key, path);
    for (const linked of linksOf(reference, scope)) {
      const other = nameOf(linked, path);
      if (isAlias(reference.key) === isAlias(linked)) sets.unite(own, other);
      else fillings.push(isAlias(linked) ? { alias: other, source: own } : { alias: own, source: other });
    }
  }
  const sourcesByAlias = new Map<string, Set<string>>();
  for (const { alias, source } of fillings) {
    const root = sets.find(alias);
    sourcesByAlias.set(root, (sourcesByAlias.get(root) ?? new Set()).add(sets.find(source)));
  }
  for (const [alias, sources] of sourcesByAlias) {
    const [source] = sources;
    if (sources.size === 1 && source !== undefined) sets.unite(alias, source);
  }

  const clusters = new Map<string, { keys: Set<string>; references: IdentityReference[] }>();
  for (const reference of references) {
    const { path } = reference.place;
    const links = linksOf(reference, scope);
    const home = homeOf(
      sets.find(nameOf(reference.key, path)),
      isAlias(reference.key) ? links.filter((key) => !isAlias(key)).map((key) => sets.find(nameOf(key, path))) : [],
    );
    const cluster = clusters.get(home) ?? { keys: new Set(), references: [] };
    clusters.set(home, cluster);
    cluster.references.push(reference);
    cluster.keys.add(reference.key);
    for (const key of links) if (sets.find(nameOf(key, path)) === home) cluster.keys.add(key);
  }
  return [...clusters.values()];
}

function linksOf(reference: IdentityReference, scope: ClusterScope): readonly string[] {
  const { key, linkedKeys, place } = reference;
  if (linkedKeys.length === 0 || scope.isExcluded(key, place.path)) return [];
  return linkedKeys.filter((linked) => !scope.isExcluded(linked, place.path));
}

/** Where an alias has several sources, a use that itself shows one of them belongs there. */
function homeOf(own: string, sources: readonly string[]): string {
  const [first, ...others] = sources;
  return first !== undefined && others.every((source) => source === first) ? first : own;
}
