import { dayOfText } from '../value';
import type { LifetimeFact, Range } from '../../model';
import type { LocatedPrivilege, ReferenceCollector } from '../reference-collector';
import { readSshPublicKey } from './ssh';
import type { SshPublicKey } from './ssh';

/** sshd(8), "AUTHORIZED_KEYS FILE FORMAT"; ssh-keygen(1), "ALLOWED SIGNERS". */
const KEY =
  /(?:^|[ \t])((?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256))(?:-cert-v01)?(?:@openssh\.com)?)[ \t]+([\w+/]{20,16000}={0,2})(?:[ \t]+([^\r\n]{1,200}))?/;

const MOST_LINES = 5000;

/** Public keys, one a line: `*.pub`, `authorized_keys`, `allowed_signers`. */
export function addSshLines(collector: ReferenceCollector): void {
  const { text, path } = collector;
  const grants = /(?:^|\/)authorized_keys2?$/.test(path);
  let start = 0;
  for (let count = 0; start < text.length && count < MOST_LINES; count++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = end - start <= 20_000 ? text.slice(start, end) : '';
    const match = line.trimStart().startsWith('#') ? null : KEY.exec(line);
    const [all = '', type = '', blob = '', comment = ''] = match ?? [];
    const key = match === null ? undefined : readSshPublicKey(type, blob);
    if (match !== null && key !== undefined) {
      const from = start + match.index + (all.length - all.trimStart().length);
      const options = line.slice(0, match.index).trim();
      addLine(collector, key, {
        options,
        comment: comment.trim(),
        grants,
        range: { start: from, end: from + type.length },
      });
    }
    start = end + 1;
  }
}

interface Line {
  /** What stands before the key. */
  readonly options: string;
  readonly comment: string;
  /** It lets the key's owner in. */
  readonly grants: boolean;
  readonly range: Range;
}

function addLine(
  collector: ReferenceCollector,
  { fingerprint, certificate, weakness }: SshPublicKey,
  line: Line,
): void {
  const { options, comment, grants, range } = line;
  const consumer = certificate?.id ?? comment;
  collector.add({
    key: `sshkey:${fingerprint}`,
    role: grants ? 'grants' : 'defines',
    kind: certificate === undefined ? 'ssh_key' : 'certificate',
    provider: 'ssh',
    credential: 'static',
    duty: 'found',
    privileges: grants ? loginRights(options, range) : [],
    lifetime: lifetimeOf(certificate, options),
    weakness,
    consumer: consumer === '' ? undefined : consumer.replaceAll(/\p{Cc}/gu, ''),
    syntax: certificate === undefined ? (grants ? 'key.authorized' : 'key.ssh-public') : 'key.ssh-certificate',
    range,
  });
}

function loginRights(options: string, range: Range): readonly LocatedPrivilege[] {
  const command = /(?:^|,)command="([^"]{1,100})/.exec(options)?.[1];
  const isRestricted = command !== undefined || /(?:^|,)restrict(?:,|$)/.test(options);
  const from = /(?:^|,)from="([^"]{1,100})/.exec(options)?.[1];
  const where = from === undefined ? '' : ` from ${from}`;
  return [
    isRestricted
      ? { fact: `login for one command${where}`, level: 'write', range }
      : { fact: `login with a shell${where}`, level: 'privileged', range },
  ];
}

function lifetimeOf(certificate: SshPublicKey['certificate'], options: string): LifetimeFact | undefined {
  if (certificate !== undefined) {
    const { validBefore } = certificate;
    return validBefore === undefined
      ? { source: 'an SSH certificate without an end' }
      : { expires: validBefore, source: 'valid before of the SSH certificate' };
  }
  const [, year, month, day] = /(?:^|,)(?:expiry-time|valid-before)="?(\d{4})(\d\d)(\d\d)/.exec(options) ?? [];
  const expires = dayOfText(`${year ?? ''}-${month ?? ''}-${day ?? ''}`);
  return expires === undefined ? undefined : { expires, source: 'expiry-time of the authorized key' };
}
