import type {
  Confidence,
  CredentialType,
  DeclarationDuty,
  IdentityKind,
  LifetimeFact,
  PrivilegeFact,
  Range,
  ReferenceRole,
} from '../../model';
import type { Passed } from './fragment';
import { isOpenKey } from './keys';

/** A reference in the making; becomes one when the whole file has been read. */
export interface Draft {
  readonly key: string;
  readonly role: ReferenceRole;
  kind: IdentityKind;
  provider: string;
  credential: CredentialType;
  readonly duty: DeclarationDuty;
  readonly confidence: Confidence;
  readonly privileges: readonly PrivilegeFact[];
  readonly lifetime?: LifetimeFact;
  readonly environment?: string;
  readonly consumer?: string;
  readonly federation?: string;
  readonly syntax: string;
  readonly range: Range;
  /** The name as callers of this workflow fill it, upper-cased. */
  readonly alias?: string;
  readonly passed?: Passed;
  /** Keys of other parts of the same credential. */
  readonly linkedKeys: Set<string>;
  /** Names of other parts of the same credential that callers fill, upper-cased. */
  readonly linkedAliases: Set<string>;
}

/** Says of two drafts that they are parts of one credential. Ambient ones are nobody's part, unknown ones nobody knows of. */
export function link(one: Draft, other: Draft): void {
  if (one.duty === 'ambient' || other.duty === 'ambient') return;
  linkTo(one, other);
  linkTo(other, one);
}

function linkTo(draft: Draft, { key, alias }: Draft): void {
  if (alias !== undefined && alias !== draft.alias) draft.linkedAliases.add(alias);
  if (key !== draft.key && !isOpenKey(key) && !isOpenKey(draft.key)) draft.linkedKeys.add(key);
}

/** Gives one draft all links of another that stands for the same identity. */
export function inheritLinks(draft: Draft, from: Draft): void {
  for (const key of from.linkedKeys) if (key !== draft.key) draft.linkedKeys.add(key);
  for (const alias of from.linkedAliases) if (alias !== draft.alias) draft.linkedAliases.add(alias);
}
