import type { IdentityNote, IdentityReference } from '../../model';

/** What is kept of one file: public facts, nothing of a private key. */
export interface KeyFileFragment {
  readonly references: readonly IdentityReference[];
  readonly notes: readonly IdentityNote[];
  /** Keys of certificates in it that are nobody's authority, to be linked with a private key beside them. */
  readonly leaves: readonly string[];
  /** Keys of private keys in it that no certificate in the same file names. */
  readonly privateKeys: readonly string[];
}

export const EMPTY_KEY_FILE: KeyFileFragment = { references: [], notes: [], leaves: [], privateKeys: [] };
