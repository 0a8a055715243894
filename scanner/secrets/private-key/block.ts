import type { Window } from '../../engine';
import type { RawMatch } from '../detector';
import { googleServiceAccountKey, kindOfLabel } from './kinds';
import { readPem } from './pem';

/** The engine keeps so much behind a hit; a 16,384-bit RSA key takes more, and is then found without its end. */
const REACH_BYTES = 8192;
/** A service account's file is 2.4 KB, most of it the key. */
const NEIGHBOUR_BYTES = 2500;
const RANK = 130;
const PUBLIC_PREFIX = '-----BEGIN'.length;

/**
 * @param dashes index of the first dash of `-----BEGIN`
 * @returns the private key that begins there, from its first dash to its last
 */
export function privateKeyAt(window: Window, dashes: number): RawMatch | undefined {
  const pem = readPem(window.latin1(dashes, Math.min(window.end, dashes + REACH_BYTES)));
  if (pem === undefined) return undefined;
  const end = dashes + pem.length;
  const account = clientEmail(
    window.latin1(Math.max(window.start, dashes - NEIGHBOUR_BYTES), dashes) +
      window.latin1(end, Math.min(window.end, end + NEIGHBOUR_BYTES)),
  );
  return {
    detector: account === undefined ? kindOfLabel(pem.label) : googleServiceAccountKey,
    confidence: pem.confidence,
    ...(pem.reason !== undefined && { reason: pem.reason }),
    parts: [{ start: dashes, end }],
    publicPrefix: PUBLIC_PREFIX,
    ...(account !== undefined && { facts: { clientEmail: account } }),
    rank: RANK,
  };
}

/** @returns the account that a service account's file names beside its key */
export function clientEmail(text: string): string | undefined {
  return /client_email\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"([\w.@-]{6,120}\.gserviceaccount\.com)/.exec(text)?.[1];
}
