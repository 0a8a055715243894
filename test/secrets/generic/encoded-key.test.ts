import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { encodedKeyDetectors } from '../../../scanner/secrets/generic';
import { seeded } from '../seeded';

/** @returns what the detector finds at the first of its literals, and its doubt */
function found(text: string): { secret: string; reason: string | undefined } | undefined {
  for (const { literals, shape, doubt } of encodedKeyDetectors) {
    for (const literal of literals) {
      const at = text.indexOf(literal);
      if (at < 0) continue;
      const pattern = shape();
      pattern.lastIndex = at;
      const secret = pattern.exec(text)?.[0];
      if (secret !== undefined) return { secret, reason: doubt?.(secret)?.reason };
    }
  }
  return undefined;
}

describe('a private key in DER, written in base64', () => {
  const encodings = [
    ['rsa', 'pkcs1'],
    ['rsa', 'pkcs8'],
    ['ec', 'sec1'],
    ['ec', 'pkcs8'],
  ] as const;
  for (const [kind, type] of encodings) {
    it(`is found whole: ${kind}, ${type}`, () => {
      const { privateKey } =
        kind === 'rsa'
          ? generateKeyPairSync('rsa', { modulusLength: 1024 })
          : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
      const encoded = privateKey.export({ format: 'der', type }).toString('base64');
      assert.deepEqual(found(`key = "${encoded}";`), { secret: encoded, reason: undefined });
    });
  }

  it('is doubted where it is cut short', () => {
    const [one] = encodedKeyDetectors;
    const secret = one?.examples.positive[0]?.(seeded(2)).secret ?? '';
    assert.equal(found(secret)?.reason, undefined);
    assert.equal(found(secret.slice(0, 400))?.reason, 'shorter or longer than it says');
  });

  it('is neither a certificate, nor a public key, nor a line of a PEM block', () => {
    for (const detector of encodedKeyDetectors) {
      for (const negative of detector.examples.negative) assert.equal(found(negative(seeded(3))), undefined);
    }
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    assert.equal(found(publicKey.export({ format: 'der', type: 'spki' }).toString('base64')), undefined);
  });
});
