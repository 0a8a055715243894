import type { IdentityKind, CredentialType, PrivilegeLevel } from './identity';
import type { Place } from './place';

export type DeclarationStatus = 'proposed' | 'active' | 'suspended' | 'retiring' | 'retired';

/** A value of nhi.yaml with the place it stands at. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
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
    readonly last?: string;
    readonly next?: string;
    readonly reviewer?: string;
  };
  readonly rotation?: { readonly interval?: string; readonly last?: string; readonly runbook?: string };
  /** What to do when it leaks: a path, an address or a sentence. */
  readonly revocation?: { readonly procedure?: string; readonly url?: string };
  /** Key patterns, at least one. */
  readonly references: readonly Placed<string>[];
  /** No trace in the repository: never `identity/unused`. */
  readonly external: boolean;
  /** The `id` (or the entry, where it has none). */
  readonly place: Place;
}
