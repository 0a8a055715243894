import type { DeclarationDuty, IdentityReference, Profile } from '../model';
import { pathClass } from '../text';

const ASKED_BY: Readonly<Record<Profile, ReadonlySet<DeclarationDuty>>> = {
  starter: new Set<DeclarationDuty>(['stored']),
  standard: new Set<DeclarationDuty>(['stored', 'privileged']),
  strict: new Set<DeclarationDuty>(['stored', 'privileged', 'found']),
};

/**
 * @returns whether the profile asks for an entry because of this reference. Under test, example, docs and vendored paths
 *          everything is inventory only, outside `strict`
 */
export function mustDeclare(reference: IdentityReference, profile: Profile): boolean {
  if (!ASKED_BY[profile].has(reference.duty)) return false;
  return profile === 'strict' || pathClass(reference.place.path) === 'source';
}
