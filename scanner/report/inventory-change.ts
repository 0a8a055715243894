import type { GovernedIdentity } from '../model';

/** The identities that a change brings and takes; one that only moved or changed its entry is neither. */
export interface InventoryChange {
  readonly added: readonly GovernedIdentity[];
  readonly removed: readonly GovernedIdentity[];
}

/**
 * @param before inventory of the tree before the change
 * @param after inventory of the tree after it
 * @returns in the inventories' order; entries without a use count as absent
 */
export function compareInventories(
  before: readonly GovernedIdentity[],
  after: readonly GovernedIdentity[],
): InventoryChange {
  return { added: absentFrom(before, after), removed: absentFrom(after, before) };
}

/** An identity is known again by any of its keys, or by its entry: a rename of one leaves the other. */
function absentFrom(others: readonly GovernedIdentity[], inventory: readonly GovernedIdentity[]): GovernedIdentity[] {
  const known = new Set(others.filter(isPresent).flatMap(namesOf));
  return inventory.filter((identity) => isPresent(identity) && !namesOf(identity).some((name) => known.has(name)));
}

function isPresent({ state }: GovernedIdentity): boolean {
  return state !== 'unused';
}

function namesOf({ keys, declaration }: GovernedIdentity): string[] {
  const entry = declaration === undefined ? [] : [`${declaration.manifest}#${declaration.id}`];
  return [...keys, ...entry];
}
