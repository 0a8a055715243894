import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestWord } from '../../scanner/text';

describe('nearestWord', () => {
  const words = ['identity/expired', 'identity/expires-soon', 'secret/aws-access-key', 'ab'];
  const table: readonly (readonly [string, string | undefined])[] = [
    ['identity/expird', 'identity/expired'],
    ['identity/exipred', 'identity/expired'],
    ['secret/aws-acess-kye', 'secret/aws-access-key'],
    ['identity/expired', 'identity/expired'],
    ['secret/stripe-live-key', undefined],
    ['xy', undefined],
    ['', undefined],
    ['x'.repeat(500), undefined],
  ];
  for (const [word, near] of table) {
    it(`${word.slice(0, 30) || 'nothing'}: ${near ?? 'none'}`, () => assert.equal(nearestWord(word, words), near));
  }

  it('finds a word again after one slip, whatever the candidates’ order', () => {
    const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(anyWord, { minLength: 1, maxLength: 6 }), fc.nat(), (candidates, at) => {
        const word = candidates[0]!;
        const slip = `${word.slice(0, at % word.length)}x${word.slice(at % word.length)}`;
        const near = nearestWord(slip, candidates);
        assert.ok(near !== undefined && Math.abs(near.length - slip.length) <= 1);
        assert.equal(nearestWord(slip, [...candidates].reverse()), near);
      }),
    );
  });
});
