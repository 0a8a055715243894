import { hex } from '../../text';
import { childrenOf, elementAt, Tag } from './der';
import type { DerElement } from './der';

/** NIST SP 800-131A rev. 2, section 3: shorter RSA keys are disallowed. */
const LEAST_RSA_BITS = 2048;

/** Object identifiers, encoded. */
const RSA = '2a864886f70d010101';
const DSA = '2a8648ce380401';
const WEAK_SIGNATURES: Readonly<Record<string, string>> = {
  '2a864886f70d010102': 'MD2',
  '2a864886f70d010104': 'MD5',
  '2a864886f70d010105': 'SHA-1',
  '2a8648ce3d0401': 'SHA-1',
  '2a8648ce380403': 'SHA-1',
};

/**
 * @param signature the certificate's signature algorithm; undefined where nobody looks at it, as on an authority's own
 * @param publicKey its SubjectPublicKeyInfo (RFC 5280, section 4.1)
 * @returns what is weak about the certificate, in words
 */
export function weaknessOf(
  bytes: Uint8Array,
  signature: DerElement | undefined,
  publicKey: DerElement | undefined,
): string | undefined {
  return weakKey(bytes, publicKey) ?? weakSignature(bytes, signature);
}

function weakKey(bytes: Uint8Array, publicKey: DerElement | undefined): string | undefined {
  if (publicKey === undefined) return undefined;
  const [algorithm, bits] = childrenOf(bytes, publicKey);
  const type = algorithm && identifierIn(bytes, algorithm);
  if (type === DSA) return 'DSA key';
  if (type !== RSA || bits === undefined) return undefined;
  // A bit string begins with the count of bits that are left over.
  const key = elementAt(bytes, bits.start + 1, bits.end);
  const [modulus] = key?.tag === Tag.sequence ? childrenOf(bytes, key) : [];
  return modulus && weakRsa(bytes.subarray(modulus.start, modulus.end));
}

function weakSignature(bytes: Uint8Array, signature: DerElement | undefined): string | undefined {
  const hash = signature && WEAK_SIGNATURES[identifierIn(bytes, signature)];
  return hash === undefined ? undefined : `${hash} signature`;
}

function identifierIn(bytes: Uint8Array, algorithm: DerElement): string {
  const [identifier] = childrenOf(bytes, algorithm);
  return identifier === undefined ? '' : hex(bytes.subarray(identifier.start, identifier.end));
}

/** @param modulus big-endian, with or without zeros before it @returns `RSA key of 1024 bits` */
export function weakRsa(modulus: Uint8Array): string | undefined {
  const first = modulus.findIndex((byte) => byte !== 0);
  if (first < 0) return undefined;
  const bits = (modulus.length - first) * 8 - (Math.clz32(modulus[first] ?? 0) - 24);
  return bits < LEAST_RSA_BITS ? `RSA key of ${bits} bits` : undefined;
}
