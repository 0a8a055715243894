import { dayOfText } from '../value';
import { ReferenceCollector } from '../reference-collector';
import type { ReferenceDraft } from '../reference-collector';
import { addCertificates } from './certificates-in';
import { EMPTY_KEY_FILE } from './fragment';
import type { KeyFileFragment } from './fragment';
import { addPgpKey, keyFileKey } from './private-keys';
import { readCertificate } from './x509';

/** Nothing of a binary file is quoted: places in it are its beginning. */
const BEGINNING = { start: 0, end: 0 };

/** @returns what a binary file with keys or certificates says: DER, key stores, OpenPGP, provisioning profiles */
export function readKeyBytes(path: string, bytes: Uint8Array): KeyFileFragment {
  const collector = new ReferenceCollector(path, '');
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const facts = readCertificate(bytes);
  if (facts !== undefined) {
    const leaves = addCertificates(collector, [{ facts, range: BEGINNING }]);
    return { ...collector.reading(), leaves, privateKeys: [] };
  }
  if (extension === 'mobileprovision') addProfile(collector, bytes);
  else if (extension === 'gpg' || extension === 'pgp') addPgpKey(collector, bytes, BEGINNING);
  else if (isKeyStore(bytes, extension)) {
    collector.add(storedKey(path, storeFacts(path)));
    return { ...collector.reading(), leaves: [], privateKeys: [] };
  }
  const reading = collector.reading();
  return reading.references.length === 0 ? EMPTY_KEY_FILE : { ...reading, leaves: [], privateKeys: [] };
}

/** Java's JKS and JCEKS by their magic numbers, PKCS #12 (RFC 7292) by its outer sequence and version. */
function isKeyStore(bytes: Uint8Array, extension: string): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xfe && b === 0xed && c === 0xfe && d === 0xed) || (a === 0xce && b === 0xce && c === 0xce && d === 0xce))
    return true;
  const isSequence = a === 0x30 && b !== undefined && b >= 0x80;
  return isSequence && (extension === 'p12' || extension === 'pfx' || extension === 'jks' || extension === 'keystore');
}

/** docs.oracle.com, "keytool": a trust store holds certificates of others, by custom it says so in its name. */
function storeFacts(path: string): Partial<ReferenceDraft> {
  return /trust-?store[^/]{0,40}$/i.test(path)
    ? {
        kind: 'certificate',
        duty: 'found',
        consumer: 'trust store, its certificates cannot be read without the password',
      }
    : { consumer: 'key store, its certificates cannot be read without the password' };
}

/** developer.apple.com, "TN3125": a signed property list. */
function addProfile(collector: ReferenceCollector, bytes: Uint8Array): void {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 200_000));
  const valueOf = (key: string): string | undefined =>
    new RegExp(`<key>${key}</key>\\s{0,20}<(?:date|string)>([^<]{1,100})<`).exec(text)?.[1];
  const expires = dayOfText(valueOf('ExpirationDate'));
  const name = valueOf('Name');
  collector.add(
    storedKey(collector.path, {
      provider: 'apple',
      consumer: name,
      duty: 'found',
      lifetime: expires === undefined ? undefined : { expires, source: 'ExpirationDate of the provisioning profile' },
      syntax: 'key.provisioning-profile',
    }),
  );
}

function storedKey(path: string, more: Partial<ReferenceDraft>): ReferenceDraft {
  return {
    key: keyFileKey(path),
    role: 'stores',
    kind: 'signing_key',
    provider: 'unknown',
    credential: 'static',
    duty: 'stored',
    syntax: 'key.store',
    range: BEGINNING,
    ...more,
  };
}
