import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** DER, as far as a certificate needs it. */
function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, ...parts);
const identifier = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'));

export interface Wanted {
  readonly subject?: string;
  /** As it stands: `270131235959Z` (UTCTime) or `20500131235959Z` (GeneralizedTime). */
  readonly notAfter?: string;
  readonly isAuthority?: boolean;
  /** Of an RSA key; absent: Ed25519. */
  readonly rsaBits?: number;
  /** Object identifier of the algorithm that the certificate says it is signed by, in hex. */
  readonly signedBy?: string;
}

function time(written: string): Buffer {
  return element(written.length === 13 ? 0x17 : 0x18, Buffer.from(written));
}

function named(subject: string): Buffer {
  return sequence(element(0x31, sequence(identifier('550403'), element(0x0c, Buffer.from(subject)))));
}

/** @returns a certificate that its own key signs, in DER */
export function issue({
  subject = 'shop.example.com',
  notAfter = '270131235959Z',
  isAuthority = false,
  rsaBits,
  signedBy = '2b6570',
}: Wanted = {}): Buffer {
  const { publicKey, privateKey } =
    rsaBits === undefined ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: rsaBits });
  const algorithm = sequence(identifier(signedBy));
  const constraints = sequence(
    identifier('551d13'),
    element(0x04, sequence(...(isAuthority ? [element(0x01, Buffer.from([0xff]))] : []))),
  );
  const toBeSigned = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.from([42])),
    algorithm,
    named('Issuer'),
    sequence(time('200101000000Z'), time(notAfter)),
    named(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(constraints)),
  );
  return sequence(toBeSigned, algorithm, signature(toBeSigned, privateKey));
}

function signature(content: Buffer, key: KeyObject): Buffer {
  return element(0x03, Buffer.from([0]), sign(key.asymmetricKeyType === 'rsa' ? 'sha256' : null, content, key));
}

export function pem(label: string, der: Uint8Array): string {
  const body = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');
  return [`-----BEGIN ${label}-----`, body, `-----END ${label}-----`, ''].join('\n');
}

/** A string behind its length: RFC 4251. */
export function sshString(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
