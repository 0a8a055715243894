import type { Policy } from '../manifest';
import { daysBetween, isDay } from '../model';
import type { CredentialType, Day, GovernedIdentity } from '../model';

/** How a declared identity's end stands. */
export type End =
  | { readonly state: 'open' | 'missing' | 'unexplained-never' }
  | { readonly state: 'expired' | 'soon' | 'ahead' | 'too-far'; readonly day: Day; readonly isShownByCode: boolean };

/** What they prove themselves with ends by itself. */
const ENDLESS: ReadonlySet<CredentialType> = new Set<CredentialType>(['keyless', 'ephemeral']);

/**
 * The earlier of the entry's day and an end that the code shows counts; the day itself still belongs to it.
 * @returns undefined where the entry's `expires` is no day at all: the manifest's own problem
 */
export function endOf(identity: GovernedIdentity, policy: Policy, today: Day): End | undefined {
  const { declaration, credential, lifetime, expires: day } = identity;
  const written = declaration?.expires?.value;
  if (written !== undefined && written !== 'never' && !isDay(written)) return undefined;
  const isExplained = declaration?.neverBecause !== undefined || ENDLESS.has(credential);
  if (day === undefined) {
    if (written === 'never') return { state: isExplained ? 'open' : 'unexplained-never' };
    return { state: ENDLESS.has(credential) ? 'open' : 'missing' };
  }
  const isShownByCode = lifetime?.expires === day;
  const ahead = daysBetween(today, day);
  if (ahead < 0) return { state: 'expired', day, isShownByCode };
  if (ahead > policy.maxExpiryDays && !isShownByCode && !isExplained) return { state: 'too-far', day, isShownByCode };
  return { state: ahead <= policy.expiresSoonDays ? 'soon' : 'ahead', day, isShownByCode };
}
