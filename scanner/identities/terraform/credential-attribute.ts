import { isCredentialName } from '../credential-name';

const seen = new Map<string, boolean>();

/** A repository says a few hundred names over and over. */
const MOST_SEEN = 5000;

/** Names of things, though they end like a credential's: an account's address, an id in Secret Manager. */
const NOT_CREDENTIALS = /service_?accounts?$|^secret_id$|pgp_key$|_name_key$/i;

/** @returns whether an attribute, variable or local of this name holds a credential */
export function isCredentialAttribute(name: string): boolean {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const verdict = !NOT_CREDENTIALS.test(name) && isCredentialName(name);
  if (seen.size < MOST_SEEN) seen.set(name, verdict);
  return verdict;
}
