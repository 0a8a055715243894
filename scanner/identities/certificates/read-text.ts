import type { Range } from '../../model';
import { lifetimeOfValue } from '../value';
import { ReferenceCollector } from '../reference-collector';
import { addCertificates } from './certificates-in';
import { EMPTY_KEY_FILE } from './fragment';
import type { KeyFileFragment } from './fragment';
import { pemBlocks, pemBytes, bytesOfBase64 } from './pem';
import type { PemBlock } from './pem';
import { addPgpKey, addPrivateKey } from './private-keys';
import { sshFingerprint } from './ssh';
import { addSshLines } from './ssh-lines';
import { readCertificate, readRequestSubject } from './x509';
import type { CertificateFacts } from './x509';

const CERTIFICATE_LABEL = /^(?:X509 |TRUSTED )?CERTIFICATE$/;

/** @returns what a text with keys or certificates says */
export function readKeyText(path: string, text: string): KeyFileFragment {
  const isKeyText = text.includes('-----BEGIN ') || /ssh-|ecdsa-sha2|PuTTY|eyJ/.test(text);
  if (!isKeyText) return EMPTY_KEY_FILE;
  const collector = new ReferenceCollector(path, text);
  const certificates: { facts: CertificateFacts; range: Range }[] = [];
  const privateKeys: string[] = [];
  for (const block of pemBlocks(text)) {
    const facts = CERTIFICATE_LABEL.test(block.label) ? certificateOf(collector, block) : undefined;
    if (facts !== undefined) certificates.push({ facts, range: block.head });
    const key = addPrivateKey(collector, block);
    if (key !== undefined) privateKeys.push(key);
    if (block.label.startsWith('PGP ') && block.label.endsWith('KEY BLOCK')) {
      const bytes = pemBytes(text, block.body);
      if (bytes !== undefined) addPgpKey(collector, bytes, block.head);
    }
    if (/^(?:NEW )?CERTIFICATE REQUEST$/.test(block.label)) addRequest(collector, block);
  }
  const leaves = addCertificates(collector, certificates);
  if (!text.includes('-----BEGIN ')) addSshLines(collector);
  if (path.endsWith('.ppk')) addPuttyKey(collector);
  if (path.endsWith('.jwt')) addToken(collector);
  return { ...collector.reading(), leaves, privateKeys };
}

/** A certificate that is cut or changed is said, not passed over. */
function certificateOf(collector: ReferenceCollector, { body, head }: PemBlock): CertificateFacts | undefined {
  const bytes = pemBytes(collector.text, body);
  const facts = bytes && readCertificate(bytes);
  if (facts === undefined && body.end > body.start + 2) {
    collector.note('cert.unreadable', 'this certificate cannot be read: it is cut, or no X.509', head);
  }
  return facts;
}

function addRequest(collector: ReferenceCollector, { body, head }: PemBlock): void {
  const bytes = pemBytes(collector.text, body);
  const subject = bytes && readRequestSubject(bytes);
  if (subject === undefined) return;
  collector.add({
    key: `cert:request/${collector.path}`,
    role: 'defines',
    kind: 'certificate',
    provider: 'unknown',
    credential: 'static',
    duty: 'found',
    consumer: subject === '' ? undefined : subject,
    syntax: 'cert.request',
    range: head,
  });
}

/** PuTTY's own format, whose public half is never encrypted: the.earth.li/~sgtatham/putty, appendix C. */
function addPuttyKey(collector: ReferenceCollector): void {
  const { text } = collector;
  const match = /^PuTTY-User-Key-File-[123]: [\w@.-]{1,60}/.exec(text);
  const lines = /^Public-Lines: \d{1,3}\r?\n((?:[\w+/=]{1,80}\r?\n){1,100})/m.exec(text)?.[1];
  const blob = lines === undefined ? undefined : bytesOfBase64(lines);
  if (match === null || blob === undefined) return;
  const isEncrypted = !/^Encryption: none/m.test(text.slice(0, 500));
  collector.add({
    key: `sshkey:${sshFingerprint(blob)}`,
    role: 'stores',
    kind: 'ssh_key',
    provider: 'ssh',
    credential: 'static',
    duty: 'stored',
    consumer: isEncrypted ? 'encrypted' : undefined,
    syntax: 'key.private',
    range: { start: 0, end: match[0].length },
  });
}

/** A file that holds one JSON Web Token. */
function addToken(collector: ReferenceCollector): void {
  const { text, path } = collector;
  const start = text.length - text.trimStart().length;
  const lifetime = lifetimeOfValue(text.trim());
  if (lifetime === undefined) return;
  const range = { start, end: text.trimEnd().length };
  collector.conceal(range);
  collector.add({
    key: `key:file/${path}`,
    role: 'stores',
    kind: 'access_token',
    provider: 'unknown',
    credential: 'static',
    duty: 'privileged',
    lifetime,
    syntax: 'key.token',
    range,
  });
}
