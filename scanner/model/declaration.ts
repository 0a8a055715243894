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
  /** `YYYY-MM-DD`. */
  readonly date: string;
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
  readonly credential?: CredentialType;
  readonly privilege?: PrivilegeLevel;
  readonly review?: {
    readonly interval?: string;
    /** The latest of what is written and of the reviews that were recorded. */
    readonly last?: string;
    /** When it is due: as written, unless it was done since; else `interval` after `last`. */
    readonly next?: string;
    readonly reviewer?: string;
  };
  readonly rotation?: {
    readonly interval?: string;
    /** The latest of what is written and of the rotations that were recorded. */
    readonly last?: string;
    /** When it is due: `interval` after `last`. */
    readonly next?: string;
    readonly runbook?: string;
  };
  /** What to do when it leaks: a path, an address or a sentence. */
  readonly revocation?: { readonly procedure?: string; readonly url?: string };
  /** As they are written; a later one may stand first. */
  readonly events?: readonly DeclaredEvent[];
  /** Key patterns, at least one. */
  readonly references: readonly Placed<string>[];
  /** No trace in the repository: never `identity/unused`. */
  readonly external: boolean;
  /** The `id` (or the entry, where it has none). */
  readonly place: Place;
}
