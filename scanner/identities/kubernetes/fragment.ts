import type { IdentityNote } from '../../model';
import type { GatheredReference } from '../reference-collector';
import type { RoleFact } from './role-rules';

/** What is kept of one file: nothing of the values in it. */
export interface KubernetesFragment {
  readonly references: readonly GatheredReference[];
  readonly notes: readonly IdentityNote[];
  /** What roles allow, by the id that bindings await. */
  readonly roles: ReadonlyMap<string, readonly RoleFact[]>;
  /** Secret stores, by the id that external secrets await. */
  readonly stores: ReadonlyMap<string, StoreFacts>;
  readonly kustomization?: Kustomization;
}

/** Whose a secret store is. */
export interface StoreFacts {
  readonly vendor: string;
  /** What the keys of the secrets in it begin with: `aws-sm`, `akv/shop-vault`. */
  readonly prefix: string;
}

/** How Kustomize deploys other files. */
export interface Kustomization {
  /** Paths of the repository, of files and folders. */
  readonly resources: readonly string[];
  readonly namespace?: string;
}

export const EMPTY_FRAGMENT: KubernetesFragment = { references: [], notes: [], roles: new Map(), stores: new Map() };
