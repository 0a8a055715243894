import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBase64, decodeJson, isEncrypted, isMonotonous, isPlaceholder } from '../../scanner/secrets/judgement';

describe('a placeholder', () => {
  const invented = [
    'EXAMPLE7Q2',
    'your-api-key-here',
    'xxxxxxxxxxxx',
    'XxXxXxXxXxXx',
    '0000000000000000',
    'abcdefghijklmnop',
    'zyxwvutsrqponmlk',
    '1234567890123456',
    'a1b2a1b2a1b2a1b2',
    'deadbeefdeadbeef',
    'CHANGE_ME_PLEASE',
  ];
  for (const value of invented) {
    it(`is told: ${value}`, () => {
      assert.ok(isPlaceholder(value));
    });
  }

  it('is not what a generator of random characters gives', () => {
    for (const alphabet of ['0123456789abcdef', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']) {
      const value = fc.array(fc.constantFrom(...Array.from(alphabet)), { minLength: 40, maxLength: 40 });
      let told = 0;
      fc.assert(
        fc.property(value, (characters) => {
          if (isMonotonous(characters.join(''))) told++;
        }),
        { numRuns: 500, seed: 7 },
      );
      // fast-check itself likes repeated characters: a few of its own are monotonous indeed
      assert.ok(told < 25, `${told} of 500`);
    }
  });

  it('is nothing, where there is nothing', () => {
    assert.ok(!isPlaceholder(''));
  });
});

describe('an encrypted value', () => {
  const sealed = 'kind: SealedSecret\nspec:\n  encryptedData:\n    first: AgBx\n    second: ';

  it('stands in a wrapper or under the key of a sealed secret', () => {
    for (const before of [
      'password: ENC[AES256_GCM,data:',
      'password=ENC(',
      sealed,
      sealed.replaceAll('\n', '\r\n'),
      '{"spec": {"encryptedData": {"first": "AgBx", "second": "',
    ]) {
      assert.ok(isEncrypted(before), before);
    }
  });

  it('does not behind them', () => {
    for (const before of [
      'password: ENC[AES256_GCM,data:abc] token: ',
      `${sealed}AgBy\n  template:\n    data:\n      token: `,
      '{"spec": {"encryptedData": {"first": "AgBx"}, "token": "',
      'if (encryptedData) password = "',
      'SILENCE(',
      '',
    ]) {
      assert.ok(!isEncrypted(before), before);
    }
  });
});

describe('base64', () => {
  it('is read in both alphabets, with and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        for (const encoding of ['base64', 'base64url'] as const) {
          assert.equal(decodeBase64(Buffer.from(bytes).toString(encoding)), text);
        }
      }),
    );
  });

  it('is nothing else', () => {
    for (const text of ['a', 'abc*', 'é', 'a=b=']) assert.equal(decodeBase64(text), undefined);
  });

  it('may hold a JSON object, or not', () => {
    assert.deepEqual(decodeJson(Buffer.from('{"ä": 1}').toString('base64')), { ä: 1 });
    for (const text of ['[1]', '{"a"', 'null', '"x"', '']) assert.equal(decodeJson(btoa(text)), undefined);
    assert.equal(decodeJson(undefined), undefined);
  });
});
