import type { GovernedIdentity } from '../model';
import { compareIdentities, declaredIdentity } from './join';

/**
 * A group is one entry for many identities, each of which has keys, rights and perhaps an end of its own.
 * @param inventory one identity for each entry
 * @returns instead of a group its members, each called by its key, with what the entry says of all; a group of which one key or
 *          none was found stays as it is
 */
export function withMembers(inventory: readonly GovernedIdentity[]): readonly GovernedIdentity[] {
  const members = inventory.flatMap((identity) => membersOf(identity));
  return members.length === inventory.length ? inventory : members.sort(compareIdentities);
}

function membersOf(identity: GovernedIdentity): readonly GovernedIdentity[] {
  const { declaration, references } = identity;
  const keys = new Set(references.map(({ key }) => key));
  if (declaration?.group === undefined || keys.size < 2) return [identity];
  return [...keys].map((key) => {
    const own = references.filter((reference) => reference.key === key);
    return { ...declaredIdentity(declaration, [key], own), id: key };
  });
}
