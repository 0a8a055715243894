import type { IdentityKind, Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';
import type { PemBlock } from './pem';
import { pemBytes } from './pem';
import { readPgpKey } from './pgp';
import { readOpenSshPrivateKey } from './ssh';

/** @returns the key of a private key that has no public name; it is known by its place */
export function keyFileKey(path: string): string {
  return `key:file/${path.replaceAll(/[?*%\p{Cc}]/gu, (sign) => encodeURIComponent(sign))}`;
}

/** @returns the key under which a block with a private key was added; undefined where it is none */
export function addPrivateKey(collector: ReferenceCollector, block: PemBlock): string | undefined {
  const { label, body, head } = block;
  if (!/PRIVATE KEY(?: BLOCK)?$/.test(label)) return undefined;
  collector.conceal(body);
  if (label.startsWith('PGP')) return undefined;
  const bytes = label.startsWith('OPENSSH') ? pemBytes(collector.text, body) : undefined;
  const openSsh = bytes && readOpenSshPrivateKey(bytes);
  const isEncrypted =
    label.startsWith('ENCRYPTED') ||
    openSsh?.isEncrypted === true ||
    collector.text.slice(body.start, body.start + 60).includes('ENCRYPTED');
  const { kind, provider } = kindOf(collector.path, label);
  const key = openSsh === undefined ? keyFileKey(collector.path) : `sshkey:${openSsh.fingerprint}`;
  collector.add({
    key,
    role: 'stores',
    kind,
    provider,
    credential: 'static',
    duty: 'stored',
    consumer: isEncrypted ? 'encrypted' : undefined,
    syntax: 'key.private',
    range: head,
  });
  return openSsh === undefined ? key : undefined;
}

function kindOf(path: string, label: string): { readonly kind: IdentityKind; readonly provider: string } {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // developer.apple.com: keys of App Store Connect and of push notifications come as AuthKey_<id>.p8.
  if (/^AuthKey_\w{1,20}\.p8$/.test(name)) return { kind: 'signing_key', provider: 'apple' };
  if (label.startsWith('OPENSSH') || /^(?:id_(?:rsa|dsa|ecdsa|ed25519)|ssh_host_)/.test(name))
    return { kind: 'ssh_key', provider: 'ssh' };
  return { kind: 'signing_key', provider: 'privatekey' };
}

/** A key block of OpenPGP; only private ones must be answered for. */
export function addPgpKey(collector: ReferenceCollector, bytes: Uint8Array, range: Range): void {
  const found = readPgpKey(bytes);
  if (found === undefined) return;
  const { fingerprint, isPrivate, user, expires } = found;
  collector.add({
    key: `pgp:${fingerprint}`,
    role: isPrivate ? 'stores' : 'uses',
    kind: 'signing_key',
    provider: 'pgp',
    credential: 'static',
    duty: isPrivate ? 'stored' : 'found',
    lifetime:
      expires === undefined
        ? { source: 'an OpenPGP key without an expiration' }
        : { expires, source: 'expiration of the OpenPGP key' },
    consumer: user === '' ? undefined : user,
    syntax: isPrivate ? 'key.pgp-private' : 'key.pgp-public',
    range,
  });
}
