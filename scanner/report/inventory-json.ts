import type {
  Confidence,
  CredentialType,
  DeclarationDuty,
  GovernanceState,
  GovernedIdentity,
  IdentityKind,
  IdentityReference,
  LifetimeFact,
  PrivilegeFact,
  ReferenceRole,
  ScanResult,
} from '../model';
import { jsonPlace } from './json-place';
import type { JsonPlace } from './json-place';
import { machineText } from './machine-text';

/** The shape of `nhi list --format json`; `version` as in the scan's report. */
export interface JsonInventory {
  readonly version: 1;
  readonly today: string;
  /** By id. */
  readonly inventory: readonly JsonIdentity[];
}

export interface JsonIdentity {
  /** The entry's id, or the found key. */
  readonly id: string;
  /** All keys it was found by. */
  readonly keys: readonly string[];
  readonly state: GovernanceState;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  /** Of its entry in nhi.yaml. */
  readonly owner?: string;
  /** The earlier of the entry's end and one that the code shows, `YYYY-MM-DD`. */
  readonly expires?: string;
  /** Where its entry stands. */
  readonly declared?: JsonPlace;
  readonly privileges: readonly PrivilegeFact[];
  readonly lifetime?: LifetimeFact;
  /** Every place that defines, uses, stores, grants or federates it. */
  readonly references: readonly JsonReference[];
}

interface JsonReference extends JsonPlace {
  readonly key: string;
  readonly linkedKeys: readonly string[];
  readonly role: ReferenceRole;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  readonly duty: DeclarationDuty;
  readonly confidence: Confidence;
  readonly privileges: readonly PrivilegeFact[];
  readonly lifetime?: LifetimeFact;
  readonly environment?: string;
  readonly consumer?: string;
  readonly federation?: string;
  /** The identity source and the syntax that was met. */
  readonly syntax: string;
}

/** @returns the inventory as JSON text; the same result gives the same bytes */
export function renderInventoryJson({ today, inventory }: ScanResult): string {
  const report: JsonInventory = { version: 1, today, inventory: inventory.map(jsonIdentity) };
  return machineText(report);
}

export function jsonIdentity(identity: GovernedIdentity): JsonIdentity {
  const { id, keys, state, kind, provider, credential, declaration, expires, privileges, lifetime, references } =
    identity;
  return {
    id,
    keys,
    state,
    kind,
    provider,
    credential,
    ...(declaration?.owner !== undefined && { owner: declaration.owner.value }),
    ...(expires !== undefined && { expires }),
    ...(declaration !== undefined && { declared: jsonPlace(declaration.place) }),
    privileges,
    ...(lifetime !== undefined && { lifetime }),
    references: references.map(jsonReference),
  };
}

function jsonReference({ place, ...facts }: IdentityReference): JsonReference {
  return { ...facts, ...jsonPlace(place) };
}
