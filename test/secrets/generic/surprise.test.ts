import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeholderShare } from '../../../scanner/secrets/generic/placeholder';
import { surprise } from '../../../scanner/secrets/generic/surprise';
import { factsOf, variety } from '../../../scanner/secrets/generic/value-facts';
import { filled } from './examined';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const of = (text: string) => surprise(bytesOf(text), 0, text.length);
const share = (text: string): number => placeholderShare(bytesOf(text), 0, text.length);

describe('surprise', () => {
  it('is small for words and large for noise of the same length', () => {
    assert.ok(of('configuration').bits * 2 < of(filled('%A13')).bits);
    assert.ok(of('correct horse battery').perCharacter < 280);
    assert.ok(of(filled('%A21')).perCharacter > 400);
  });

  it('is smaller for repeats and runs than for noise', () => {
    assert.ok(of('aaaaaaaaaaaa').bits < 1800);
    assert.ok(of('abcdefghijkl').bits < 2500);
    assert.ok(of('987654321').bits < 1500);
  });

  it('charges for a capital between small letters', () => {
    assert.ok(of('qzWx').bits > of('qzwx').bits);
  });

  it('charges at most four bits for a letter of a hexadecimal value', () => {
    assert.ok(of(filled('%H32')).perCharacter <= 400);
  });

  it('says which share of the letters words cover', () => {
    assert.equal(of('password').cover, 100);
    assert.equal(of('zqxj').cover, 0);
    assert.equal(of('1234').letters, 0);
  });

  it('takes what lies beyond 160 bytes to be like the beginning', () => {
    const short = of('zq7x'.repeat(40));
    const long = of('zq7x'.repeat(80));
    assert.equal(long.bits, short.bits * 2);
    assert.equal(long.perCharacter, short.perCharacter);
  });

  it('is whole, grows with what is appended, and never exceeds eight bits and a capital a byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(255), (bytes, more) => {
        const { bits, perCharacter, cover } = surprise(bytes, 0, bytes.length);
        const longer = surprise(Uint8Array.of(...bytes, more), 0, bytes.length + 1);
        assert.ok(Number.isInteger(bits) && Number.isInteger(perCharacter));
        assert.ok(bits <= bytes.length * 870 && cover >= 0 && cover <= 100);
        // a 16th hexadecimal digit makes the letters before it cheaper
        if (bytes.length !== 15) assert.ok(longer.bits >= bits || bytes.length < 16);
      }),
    );
  });

  it('is that of the part that is asked about', () => {
    const bytes = bytesOf('xxxx = password;');
    assert.deepEqual(surprise(bytes, 7, 15), of('password'));
    assert.deepEqual(surprise(bytes, 3, 3), { bits: 0, perCharacter: 0, cover: 0, letters: 0 });
  });
});

describe('the share of placeholder words', () => {
  const shares: Readonly<Record<string, number>> = {
    changeme: 100,
    'your-password': 100,
    P4ssw0rd: 100,
    'xxxx-xxxx': 100,
    '12345678': 100,
    my_secret1: 88,
    zq7xk2: 0,
    '': 0,
    pass: 100,
    passzq: 0,
  };
  for (const [text, percent] of Object.entries(shares)) {
    it(`of ${JSON.stringify(text)} is ${percent} percent`, () => {
      assert.equal(share(text), percent);
    });
  }

  it('lies between 0 and 100 for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        const percent = placeholderShare(bytes, 0, bytes.length);
        assert.ok(percent >= 0 && percent <= 100);
      }),
    );
  });
});

describe('the facts of a value', () => {
  it('count its characters', () => {
    const text = 'aB3 é-aa';
    const bytes = new TextEncoder().encode(text);
    const facts = factsOf(bytes, 0, bytes.length);
    assert.deepEqual(
      { ...facts },
      {
        length: 9,
        lower: 3,
        upper: 1,
        digits: 1,
        white: 1,
        special: 1,
        high: 2,
        seen: 9,
        distinct: 7,
        hex: 5,
        longestRun: 2,
      },
    );
    assert.equal(variety(facts), 77);
  });
});
