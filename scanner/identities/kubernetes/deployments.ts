import type { Kustomization } from './fragment';

/** The kustomization of a folder or of a path that names one; undefined where there is none. */
export type Lookup = (path: string) => { readonly path: string; readonly kustomization: Kustomization } | undefined;

/** More namespaces than this are no list that a person keeps. */
const MOST_NAMESPACES = 20;

/** Bases that overlays of overlays name again and again. */
const MOST_VISITS = 20_000;

/**
 * Finds in which namespaces Kustomize deploys each file: the namespace of an overlay overrides that of its bases.
 * @param roots every known kustomization by path
 * @returns namespaces by path of file; none where nothing says
 */
export function namespacesOf(
  roots: ReadonlyMap<string, Kustomization>,
  lookup: Lookup,
): ReadonlyMap<string, ReadonlySet<string>> {
  const based = new Set<string>();
  for (const { resources } of roots.values()) {
    for (const resource of resources) {
      const base = lookup(resource);
      if (base !== undefined) based.add(base.path);
    }
  }
  const found = new Map<string, Set<string>>();
  const deployed = (path: string, namespace: string): void => {
    const known = found.get(path) ?? new Set();
    if (known.size < MOST_NAMESPACES) found.set(path, known.add(namespace));
  };
  let visits = 0;
  const deploy = (
    path: string,
    kustomization: Kustomization,
    outer: string | undefined,
    above: readonly string[],
  ): void => {
    if (above.includes(path) || ++visits > MOST_VISITS) return;
    const namespace = outer ?? kustomization.namespace;
    // What it generates itself lands there too.
    if (namespace !== undefined) deployed(path, namespace);
    for (const resource of kustomization.resources) {
      const base = lookup(resource);
      if (base !== undefined) deploy(base.path, base.kustomization, namespace, [...above, path]);
      else if (namespace !== undefined) deployed(resource, namespace);
    }
  };
  for (const [path, kustomization] of roots) if (!based.has(path)) deploy(path, kustomization, undefined, []);
  return found;
}
