import assert from 'node:assert/strict';
import { crc32Base62, signed } from '../../scanner/secrets/checksums';
import { read } from './reading';
import { seeded } from './seeded';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function only(text: string, path?: string) {
  const { secrets } = read(text, path);
  assert.equal(secrets.length, 1, JSON.stringify(secrets.map(({ detector }) => detector)));
  return secrets[0]!;
}

describe('how sure a match is', () => {
  const invented = 'ghp_' + seeded(7).pick(LETTERS, 36);

  it('is certain where the checksum matches', () => {
    const { confidence, reason } = only(`token: ${signed(crc32Base62, invented)}`);
    assert.deepEqual([confidence, reason], ['certain', 'checksum matches']);
  });

  it('is a step lower where it does not, and says so', () => {
    const { confidence, reason } = only(`token: ${invented}`);
    assert.deepEqual([confidence, reason], ['likely', 'checksum does not match']);
  });

  const empty = {
    'a word that says so': 'ghp_EXAMPLEtoken' + 'Zq9'.repeat(8),
    'one character over and over': 'ghp_' + 'x'.repeat(36),
    'the alphabet': 'ghp_' + LETTERS.slice(0, 36),
    'a pattern that repeats': 'ghp_' + 'Az4'.repeat(12),
    'digits in order': 'AKIA' + '234567ABCDEFGHIJ',
  };
  for (const [what, text] of Object.entries(empty)) {
    it(`is no match at all where the value is filled with ${what}`, () => {
      assert.deepEqual(read(`token = "${text}"`).secrets, []);
    });
  }

  it('is no match where a name only begins like a token', () => {
    assert.deepEqual(read('const x = GOOGLEAPPLICATIONCREDENTIALSX;').secrets, []);
    assert.deepEqual(read('test_the_retrieval_of_many_small_documents()').secrets, []);
  });

  it('is no match where an underscore carries a name on', () => {
    assert.deepEqual(read(`x = fixture_${invented}`).secrets, []);
  });

  it('is no match where a short prefix stands inside of a digest', () => {
    const body = seeded(6).pick(LETTERS, 30);
    assert.deepEqual(read(`file.py,sha256=Xk2_9aQz-Lm4TfwB-fw_${body},160`).secrets, []);
    assert.deepEqual(read(`file.py,sha256=fw_${body},160`).secrets, []);
    const lines = Array.from({ length: 3 }, (_, at) => `EAAAl${seeded(at + 1).pick(LETTERS, 71)}`).join('\n');
    assert.deepEqual(read(`${lines}\nEAAAl${body}${body}\n`).secrets, []);
    assert.equal(read(`key: fw_${body}`).secrets.length, 1);
    assert.equal(read(`key: my-service-fw_${body}`).secrets.length, 1);
  });

  it('is no match inside of what is encrypted', () => {
    const key = 'AKIA' + seeded(3).pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16);
    assert.deepEqual(read(`value: ENC[AES256_GCM,data:${key},iv:abc]`).secrets, []);
    assert.deepEqual(read(`password = ENC(${key})`).secrets, []);
    assert.deepEqual(read(`kind: SealedSecret\nspec:\n  encryptedData:\n    key: ${key}\n`).secrets, []);
    assert.equal(read(`value: ${key}`).secrets.length, 1);
  });
});

describe('a form that several vendors share', () => {
  const key = 'sk-' + seeded(5).pick('0123456789abcdef', 32);

  it('counts beside its vendor’s name', () => {
    for (const text of [
      `DEEPSEEK_API_KEY=${key}`,
      `# DeepSeek\nclient = OpenAI(api_key="${key}")`,
      `const myDeepseekKey = '${key}'`,
      `"key": "${key}" // deepseek`,
    ]) {
      assert.deepEqual(read(text).secrets.filter(({ detector }) => detector === 'deepseek-api-key').length, 1, text);
    }
  });

  it('does not where the name stands only inside of another word, or far away', () => {
    const live = 'test_' + seeded(5).pick('0123456789abcdef', 35);
    const found = (text: string) => read(text).secrets.filter(({ detector }) => detector === 'lob-api-key').length;
    assert.equal(found(`global key ${live}`), 0);
    assert.equal(found(`lob${'\n'.repeat(2000)}${live}`), 0);
    assert.equal(found(`lob: ${live}`), 1);
  });
});

describe('what a value says of itself', () => {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('is the account of an AWS key id', () => {
    // The account 123456789012, in bits 1 to 40 of 48.
    const bits = (123456789012n << 7n).toString(2).padStart(48, '0');
    const id = (bits + '10'.repeat(16))
      .match(/.{5}/g)!
      .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five, 2)])
      .join('');
    const { facts } = only(`aws: AKIA${id.slice(0, 16)}`);
    assert.deepEqual(facts, { account: '123456789012' });
  });

  it('is who issued a token, for whom, and until when', () => {
    const payload = { iss: 'https://id.example', sub: 'deploy', exp: Date.UTC(2031, 4, 6, 7) / 1000 };
    const { facts } = only(`${encode({ alg: 'HS256' })}.${encode(payload)}.${seeded(2).pick(LETTERS, 43)}`);
    assert.deepEqual(facts, { issuer: 'https://id.example', subject: 'deploy', expires: '2031-05-06' });
  });

  it('is no day that there is not', () => {
    for (const exp of [-1, 1e300, 'tomorrow', null]) {
      const { facts } = only(`${encode({ alg: 'HS256' })}.${encode({ iss: 'a', exp })}.${seeded(2).pick(LETTERS, 43)}`);
      assert.deepEqual(facts, { issuer: 'a' });
    }
  });

  it('makes a token doubtful that is a tutorial’s or not signed', () => {
    const sample = { sub: '1234567890', name: 'John Doe', iat: 1516239022 };
    assert.equal(
      only(`${encode({ alg: 'HS256' })}.${encode(sample)}.${seeded(2).pick(LETTERS, 43)}`).confidence,
      'possible',
    );
    assert.equal(only(`${encode({ alg: 'none' })}.${encode({ sub: 'deploy-bot-1' })}.`).confidence, 'possible');
  });
});

describe('the secret half of an AWS key', () => {
  const id = 'AKIA' + seeded(3).pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16);
  const secret = seeded(4).pick(`${LETTERS}+/`, 40);
  const half = (text: string) => {
    const { secrets } = read(text);
    return secrets
      .filter(({ detector }) => detector === 'aws-secret-access-key')
      .map(({ parts }) => parts.map(({ start, end }) => text.slice(start, end)));
  };

  it('is found beside its key id', () => {
    for (const text of [
      `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
      `new Credentials("${id}", "${secret}")`,
      `{"x": "${secret}", "id": "${id}"}`,
    ]) {
      assert.deepEqual(half(text), [[secret]], text);
    }
  });

  it('is no digest and no path', () => {
    const digest = seeded(4).pick('0123456789abcdef', 40);
    assert.deepEqual(half(`${id} ${digest}`), []);
    assert.deepEqual(half(`${id} src/main/java/com/Example/App1/Key2/F3`), []);
  });

  it('is not looked for far away', () => {
    assert.deepEqual(half(`${id}\n${'# \n'.repeat(400)}"${secret}"`), []);
  });
});
