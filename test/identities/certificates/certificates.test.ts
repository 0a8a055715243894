import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { certificates, firstCertificateIn } from '../../../scanner/identities/certificates';
import { sha1 } from '../../../scanner/identities/certificates/sha1';
import { readCertificate } from '../../../scanner/identities/certificates/x509';
import type { IdentityReading } from '../../../scanner/model';
import { issue, pem, sshString } from './issue';

function readingOf(files: Readonly<Record<string, string | Uint8Array>>): IdentityReading {
  const fragments = Object.entries(files).map(([path, content]) => {
    assert.ok(certificates.claims(path), path);
    const fragment =
      typeof content === 'string' ? certificates.read(path, content) : certificates.readBytes?.(path, content);
    assert.ok(fragment);
    return [path, fragment] as const;
  });
  return certificates.resolve(new Map(fragments), () => undefined);
}

/** What a private key looks like in a file; the label is put together so that this file holds none. */
function privateKeyPem(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return pem(['PRIVATE', 'KEY'].join(' '), privateKey.export({ type: 'pkcs8', format: 'der' }));
}

describe('a certificate', () => {
  it('is named and ended as node reads it', () => {
    for (const wanted of [
      {},
      { subject: 'Ümlaut GmbH', notAfter: '20500131235959Z' },
      { isAuthority: true, notAfter: '491231235959Z' },
      { subject: 'a'.repeat(190), notAfter: '500101000000Z' },
    ]) {
      const der = issue(wanted);
      const oracle = new X509Certificate(der);
      const facts = readCertificate(der);
      assert.ok(facts);
      assert.equal(facts.fingerprint, oracle.fingerprint256.replaceAll(':', '').toLowerCase());
      assert.equal(`CN=${facts.subject}`, oracle.subject);
      assert.equal(facts.notAfter, new Date(oracle.validTo).toISOString().slice(0, 10));
      assert.equal(facts.isAuthority, oracle.ca);
    }
  });

  it('has no end where its date does not exist, or stands for none', () => {
    for (const notAfter of ['270230000000Z', '99991231235959Z', '271301000000Z', 'yesterday']) {
      assert.equal(readCertificate(issue({ notAfter }))?.notAfter, undefined, notAfter);
    }
  });

  it('must be answered for, with the day of its end; an authority need not', () => {
    const [leaf, authority] = readingOf({
      'a.crt': pem('CERTIFICATE', issue()),
      'b.pem': pem('CERTIFICATE', issue({ isAuthority: true })),
    }).references;
    assert.deepEqual(
      [leaf?.kind, leaf?.duty, leaf?.lifetime?.expires, leaf?.consumer],
      ['certificate', 'stored', '2027-01-31', 'shop.example.com'],
    );
    assert.match(leaf?.key ?? '', /^cert:sha256\/[0-9a-f]{64}$/);
    assert.equal(authority?.duty, 'found');
  });

  it('is one of a bundle where there are many', () => {
    const bundle = Array.from({ length: 11 }, () => pem('CERTIFICATE', issue())).join('# next\r\n');
    const { references } = readingOf({ 'cacert.pem': bundle });
    assert.deepEqual([...new Set(references.map(({ duty, syntax }) => `${duty} ${syntax}`))], ['found cert.bundled']);
    assert.equal(references.length, 11);
  });

  it('is read in DER too, and nothing of it is quoted', () => {
    const der = issue();
    const [found] = readingOf({ 'a.der': der }).references;
    assert.equal(found?.key, readingOf({ 'a.crt': pem('CERTIFICATE', der) }).references[0]?.key);
    assert.equal(found?.place.excerpt.text, '');
  });

  it('that is broken is said to be', () => {
    const whole = pem('CERTIFICATE', issue());
    for (const text of [
      whole.slice(0, 200),
      whole.replace(/\nM/, '\n!'),
      pem('CERTIFICATE', Buffer.from([0x30, 0x84, 255, 255, 255, 255])),
    ]) {
      const { references, notes } = readingOf({ 'a.pem': text });
      assert.deepEqual([references.length, notes[0]?.syntax], [0, 'cert.unreadable'], text);
    }
  });

  it('is one credential with the private key beside it', () => {
    const { references } = readingOf({
      'tls/server.crt': pem('CERTIFICATE', issue()),
      'tls/server.key': privateKeyPem(),
    });
    const [leaf, key] = references;
    assert.deepEqual(
      [key?.key, key?.kind, key?.duty, key?.linkedKeys],
      ['key:file/tls/server.key', 'certificate', 'stored', [leaf?.key]],
    );
    for (const [certificate, secret] of [
      ['a/cert.pem', 'a/key.pem'],
      ['a/web-cert.pem', 'a/web-key.pem'],
      ['fullchain.pem', 'privkey.pem'],
    ] as const) {
      const pair = readingOf({ [certificate]: pem('CERTIFICATE', issue()), [secret]: privateKeyPem() }).references;
      assert.deepEqual(pair[1]?.linkedKeys, [pair[0]?.key], secret);
    }
    const apart = readingOf({ 'a/cert.pem': pem('CERTIFICATE', issue()), 'b/key.pem': privateKeyPem() }).references;
    assert.deepEqual(apart[1]?.linkedKeys, []);
    const both = readingOf({ 'all.pem': privateKeyPem() + pem('CERTIFICATE', issue()) }).references;
    assert.equal(both[0]?.linkedKeys[0], both[1]?.key);
  });

  it('is found in a text that names it among others', () => {
    const text = `${pem('CERTIFICATE', Buffer.from('none'))}${pem('CERTIFICATE', issue())}`;
    assert.equal(firstCertificateIn(text)?.lifetime.expires, '2027-01-31');
    assert.equal(firstCertificateIn('nothing'), undefined);
  });
});

describe('a private key', () => {
  it('must be answered for, and none of it is quoted or kept', () => {
    const text = privateKeyPem();
    const body = text.split('\n')[1] ?? '';
    const fragment = certificates.read('deploy.pem', text.replaceAll('\n', ' '));
    assert.doesNotMatch(JSON.stringify(fragment), new RegExp(body.slice(0, 20).replaceAll('+', '\\+')));
    const [found] = readingOf({ 'deploy.pem': text, 'AuthKey_ABC.p8': text }).references;
    assert.deepEqual(
      [found?.key, found?.role, found?.duty, found?.kind],
      ['key:file/deploy.pem', 'stores', 'stored', 'signing_key'],
    );
    assert.equal(readingOf({ 'AuthKey_ABC.p8': text }).references[0]?.provider, 'apple');
  });

  it('of OpenSSH has the fingerprint of its public half', () => {
    const blob = Buffer.concat([sshString('ssh-ed25519'), sshString(randomBytes(32))]);
    const secret = Buffer.concat([
      Buffer.from('openssh-key-v1\0'),
      sshString('none'),
      sshString('none'),
      sshString(''),
      Buffer.from([0, 0, 0, 1]),
      sshString(blob),
    ]);
    const fingerprint = `sshkey:SHA256:${createHash('sha256').update(blob).digest('base64').replace('=', '')}`;
    const { references } = readingOf({
      id_ed25519: pem(['OPENSSH', 'PRIVATE', 'KEY'].join(' '), secret),
      'id_ed25519.pub': `ssh-ed25519 ${blob.toString('base64')} bot@ci\n`,
    });
    assert.deepEqual(
      references.map(({ key, role, duty }) => [key, role, duty]),
      [
        [fingerprint, 'stores', 'stored'],
        [fingerprint, 'defines', 'found'],
      ],
    );
  });

  it('in a key store is there, though its dates are not', () => {
    for (const [path, magic] of [
      ['a.jks', 'feedfeed00000002'],
      ['b.p12', '3082098902'],
      ['c.keystore', 'cececece'],
    ] as const) {
      const [found] = readingOf({ [path]: Buffer.from(magic, 'hex') }).references;
      assert.deepEqual([found?.key, found?.duty, found?.lifetime], [`key:file/${path}`, 'stored', undefined]);
    }
    assert.deepEqual(readingOf({ 'd.p12': Buffer.from([0, 1, 2]) }).references, []);
  });

  it('of others in a trust store are no key of ours', () => {
    const [found] = readingOf({ 'kafka.truststore.jks': Buffer.from('feedfeed00000002', 'hex') }).references;
    assert.deepEqual([found?.kind, found?.duty], ['certificate', 'found']);
  });

  it('of a provisioning profile ends with it', () => {
    const profile = Buffer.from(
      '\u0000\u0001<key>Name</key>\n<string>Shop</string><key>ExpirationDate</key>\n\t<date>2027-06-30T10:00:00Z</date>',
      'latin1',
    );
    const [found] = readingOf({ 'shop.mobileprovision': profile }).references;
    assert.deepEqual([found?.provider, found?.consumer, found?.lifetime?.expires], ['apple', 'Shop', '2027-06-30']);
  });
});

describe('an SSH key that is let in', () => {
  const blob = Buffer.concat([sshString('ssh-ed25519'), sshString(randomBytes(32))]).toString('base64');

  it('may do what its options say, until they end', () => {
    const lines = [
      `ssh-ed25519 ${blob} alice`,
      `command="rsync",from="10.0.0.1",expiry-time="20270301" ssh-ed25519 ${blob} backup`,
      `expiry-time="20270230" ssh-ed25519 ${blob}`,
      `# ssh-ed25519 ${blob} gone`,
      'ssh-ed25519 AAAA broken',
    ];
    const { references } = readingOf({ '.ssh/authorized_keys': lines.join('\r\n') });
    assert.deepEqual(
      references.map(({ consumer, privileges, lifetime }) => [consumer, privileges[0]?.fact, lifetime?.expires]),
      [
        ['alice', 'login with a shell', undefined],
        ['backup', 'login for one command from 10.0.0.1', '2027-03-01'],
        [undefined, 'login with a shell', undefined],
      ],
    );
  });

  it('by a certificate ends when that says', () => {
    const seconds = (value: number | bigint): Buffer => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(BigInt(value));
      return bytes;
    };
    const certificate = (before: number | bigint): string => {
      const type = 'ssh-ed25519-cert-v01@openssh.com';
      const parts = [
        sshString(type),
        sshString(randomBytes(32)),
        sshString(randomBytes(32)),
        seconds(1),
        Buffer.from([0, 0, 0, 1]),
        sshString('robot'),
        sshString(sshString('deploy')),
        seconds(0),
        seconds(before),
        sshString(''),
      ];
      return `${type} ${Buffer.concat(parts).toString('base64')} c\n`;
    };
    const [ends] = readingOf({ 'a-cert.pub': certificate(1_800_000_000) }).references;
    assert.deepEqual([ends?.consumer, ends?.lifetime?.expires], ['robot', '2027-01-15']);
    const [open] = readingOf({ 'a-cert.pub': certificate(0xffffffffffffffffn) }).references;
    assert.deepEqual(
      [open?.lifetime?.expires, open?.lifetime?.source],
      [undefined, 'an SSH certificate without an end'],
    );
  });
});

describe('a key of OpenPGP', () => {
  const packet = (tag: number, body: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from([0xc0 | tag, 255]), sshString(body)]);
  const four = (value: number): Buffer => sshString(Buffer.alloc(value)).subarray(0, 4);
  const material = Buffer.concat([Buffer.from([4]), four(1_700_000), Buffer.from([27]), randomBytes(32)]);
  const selfSigned = (seconds: number): Buffer => {
    const subpacket = Buffer.concat([Buffer.from([5, 9]), four(seconds)]);
    return packet(
      2,
      Buffer.concat([Buffer.from([4, 0x13, 27, 8, 0, subpacket.length]), subpacket, Buffer.from([0, 0])]),
    );
  };
  const user = packet(13, Buffer.from('bot <bot@example.com>'));

  it('has the fingerprint of its public half, and the end it gives itself', () => {
    const secret = Buffer.concat([
      packet(5, Buffer.concat([material, Buffer.from([0]), randomBytes(34)])),
      user,
      selfSigned(86_400),
    ]);
    const [found] = readingOf({ 'release.asc': pem(['PGP', 'PRIVATE', 'KEY', 'BLOCK'].join(' '), secret) }).references;
    const hashed = Buffer.concat([Buffer.from([0x99, 0, material.length]), material]);
    assert.equal(found?.key, `pgp:${createHash('sha1').update(hashed).digest('hex').toUpperCase()}`);
    assert.deepEqual(
      [found.duty, found.consumer, found.lifetime?.expires],
      ['stored', 'bot <bot@example.com>', '1970-01-21'],
    );
  });

  it('that is public is only known, in armor with headers or without', () => {
    const bytes = Buffer.concat([packet(6, material), user, selfSigned(0)]);
    const armor = pem('PGP PUBLIC KEY BLOCK', bytes)
      .replace('-----\n', '-----\nVersion: 1\nComment: a: b\n\n')
      .replace('\n-----END', '\n=abcd\n-----END');
    for (const content of [armor, bytes]) {
      const [found] = readingOf({ 'keys.gpg': content }).references;
      assert.deepEqual([found?.duty, found?.role, found?.lifetime?.expires], ['found', 'uses', undefined]);
    }
  });
});

describe('files of keys and certificates', () => {
  it('have hashes as node makes them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.deepEqual(Buffer.from(sha1(bytes)), createHash('sha1').update(bytes).digest());
      }),
    );
  });

  it('never make the reader throw, however broken', () => {
    const der = issue();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(der.length),
        (changes, length) => {
          const bytes = Buffer.from(der.subarray(0, length));
          for (const [at, value] of changes) if (at < length) bytes[at] = value;
          for (const path of ['a.der', 'a.gpg', 'a.p12', 'a.mobileprovision']) readingOf({ [path]: bytes });
          for (const label of ['CERTIFICATE', 'CERTIFICATE REQUEST', 'PGP PUBLIC KEY BLOCK'])
            readingOf({ 'a.pem': pem(label, bytes) });
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array(),
        (bytes) => void readingOf({ 'a.gpg': bytes, 'a.asc': pem('PGP PUBLIC KEY BLOCK', bytes) }),
      ),
    );
  });

  it('are read in linear time', () => {
    for (const piece of [
      '-----BEGIN A-----\n',
      '-----BEGIN CERTIFICATE-----\nAAAA\n',
      'ssh-rsa AAAA\n',
      'ssh-rsa ',
      'a="',
      '\n',
      'A',
    ]) {
      readingOf({ 'a.pem': `ssh- ${piece.repeat(1_000_000 / piece.length)}` });
    }
  });
});
