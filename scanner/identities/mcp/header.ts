import type { Range } from '../../model';
import type { ConfigText } from '../config';
import { readCredential } from './credential';
import type { ServerCredential } from './credential';

/** Headers that hold a credential although their name is none by itself. RFC 9110, section 11; RFC 6265. */
const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-authorization',
]);

/** @returns the credential in a header; undefined for any other header */
export function headerCredential(name: string, range: Range, text: ConfigText): ServerCredential | undefined {
  const isCredential = CREDENTIAL_HEADERS.has(name.toLowerCase());
  return readCredential({ name, range, text, place: 'header', isCredential });
}
