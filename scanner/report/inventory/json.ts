import type {
  Confidence,
  CredentialType,
  Declaration,
  DeclarationDuty,
  GovernanceState,
  GovernedIdentity,
  IdentityKind,
  IdentityReference,
  LifetimeFact,
  PrivilegeFact,
  ReferenceRole,
  ScanResult,
} from '../../model';
import { jsonPlace } from '../json-place';
import type { JsonPlace } from '../json-place';
import { machineText } from '../machine-text';
import { capabilitiesOf } from './capabilities';
import type { Capability } from './capabilities';

/** The shape of `nhi list --format json`, docs/list.md; `version` as in the scan's report. */
export interface JsonInventory {
  readonly version: typeof JSON_LIST_VERSION;
  readonly today: string;
  /** The one that was listed, where that is known; a merged list has none. Each row says it too. */
  readonly repository?: string;
  /** By id unless another order is asked for. */
  readonly inventory: readonly JsonIdentity[];
}

/** Grows when a member changes its meaning or goes; new members do not count. */
const JSON_LIST_VERSION = 1;

export interface JsonIdentity {
  /** Which repository it belongs to, where that is known; one key in two repositories is two identities. */
  readonly repository?: string;
  /** The entry's id, or the found key. */
  readonly id: string;
  /** All keys it was found by. */
  readonly keys: readonly string[];
  readonly state: GovernanceState;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  /** What it can do by its kind and its rights; absent in lists of older versions. */
  readonly capabilities?: readonly Capability[];
  /** Of its entry in nhi.yaml. */
  readonly owner?: string;
  /** The group whose entry it has. */
  readonly group?: string;
  /** The earlier of the entry's end and one that the code shows, `YYYY-MM-DD`. */
  readonly expires?: string;
  /** Where its entry stands. */
  readonly declared?: JsonPlace;
  /** What its entry says beside. */
  readonly entry?: JsonEntry;
  readonly privileges: readonly JsonPrivilege[];
  readonly lifetime?: LifetimeFact;
  /** Every place that defines, uses, stores, grants or federates it. */
  readonly references: readonly JsonReference[];
}

/** What an entry says that the identity itself does not show; a member is there where the entry has it. */
interface JsonEntry extends Partial<
  Pick<Declaration, 'purpose' | 'neverBecause' | 'review' | 'rotation' | 'revocation' | 'events'>
> {
  readonly status: Declaration['status'];
  /** As written: a day, or `never`. */
  readonly expires?: string;
  /** Key patterns. */
  readonly references: readonly string[];
}

/** What the identity may do, and the line that proves it. */
type JsonPrivilege = Omit<PrivilegeFact, 'place'>;

interface JsonReference extends JsonPlace {
  readonly key: string;
  readonly linkedKeys: readonly string[];
  readonly role: ReferenceRole;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  readonly duty: DeclarationDuty;
  readonly confidence: Confidence;
  readonly privileges: readonly JsonPrivilege[];
  readonly lifetime?: LifetimeFact;
  readonly environment?: string;
  readonly consumer?: string;
  readonly weakness?: string;
  readonly federation?: string;
  /** The identity source and the syntax that was met. */
  readonly syntax: string;
}

/** A list of identities, and the day it was made on. */
export type InventoryRows = Omit<JsonInventory, 'version'>;

/** @returns the inventory as plain data, by id */
export function inventoryRows({ today, inventory }: ScanResult): InventoryRows {
  return { today, inventory: inventory.map(jsonIdentity) };
}

/** @returns the inventory as JSON text; the same rows give the same bytes */
export function renderInventoryJson(rows: InventoryRows): string {
  const { today, repository, inventory } = rows;
  const list: JsonInventory = {
    version: JSON_LIST_VERSION,
    today,
    ...(repository !== undefined && { repository }),
    inventory,
  };
  return machineText(list);
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
    capabilities: capabilitiesOf(identity),
    ...(declaration?.owner !== undefined && { owner: declaration.owner.value }),
    ...(declaration?.group !== undefined && { group: declaration.id }),
    ...(expires !== undefined && { expires }),
    ...(declaration !== undefined && { declared: jsonPlace(declaration.place), entry: jsonEntry(declaration) }),
    privileges: jsonPrivileges(privileges),
    ...(lifetime !== undefined && { lifetime }),
    references: references.map(jsonReference),
  };
}

function jsonEntry(declaration: Declaration): JsonEntry {
  const { status, expires, purpose, neverBecause, review, rotation, revocation, events, references } = declaration;
  return {
    status,
    ...(expires !== undefined && { expires: expires.value }),
    ...(purpose !== undefined && { purpose }),
    ...(neverBecause !== undefined && { neverBecause }),
    ...(review !== undefined && { review }),
    ...(rotation !== undefined && { rotation }),
    ...(revocation !== undefined && { revocation }),
    ...(events !== undefined && { events }),
    references: references.map(({ value }) => value),
  };
}

function jsonReference({ place, ...facts }: IdentityReference): JsonReference {
  return { ...facts, privileges: jsonPrivileges(facts.privileges), ...jsonPlace(place) };
}

function jsonPrivileges(privileges: readonly PrivilegeFact[]): readonly JsonPrivilege[] {
  return privileges.map(({ fact, level, line }) => ({ fact, level, line }));
}
