import type { Day } from './day';
import type { IdentityKind, CredentialType, PrivilegeLevel } from './identity';
import type { Place } from './place';

export type DeclarationStatus = 'proposed' | 'active' | 'suspended' | 'retiring' | 'retired';

/** A value of nhi.yaml with the place it stands at. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** What may happen to an identity. */
export type EventType = 'provisioned' | 'approved' | 'reviewed' | 'rotated' | 'tested' | 'suspended' | 'revoked';

/** Something that was done with an identity, as its entry records it. */
export interface DeclaredEvent {
  readonly type: EventType;
  readonly date: Day;
  readonly by?: string;
  /** Where the record is. */
  readonly ref?: string;
}

/** An entry of nhi.yaml, defaults of its file and of the files above it applied. */
export interface Declaration {
  readonly id: string;
  /** Path of the manifest that holds it. */
  readonly manifest: string;
  readonly status: DeclarationStatus;
  readonly kind?: IdentityKind;
  readonly provider?: string;
  readonly owner?: Placed<string>;
  /** `YYYY-MM-DD`, inclusive, end of the day in UTC; or `never` with its reason. */
  readonly expires?: Placed<string>;
  readonly neverBecause?: string;
  readonly purpose?: string;
  readonly backupOwner?: string;
  /** Who wants it, on the side of the business. */
  readonly sponsor?: string;
  readonly environments?: readonly string[];
  readonly created?: Day;
  readonly credential?: CredentialType;
  /** Where the value is kept; never the value. */
  readonly storage?: readonly string[];
  readonly privilege?: PrivilegeLevel;
  readonly powers?: {
    readonly scopes?: readonly string[];
    readonly resources?: readonly string[];
    readonly elevation?: 'standing' | 'jit' | 'approval';
    readonly justification?: string;
  };
  /** `last` with what `events` record, `next` with what `last` and `interval` say. */
  readonly review?: {
    readonly interval?: string;
    readonly last?: Day;
    readonly next?: Day;
    readonly reviewer?: string;
    readonly covers?: readonly string[];
  };
  readonly rotation?: {
    readonly interval?: string;
    readonly method?: 'automatic' | 'manual' | 'reissue' | 'not_applicable';
    readonly last?: Day;
    readonly next?: Day;
    readonly runbook?: string;
  };
  /** What to do when it leaks: a path, an address or a sentence. */
  readonly revocation?: {
    readonly procedure?: string;
    readonly url?: string;
    readonly timeToRevoke?: string;
    readonly triggers?: readonly string[];
    readonly lastTested?: Day;
  };
  readonly approval?: { readonly by?: string; readonly date?: Day };
  readonly incident?: {
    readonly contact?: string;
    readonly playbook?: string;
    readonly lastTested?: Day;
    readonly testInterval?: string;
  };
  readonly logging?: { readonly destination?: string; readonly alerting?: string };
  readonly vendor?: {
    readonly name?: string;
    readonly contact?: string;
    readonly attestation?: string;
    readonly attestationDate?: Day;
  };
  readonly agent?: {
    readonly autonomy?: 'suggest' | 'supervised' | 'autonomous';
    readonly humanOwner?: string;
    readonly permissionMode?: 'strict' | 'default' | 'bypass';
    readonly decommission?: string;
  };
  /** It is for one piece of work. */
  readonly isTemporary?: true;
  readonly maxConsumers?: number;
  /** As they are written; a later one may stand first. */
  readonly events?: readonly DeclaredEvent[];
  /** How many measures keep the risk small where it cannot do what is asked. */
  readonly compensatingControls?: number;
  /** It stands for many identities with one lifecycle. */
  readonly group?: { readonly maxMembers?: number };
  /** Where its own parts stand, by key: `review`, `rotation`; not of what it takes over from defaults or a group. */
  readonly places?: Readonly<Record<string, Place>>;
  /** Key patterns, at least one. */
  readonly references: readonly Placed<string>[];
  /** No trace in the repository: never `identity/unused`. */
  readonly external: boolean;
  /** The `id` (or the entry, where it has none). */
  readonly place: Place;
}
