import type { Day } from '../../model';
import { sha256 } from '../../text';
import { dayOfSeconds } from '../value';
import { asciiOf, BytesReader } from './bytes-reader';
import { weakRsa } from './key-strength';
import { bytesOfBase64 } from './pem';

/** A public key of SSH as it stands on a line of its own. */
export interface SshPublicKey {
  /** `SHA256:` and the hash of the key as `ssh-keygen -l` shows it. */
  readonly fingerprint: string;
  /** What is weak about it, in words. */
  readonly weakness?: string;
  /** Of a certificate: the last day; none where it is valid for ever. */
  readonly certificate?: { readonly validBefore?: Day; readonly id: string; readonly principals: readonly string[] };
}

const CERTIFICATE = '-cert-v01@openssh.com';

/** @param type for example `ssh-ed25519`; @param base64 the key's blob */
export function readSshPublicKey(type: string, base64: string): SshPublicKey | undefined {
  const blob = bytesOfBase64(base64);
  if (blob === undefined || blob.length < 16) return undefined;
  if (asciiOf(new BytesReader(blob).string()) !== type) return undefined;
  if (!type.endsWith(CERTIFICATE)) {
    const weakness = weaknessIn(type, blob);
    return { fingerprint: sshFingerprint(blob), ...(weakness !== undefined && { weakness }) };
  }
  const certificate = readSshCertificate(blob);
  return certificate && { fingerprint: sshFingerprint(blob), certificate };
}

/** RFC 4253, section 6.6: type, exponent, modulus. OpenSSH has turned DSA off since 2015. */
function weaknessIn(type: string, blob: Uint8Array): string | undefined {
  if (type === 'ssh-dss') return 'DSA key';
  if (type !== 'ssh-rsa') return undefined;
  const reader = new BytesReader(blob);
  reader.string();
  reader.string();
  const modulus = reader.string();
  return modulus && weakRsa(modulus);
}

export function sshFingerprint(blob: Uint8Array): string {
  return `SHA256:${btoa(String.fromCharCode(...sha256(blob))).replaceAll('=', '')}`;
}

/** How many strings of key material stand between nonce and serial: OpenSSH, PROTOCOL.certkeys. */
const KEY_PARTS: Readonly<Record<string, number>> = {
  'ssh-rsa': 2,
  'ssh-dss': 4,
  'ssh-ed25519': 1,
  'ecdsa-sha2-nistp256': 2,
  'ecdsa-sha2-nistp384': 2,
  'ecdsa-sha2-nistp521': 2,
  'sk-ssh-ed25519': 2,
  'sk-ecdsa-sha2-nistp256': 3,
};

function readSshCertificate(blob: Uint8Array): SshPublicKey['certificate'] {
  const reader = new BytesReader(blob);
  const type = asciiOf(reader.string()).replace(CERTIFICATE, '');
  const parts = KEY_PARTS[type];
  if (parts === undefined) return undefined;
  for (let part = 0; part <= parts; part++) reader.string();
  reader.take(8);
  reader.number(4);
  const id = asciiOf(reader.string());
  const listed = reader.string();
  reader.take(8);
  const before = reader.number(8);
  if (before === undefined || listed === undefined) return undefined;
  // All bits set: it never ends, and neither do dates behind the year 9999.
  const validBefore = dayOfSeconds(before);
  return { id, principals: principalsIn(listed), ...(validBefore === undefined ? {} : { validBefore }) };
}

function principalsIn(listed: Uint8Array): readonly string[] {
  const reader = new BytesReader(listed);
  const found: string[] = [];
  while (reader.left > 0 && found.length < 20) {
    const name = reader.string();
    if (name !== undefined) found.push(asciiOf(name));
  }
  return found;
}

/** What the part of a private key says that is not secret: OpenSSH, PROTOCOL.key. */
export interface OpenSshPrivateKey {
  readonly fingerprint: string;
  readonly isEncrypted: boolean;
}

const MAGIC = 'openssh-key-v1\0';

export function readOpenSshPrivateKey(bytes: Uint8Array): OpenSshPrivateKey | undefined {
  const reader = new BytesReader(bytes);
  if (asciiOf(reader.take(MAGIC.length)) !== MAGIC) return undefined;
  const cipher = asciiOf(reader.string());
  reader.string();
  reader.string();
  reader.number(4);
  const blob = reader.string();
  return blob && { fingerprint: sshFingerprint(blob), isEncrypted: cipher !== 'none' };
}
