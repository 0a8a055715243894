import assert from 'node:assert/strict';
import { readSshPublicKey } from '../../../scanner/identities/certificates/ssh';
import { readCertificate } from '../../../scanner/identities/certificates/x509';
import { scanFiles } from '../../scan/memory';
import { issue, pem, sshString } from './issue';

const SHA1_WITH_RSA = '2a864886f70d010105';
const SHA256_WITH_RSA = '2a864886f70d01010b';

describe('the strength of a certificate', () => {
  const weakness = (wanted: Parameters<typeof issue>[0]): string | undefined =>
    readCertificate(issue(wanted))?.weakness;

  it('is that of its key, then that of the signature on it', () => {
    assert.equal(weakness({}), undefined);
    assert.equal(weakness({ rsaBits: 2048, signedBy: SHA256_WITH_RSA }), undefined);
    assert.equal(weakness({ rsaBits: 1024, signedBy: SHA256_WITH_RSA }), 'RSA key of 1024 bits');
    assert.equal(weakness({ rsaBits: 2048, signedBy: SHA1_WITH_RSA }), 'SHA-1 signature');
  });

  it('is not judged by what an authority signs itself with', () => {
    assert.equal(weakness({ rsaBits: 2048, signedBy: SHA1_WITH_RSA, isAuthority: true }), undefined);
    assert.equal(weakness({ rsaBits: 1024, isAuthority: true }), 'RSA key of 1024 bits');
  });

  it('does not matter for what only this machine believes', () => {
    const said = (subject: string): string[] =>
      scanFiles({ 'deploy/tls.crt': pem('CERTIFICATE', issue({ subject, rsaBits: 1024, notAfter: '400131000000Z' })) })
        .findings.map(({ rule }) => rule)
        .filter((rule) => rule.startsWith('certificate/'));
    assert.deepEqual(said('shop.example.com'), ['certificate/long-lived', 'certificate/weak-key']);
    assert.deepEqual(said('localhost'), []);
  });
});

describe('the strength of an SSH key', () => {
  const key = (type: string, ...parts: readonly Uint8Array[]): string | undefined => {
    const blob = Buffer.concat([sshString(type), ...parts.map(sshString)]);
    return readSshPublicKey(type, blob.toString('base64'))?.weakness;
  };
  const modulus = (bytes: number): Buffer => Buffer.concat([Buffer.from([0]), Buffer.alloc(bytes, 0xff)]);

  it('is that of its modulus; DSA has none', () => {
    assert.equal(key('ssh-rsa', Buffer.from([1, 0, 1]), modulus(128)), 'RSA key of 1024 bits');
    assert.equal(key('ssh-rsa', Buffer.from([1, 0, 1]), modulus(256)), undefined);
    assert.equal(key('ssh-dss', modulus(128), modulus(20), modulus(128), modulus(128)), 'DSA key');
    assert.equal(key('ssh-ed25519', Buffer.alloc(32, 7)), undefined);
  });
});
