import type { GovernedIdentity } from '../model';
import { compareText } from '../text';
import { isAlias } from './alias';
import { entryId } from './entry-id';

/** An owner that the repository suggests. */
export interface OwnerSuggestion {
  readonly owner: string;
  /** Who says so, for example `CODEOWNERS`. */
  readonly source: string;
}

/** An entry that `nhi init` offers. */
export interface ProposedEntry {
  readonly id: string;
  /** Key patterns. */
  readonly references: readonly string[];
  readonly owner?: string;
  readonly ownerSource?: string;
  readonly provider: string;
  /** Paths of the files that use it, ascending. */
  readonly usedBy: readonly string[];
}

/**
 * @param inventory of the whole tree
 * @param suggestOwner asked with the paths that use the identity
 * @param takenIds ids that nhi.yaml has already
 * @returns an entry for every identity that must be declared and is not; by provider, owner (none last), the files that use it, id
 */
export function proposeEntries(
  inventory: readonly GovernedIdentity[],
  suggestOwner: (paths: readonly string[]) => OwnerSuggestion | undefined,
  takenIds: Iterable<string> = [],
): ProposedEntry[] {
  const taken = new Set(takenIds);
  const undeclared = inventory.filter(({ state }) => state === 'undeclared');
  const unscoped = new Set(undeclared.map(({ id }) => id));
  const groups = new Map<string, GovernedIdentity[]>();
  for (const identity of undeclared) {
    // An entry without a scope covers every scope: where the bare name is used too, one entry is enough.
    const bare = withoutScope(identity.id);
    const name = unscoped.has(bare) ? bare : identity.id;
    groups.set(name, [...(groups.get(name) ?? []), identity]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, identities]) => {
      const usedBy = sortedUnique(identities.flatMap(({ references }) => references.map(({ place }) => place.path)));
      const suggestion = suggestOwner(usedBy);
      return {
        id: entryId(name, taken),
        references: patternsOf(name, identities),
        ...(suggestion === undefined ? {} : { owner: suggestion.owner, ownerSource: suggestion.source }),
        provider: identities.find(({ provider }) => provider !== 'unknown')?.provider ?? 'unknown',
        usedBy,
      };
    })
    .sort(
      (a, b) =>
        compareText(a.provider, b.provider) ||
        compareText(a.owner ?? '~', b.owner ?? '~') ||
        compareText(a.usedBy.join('\n'), b.usedBy.join('\n')) ||
        compareText(a.id, b.id),
    );
}

/** Aliases follow their store's key, so they need no pattern of their own. */
function patternsOf(name: string, identities: readonly GovernedIdentity[]): string[] {
  const keys = identities.flatMap(({ keys }) => keys);
  const stores = keys.filter((key) => !isAlias(key) && withoutScope(key) !== name);
  return sortedUnique([name, ...(isAlias(name) ? keys : stores)].map(patternOf));
}

/** @returns the pattern that matches a found key: what could not be known is any name */
export function patternOf(key: string): string {
  return key.replaceAll('?', '*');
}

function withoutScope(key: string): string {
  const at = key.lastIndexOf('@');
  return at > key.lastIndexOf('/') + 1 && /^(?:gha|mcp|env):/.test(key) ? key.slice(0, at) : key;
}

function sortedUnique(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compareText);
}
