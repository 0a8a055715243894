import type { Declaration } from './declaration';
import type { CredentialType, IdentityKind, IdentityReference, LifetimeFact, PrivilegeFact } from './identity';

/** Where an identity stands towards nhi.yaml. `listed`: found, and nobody asks for an entry. */
export type GovernanceState = 'declared' | 'proposed' | 'undeclared' | 'listed' | 'unused';

/** One identity: what was found of it and what nhi.yaml says. */
export interface GovernedIdentity {
  /** The entry's id, or the found key. */
  readonly id: string;
  /** All keys it was found by, ascending. */
  readonly keys: readonly string[];
  readonly state: GovernanceState;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  readonly references: readonly IdentityReference[];
  readonly declaration?: Declaration;
  readonly privileges: readonly PrivilegeFact[];
  readonly lifetime?: LifetimeFact;
  /** The earlier of the entry's `expires` and an end the code shows, `YYYY-MM-DD`. */
  readonly expires?: string;
}
