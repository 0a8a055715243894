import { skipBlanks, skipSet } from './blanks';
import { BLANK, QUOTE, at, byteSet, classAt, standsAt } from './byte-class';
import { Candidate } from './candidate';
import type { Name } from './candidate';
import type { Scope } from './scope';

/** Schemes of the Authorization header whose argument is the credential (RFC 7617, RFC 6750 and vendors' own). */
const schemes = ['bearer', 'basic', 'token', 'oauth', 'apikey', 'geniekey', 'ssws'];
/** Where what stands before does not say that this is a header, these are also words. */
const capitalised: ReadonlySet<string> = new Set(['Token', 'ApiKey', 'GenieKey', 'SSWS', 'OAuth']);
const anyCase = ['bearer', 'basic'];

const FEWEST_BYTES = 8;
const MOST_BYTES = 2000;
const HEADER_BYTES = 30;
const argument = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/=~%|:');

/** `Bearer x` where the scheme is the name and white space follows. @returns whether the name is a scheme */
export function readScheme(scope: Scope, p: number, { nameStart, nameEnd }: Name, found: Candidate[]): boolean {
  if (!isScheme(scope, nameStart, nameEnd)) return false;
  const { bytes } = scope;
  let start = p;
  while (start - p < 2 && bytes[start] === at.backslash) start++;
  if (classAt(bytes, start) & QUOTE) start++;
  let end = skipSet(bytes, start, MOST_BYTES, scope.limit(nameEnd), argument);
  scope.steps += end - start;
  while (end > start && (bytes[end - 1] === at.dot || bytes[end - 1] === at.colon)) end--;
  if (end - start < FEWEST_BYTES) return true;
  found.push(new Candidate('scheme', nameStart, nameEnd, start, end, 'in-string'));
  return true;
}

function isScheme(scope: Scope, nameStart: number, nameEnd: number): boolean {
  const { bytes, window } = scope;
  const length = nameEnd - nameStart;
  const fits = (scheme: string): boolean => scheme.length === length && standsAt(bytes, nameStart, scheme);
  if (anyCase.some(fits)) return true;
  if (!schemes.some(fits)) return false;
  if (capitalised.has(window.latin1(nameStart, nameEnd))) return true;
  const from = Math.max(window.start, nameStart - HEADER_BYTES);
  return /authorization["'\\]*\s?[:=,]\s?["'\\]*$/i.test(window.latin1(from, nameStart));
}

/** @returns where the credential begins in a value such as `Bearer x`, or -1 where the value has no scheme */
export function schemeArgument(bytes: Uint8Array, start: number, end: number): number {
  for (const scheme of schemes) {
    const behind = start + scheme.length;
    if (behind >= end || !standsAt(bytes, start, scheme) || (classAt(bytes, behind) & BLANK) === 0) continue;
    const from = skipBlanks(bytes, behind, 3, end);
    for (let i = from; i < end; i++) if (classAt(bytes, i) & BLANK) return -1;
    return end - from >= 3 ? from : -1;
  }
  return -1;
}

/** Whether the value is a scheme's name alone: the credential behind it is found from there. */
export function isBareScheme(bytes: Uint8Array, start: number, end: number): boolean {
  return schemes.some((scheme) => scheme.length === end - start && standsAt(bytes, start, scheme));
}
