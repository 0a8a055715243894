import type { GovernedIdentity, IdentityKind } from '../../model';
import type { SecretKind } from '../../secrets';

/** How a provider takes a credential out of service. */
export type ProviderSteps = SecretKind['revoke'];

/** Words for the same thing, of which a source and a detector may choose different ones. */
const TOKENS: ReadonlySet<IdentityKind> = new Set<IdentityKind>([
  'api_key',
  'access_token',
  'registry_credential',
  'other',
]);

/**
 * @param known every kind of secret that is told by its form, in the order of the detectors
 * @returns what the provider's own kind of credential says; undefined where nothing is stored, or nothing is known of it
 */
export function revocationSteps(
  { provider, kind, credential }: Pick<GovernedIdentity, 'provider' | 'kind' | 'credential'>,
  known: readonly SecretKind[],
): ProviderSteps | undefined {
  if (credential === 'keyless' || credential === 'ephemeral' || provider === 'unknown') return undefined;
  const ofProvider = known.filter((each) => each.provider === provider);
  const same = ofProvider.find((each) => each.kind === kind);
  return (same ?? ofProvider.find((each) => TOKENS.has(kind) && TOKENS.has(each.kind)))?.revoke;
}
