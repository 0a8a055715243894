import type { ManifestSet } from '../manifest';
import type { Declaration, Profile } from '../model';

/**
 * Owner and end of an entry are judged by what is always loaded. Whether there is more to judge: a raised profile, a share
 * that policy asks for, or an entry that says more than it must.
 */
export function asksMore({ root, declarations, policy, owners }: ManifestSet, profile: Profile): boolean {
  if (root === undefined && declarations.length === 0) return false;
  if (profile !== 'starter' || policy.metrics !== undefined) return true;
  return owners.size > 0 || declarations.some((declaration) => saysMore(declaration));
}

/** A bare word for an owner may be a word that stands in for one. */
function saysMore({ places, group, owner, review, rotation, isTemporary }: Declaration): boolean {
  const says = [places, group, review, rotation, isTemporary].some((part) => part !== undefined);
  return says || (owner !== undefined && !/[@:]/.test(owner.value));
}
