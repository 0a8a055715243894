import assert from 'node:assert/strict';
import { locate, read } from './reading';
import { seeded } from './seeded';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const wrap = (body: string): string => body.match(/.{1,64}/g)!.join('\n');

function pem(label = 'RSA PRIVATE KEY', head = 'MIIEpAIBAAKCAQEA', length = 600, seed = 1): string {
  return `-----BEGIN ${label}-----\n${wrap(head + seeded(seed).pick(BASE64, length))}\n-----END ${label}-----`;
}
const escaped = (text: string): string => text.replaceAll('\n', '\\n');

describe('a private key', () => {
  const key = pem();

  it('is the block from its first dash to its last', () => {
    for (const [open, close] of [
      ['', ''],
      ['# host key\n', '\n'],
      ['const key = `', '`;'],
      ['密码 😀\n', '\n'],
    ]) {
      assert.deepEqual(locate(`${open}${key}${close}`), [
        { detector: 'private-key', confidence: 'certain', parts: [key] },
      ]);
    }
  });

  it('may be one line with escaped breaks', () => {
    for (const block of [escaped(key), escaped(escaped(key)), key.replaceAll('\n', '\\r\\n')]) {
      assert.deepEqual(locate(`{"key": "${block}"}`), [
        { detector: 'private-key', confidence: 'certain', parts: [block] },
      ]);
    }
  });

  it('may be indented, commented, quoted line by line, or stand in a log', () => {
    const lines = key.split('\n');
    for (const block of [
      lines.join('\n      '),
      lines.join('\n# '),
      lines.map((line) => `${line}\\n`).join('" +\n  "'),
      lines.join('\n2026-04-26 12:36:01 '),
      lines.join('\r\n'),
    ]) {
      const [found] = locate(`x = "${block}"`);
      assert.equal(found?.detector, 'private-key', block.slice(0, 90));
      assert.equal(found.confidence, 'certain');
    }
  });

  it('has its kind from its label', () => {
    const kinds = {
      'PRIVATE KEY': 'private-key',
      'EC PRIVATE KEY': 'private-key',
      'OPENSSH PRIVATE KEY': 'ssh-private-key',
      'PGP PRIVATE KEY BLOCK': 'pgp-private-key',
    };
    for (const [label, detector] of Object.entries(kinds)) {
      const head = label.startsWith('OPENSSH')
        ? Buffer.from('openssh-key-v1\0\0\0\0\x04none').toString('base64url')
        : 'MIIE';
      assert.deepEqual(
        locate(pem(label, head)).map((found) => [found.detector, found.confidence]),
        [[detector, 'certain']],
      );
    }
  });

  it('is only possible where it is encrypted', () => {
    const proc = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n${wrap(seeded(2).pick(BASE64, 300))}\n-----END RSA PRIVATE KEY-----`;
    const openssh = pem(
      'OPENSSH PRIVATE KEY',
      Buffer.from('openssh-key-v1\0\0\0\0\x0aaes256-ctr\0').toString('base64url').slice(0, 36),
    );
    for (const text of [pem('ENCRYPTED PRIVATE KEY'), proc, openssh]) {
      assert.deepEqual(
        read(text).secrets.map(({ confidence, reason }) => [confidence, reason]),
        [['possible', 'it is encrypted']],
      );
    }
  });

  it('is none without content', () => {
    for (const text of [
      '-----BEGIN PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----\nREPLACE ME\n-----END PRIVATE KEY-----',
      `-----BEGIN PRIVATE KEY-----\n${'x'.repeat(200)}\n-----END PRIVATE KEY-----`,
      'if line.startswith("-----BEGIN RSA PRIVATE KEY-----"):\n    pass',
      pem('PUBLIC KEY'),
      pem('CERTIFICATE'),
    ]) {
      assert.deepEqual(locate(text), [], text.slice(0, 60));
    }
  });

  it('without its end is possible where much of it stands there', () => {
    const cut = key.split('\n').slice(0, 8).join('\n');
    assert.deepEqual(locate(cut), [{ detector: 'private-key', confidence: 'possible', parts: [cut] }]);
    assert.deepEqual(locate(key.slice(0, 150)), []);
  });

  it('is two where two stand one behind the other', () => {
    const second = pem('EC PRIVATE KEY', 'MHcCAQEEI', 150, 2);
    assert.deepEqual(
      locate(`${key}\n${second}`).map(({ parts }) => parts),
      [[key], [second]],
    );
  });

  it('in base64 is the encoded run', () => {
    const run = Buffer.from(key).toString('base64');
    const wrapped = run.match(/.{1,76}/g)!.join('\n    ');
    assert.deepEqual(
      locate(`data:\n  tls.key: ${run}\n`).map((found) => found.parts),
      [[run]],
    );
    const [found] = read(`data:\n  tls.key: |\n    ${wrapped}\n`).secrets;
    assert.equal(found?.decoding, 'base64');
  });
});

describe('a service account’s key', () => {
  it('names the account', () => {
    const file = JSON.stringify({
      type: 'service_account',
      private_key: pem('PRIVATE KEY'),
      client_email: 'ci@acme-1.iam.gserviceaccount.com',
    });
    for (const text of [file, JSON.stringify(file), Buffer.from(file).toString('base64')]) {
      const [found, ...others] = read(text).secrets;
      assert.deepEqual(others, []);
      assert.match(found?.detector ?? '', /^google-service-account-key/);
      assert.deepEqual(found?.facts, { clientEmail: 'ci@acme-1.iam.gserviceaccount.com' });
    }
  });
});

describe('a JSON Web Key', () => {
  const URL_SAFE = BASE64.replace('+', '-').replace('/', '_');
  const value = (length: number, seed = 7): string => seeded(seed).pick(URL_SAFE, length);
  const publicPart = { crv: 'P-256', x: value(43, 2), y: value(43, 3) };
  const found = (text: string, path = 'config/keys.json'): readonly (string | undefined)[] =>
    locate(text, path).flatMap(({ detector, parts }) => (detector === 'json-web-key' ? parts : []));

  it('is secret in its private part, whatever its type and however it is written', () => {
    const d = value(43);
    const rsa = value(342, 5);
    const k = value(43, 6);
    const key = { kty: 'EC', ...publicPart, d };
    assert.deepEqual(found(JSON.stringify(key)), [d]);
    assert.deepEqual(found(JSON.stringify({ d, ...publicPart, kty: 'EC' }, undefined, 2)), [d]);
    assert.deepEqual(found(JSON.stringify(JSON.stringify(key))), [d]);
    assert.deepEqual(found(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: value(43, 2), d })), [d]);
    assert.deepEqual(found(JSON.stringify({ kty: 'RSA', n: value(342, 4), e: 'AQAB', d: rsa, p: value(171, 8) })), [
      rsa,
    ]);
    assert.deepEqual(found(JSON.stringify({ kty: 'oct', alg: 'HS256', k })), [k]);
    assert.deepEqual(
      found(`keys:\n  - kty: EC\n    crv: P-256\n    d: ${d}\n  - kty: oct\n    k: "${k}"\n`, 'a.yaml'),
      [d, k],
    );
    assert.deepEqual(found(`const key = { kty: 'EC', d: '${d}' };`, 'src/a.ts'), [d]);
  });

  it('is each of a set by itself', () => {
    const set = {
      keys: [1, 2, 3].map((seed) => ({ kty: 'EC', ...publicPart, ...(seed !== 2 && { d: value(43, seed) }) })),
    };
    assert.deepEqual(found(JSON.stringify(set)), [value(43, 1), value(43, 3)]);
  });

  it('is none where it is public, made up, or no key', () => {
    for (const none of [
      { kty: 'EC', ...publicPart },
      { kty: 'RSA', n: value(342, 4), e: 'AQAB' },
      { kty: 'EC', d: 'A'.repeat(43) },
      { kty: 'EC', d: value(30) },
      { kty: 'other', d: value(43) },
      { kind: 'kty', d: value(43) },
    ]) {
      assert.deepEqual(found(JSON.stringify(none)), [], JSON.stringify(Object.keys(none)));
    }
  });
});
