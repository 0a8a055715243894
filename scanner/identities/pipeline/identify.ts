import type { IdentityKind } from '../../model';
import { identityOfName, type NamedIdentity } from '../provider';

/**
 * @param names by which a credential is known, the most telling first: what it fills, its own
 * @param known what its place says; `otherwise` what its kind would be where no name tells
 */
export function identityOfNames(
  names: readonly (string | undefined)[],
  known: {
    readonly provider?: string | undefined;
    readonly kind?: IdentityKind | undefined;
    readonly otherwise?: IdentityKind;
  } = {},
): NamedIdentity {
  const named = names.flatMap((name) => (name === undefined || name === '?' ? [] : [identityOfName(name)]));
  const telling = named.find(({ kind }) => kind !== 'other');
  return {
    provider: known.provider ?? named.find(({ provider }) => provider !== 'unknown')?.provider ?? 'unknown',
    kind: known.kind ?? telling?.kind ?? known.otherwise ?? 'other',
    credential: telling?.credential ?? 'static',
  };
}
