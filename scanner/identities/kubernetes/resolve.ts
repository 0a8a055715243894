import type { IdentityReading, IdentityReference, PrivilegeFact } from '../../model';
import type { GatheredReference } from '../reference-collector';
import { namespacesOf } from './deployments';
import type { Lookup } from './deployments';
import type { KubernetesFragment, StoreFacts } from './fragment';
import { inNamespace, OPEN_STORE } from './keys';
import type { RoleFact } from './role-rules';

type Fragments = ReadonlyMap<string, KubernetesFragment>;
type Consult = (path: string) => KubernetesFragment | undefined;

/** Joins what the files say: roles with their bindings, stores with what they give, overlays with what they deploy. */
export function resolveManifests(fragments: Fragments, consult: Consult): IdentityReading {
  const roles = new Map<string, readonly RoleFact[]>();
  const stores = new Map<string, StoreFacts>();
  for (const [path, fragment] of fragments) {
    for (const [id, facts] of fragment.roles) addScoped(roles, path, id, facts);
    for (const [id, store] of fragment.stores) addScoped(stores, path, id, store);
  }
  const namespaces = deployedNamespaces(fragments, consult);
  const references = [...fragments].flatMap(([path, fragment]) =>
    fragment.references.flatMap((gathered) => {
      const told = withStore(withRole(gathered, path, roles), path, stores);
      return placedIn(told, namespaces.get(path));
    }),
  );
  return { references, notes: [...fragments.values()].flatMap(({ notes }) => notes) };
}

/** Names are looked up in the chart or folder of the file first, then anywhere. */
function addScoped<T>(known: Map<string, T>, path: string, id: string, value: T): void {
  known.set(`${homeOf(path)}\n${id}`, value);
  // What a template writes means nothing elsewhere.
  if (!id.includes('{{') && !known.has(id)) known.set(id, value);
}

function scoped<T>(known: ReadonlyMap<string, T>, path: string, id: string): T | undefined {
  return known.get(`${homeOf(path)}\n${id}`) ?? known.get(id);
}

/** The chart of a template, else the folder. */
function homeOf(path: string): string {
  const chart = path.indexOf('templates/');
  return chart >= 0 ? path.slice(0, chart) : path.slice(0, path.lastIndexOf('/') + 1);
}

function withRole(
  { reference, awaits }: GatheredReference,
  path: string,
  roles: ReadonlyMap<string, readonly RoleFact[]>,
): GatheredReference {
  const facts = awaits === undefined ? undefined : scoped(roles, path, awaits);
  const [bound] = reference.privileges;
  if (facts === undefined || facts.length === 0 || bound === undefined)
    return { reference, ...(awaits !== undefined && { awaits }) };
  const privileges: readonly PrivilegeFact[] = facts.map(({ fact, level }) => ({
    fact: `${bound.fact}: ${fact}`,
    level,
    line: bound.line,
  }));
  const isPrivileged = privileges.some(({ level }) => level === 'admin' || level === 'privileged');
  return { reference: { ...reference, privileges, duty: isPrivileged ? 'privileged' : reference.duty } };
}

function withStore(
  { reference, awaits }: GatheredReference,
  path: string,
  stores: ReadonlyMap<string, StoreFacts>,
): IdentityReference {
  const store = awaits === undefined ? undefined : scoped(stores, path, awaits);
  if (store === undefined) return reference;
  const inStore = (key: string): string => key.replace(OPEN_STORE, `secretref:${store.prefix}/`);
  return {
    ...reference,
    key: inStore(reference.key),
    linkedKeys: reference.linkedKeys.map(inStore),
    provider: reference.provider === 'unknown' ? store.vendor : reference.provider,
  };
}

function deployedNamespaces(fragments: Fragments, consult: Consult): ReadonlyMap<string, ReadonlySet<string>> {
  const roots = new Map(
    [...fragments].flatMap(([path, { kustomization }]) => (kustomization ? [[path, kustomization]] : [])),
  );
  if (roots.size === 0) return new Map();
  const consulted = new Map<string, ReturnType<Lookup>>();
  const lookup: Lookup = (path) => {
    if (/\.(?:ya?ml|json)$/.test(path) && !/kustomization\.ya?ml$/.test(path)) return undefined;
    if (!consulted.has(path)) consulted.set(path, findKustomization(path, fragments, consult));
    return consulted.get(path);
  };
  return namespacesOf(roots, lookup);
}

function findKustomization(path: string, fragments: Fragments, consult: Consult): ReturnType<Lookup> {
  const folder = path === '' ? '' : `${path}/`;
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map((name) => folder + name);
  const candidates = /kustomization\.ya?ml$/.test(path) ? [path] : names;
  for (const candidate of candidates) {
    const known = fragments.get(candidate)?.kustomization;
    if (known !== undefined) return { path: candidate, kustomization: known };
  }
  for (const candidate of candidates) {
    const kustomization = consult(candidate)?.kustomization;
    if (kustomization !== undefined) return { path: candidate, kustomization };
  }
  return undefined;
}

/** @returns one reference for each namespace it is deployed in, itself where none is known */
function placedIn(
  reference: IdentityReference,
  namespaces: ReadonlySet<string> | undefined,
): readonly IdentityReference[] {
  if (namespaces === undefined || namespaces.size === 0) return [reference];
  const placed = [...namespaces].map((namespace) => ({
    ...reference,
    key: inNamespace(reference.key, namespace),
    linkedKeys: reference.linkedKeys.map((key) => inNamespace(key, namespace)),
    ...(reference.federation === undefined
      ? {}
      : {
          federation: reference.federation.replace('system:serviceaccount:?:', `system:serviceaccount:${namespace}:`),
        }),
  }));
  const unique = new Map(placed.map((one) => [`${one.key} ${one.federation ?? ''}`, one]));
  return [...unique.values()];
}
