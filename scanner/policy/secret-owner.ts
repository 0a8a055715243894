import type { ManifestSet } from '../manifest';
import type { Declaration, GovernedIdentity, SecretMatch } from '../model';

/** Whose a found secret is, and how sure that is. */
export interface SecretOwner {
  readonly declaration: Declaration;
  /** By the name the value is assigned to; else it is only the one entry of the same provider. */
  readonly isNamed: boolean;
}

/** Keys under which nhi.yaml may know the value that is assigned to a name. */
const keysOf = (name: string): readonly string[] => [`env:${name}`, `gha:secret/${name}`];

/** @returns a function from a secret to its owner; made once a run, asked for every secret */
export function secretOwners(
  inventory: readonly GovernedIdentity[],
  manifests: ManifestSet,
): (match: SecretMatch) => SecretOwner | undefined {
  const byProvider = new Map<string, Declaration[]>();
  for (const { provider, declaration } of inventory) {
    if (provider === 'unknown' || declaration === undefined) continue;
    byProvider.set(provider, [...(byProvider.get(provider) ?? []), declaration]);
  }
  return ({ name, provider, place }) => {
    for (const key of name === undefined ? [] : keysOf(name)) {
      const found = manifests.lookup(key, place.path);
      if (found.kind === 'entry') return { declaration: found.declaration, isNamed: true };
    }
    const [declaration, ...others] = byProvider.get(provider) ?? [];
    return declaration === undefined || others.length > 0 ? undefined : { declaration, isNamed: false };
  };
}

/** @returns what the entry says to do when it leaks: a path, an address or a sentence */
export function revocationOf({ revocation, rotation }: Declaration): string | undefined {
  return revocation?.procedure ?? revocation?.url ?? rotation?.runbook;
}
