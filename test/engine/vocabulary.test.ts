import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ScannerError } from '../../scanner/model';
import { createScanner } from '../../scanner/engine';
import type { Vocabulary } from '../../scanner/engine';
import { allProgramNames, allProgramWords } from '../../scanner/identities/program-words';
import { vocabulary as ofSecrets } from '../../scanner/secrets/vocabulary';
import { assignBuckets } from '../../scanner/engine/letter-buckets';
import { buildTables } from '../../scanner/engine/tables';
import { byKind, kernelScanner, latin1, tell, twinScanner } from './scanners';
import { vocabulary } from './vocabulary';

const shipped: Vocabulary = {
  ...ofSecrets,
  literals: [...ofSecrets.literals, ...allProgramNames],
  markers: [...ofSecrets.markers, ...allProgramWords],
};
const empty: Vocabulary = { literals: [], keywords: [], markers: [] };
const keyword = (text: string) => ({ text, afterBlank: false, yields: false });

describe('a vocabulary', () => {
  it('is refused with the word the engine cannot look for, and why', () => {
    const refused: readonly (readonly [Partial<Vocabulary>, RegExp])[] = [
      [{ literals: ['ab'] }, /literal "ab" has not 3 to 64 bytes/],
      [{ literals: ['$abc'] }, /literal "\$abc" does not begin with a letter or digit/],
      [{ literals: ['a"bc'] }, /literal "a\\"bc" holds .* among its first 12 bytes/],
      [{ literals: ['aé--'] }, /is not printable ASCII/],
      [{ literals: ['abc', 'abc'] }, /literal "abc" is there twice/],
      [{ literals: Array.from({ length: 2001 }, (_, n) => `a${n}bcd`) }, /at most 2000 literals, not 2001/],
      [{ keywords: [keyword('Pass')] }, /keyword "Pass" is not in lower case/],
      [{ keywords: [keyword('a b')] }, /holds what no name is made of/],
      [{ keywords: [keyword('k-9')] }, /has no two letters side by side/],
      [{ keywords: [keyword('')] }, /has no two letters/],
      [{ keywords: [keyword('a'.repeat(64))] }, /has over 63 bytes/],
      [{ keywords: [keyword('密'.repeat(22))] }, /has over 63 bytes/],
      [{ markers: ['ab-cd'] }, /marker "ab-cd" has no three letters side by side/],
      [{ markers: ['Allow'] }, /is not in lower case/],
      [{ markers: ['abc'] }, /has not 4 to 64 bytes/],
    ];
    for (const [part, message] of refused) {
      const asked = { ...empty, ...part };
      for (const make of [() => buildTables(asked), () => createScanner({ vocabulary: asked })])
        assert.throws(make, (error) => error instanceof ScannerError && message.test(error.message), message.source);
    }
  });

  it('may be large', () => {
    const large: Vocabulary = {
      literals: Array.from({ length: 2000 }, (_, n) => `k${n.toString(36)}xy_`),
      keywords: Array.from({ length: 200 }, (_, n) =>
        keyword(`${String.fromCharCode(97 + (n % 26), 97 + ((n / 26) | 0))}word`),
      ),
      markers: Array.from({ length: 64 }, (_, n) => `${n}-allow`),
    };
    const text =
      large.literals.map((literal) => `${literal}0123456789\n`).join('') +
      large.keywords.map(({ text }) => `${text}=x\n`).join('') +
      large.markers.join('\n');
    const told = tell(kernelScanner(large), latin1(text));
    assert.deepEqual(byKind(told), byKind(tell(twinScanner(large), latin1(text))));
    assert.equal(told.filter(([kind]) => kind === 'literal').length, 2000);
    assert.equal(told.filter(([kind]) => kind === 'name').length, 200);
  });

  it('may have too many different letters, which is said', () => {
    const keywords = Array.from({ length: 70 }, (_, n) => keyword(String.fromCodePoint(0x4e00 + n * 97)));
    assert.throws(() => buildTables({ ...empty, keywords }), /different bytes/);
  });

  it('may be empty', () => {
    const text = latin1('password = "x" https://u:p@h -----BEGIN nhi-allow');
    assert.deepEqual(
      tell(kernelScanner(empty), text).map(([kind]) => kind),
      ['url', 'pem'],
    );
  });

  it('is searched alike by kernel and twin, whatever it holds', () => {
    const letters = (alphabet: string, minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength, maxLength });
    const words = fc.record({
      literals: fc.uniqueArray(
        fc.tuple(letters('abA0', 1, 1), letters('abA0-_', 2, 14)).map((parts) => parts.join('')),
        { maxLength: 20 },
      ),
      keywords: fc.uniqueArray(
        fc.record({
          text: fc.tuple(letters('ab', 2, 5), letters('ab_пa', 0, 3)).map((parts) => parts.join('')),
          afterBlank: fc.boolean(),
          yields: fc.boolean(),
        }),
        { maxLength: 12, selector: ({ text }) => text },
      ),
      markers: fc.uniqueArray(
        fc.tuple(letters('ab', 3, 5), letters('ab-:', 1, 6)).map((parts) => parts.join('')),
        { maxLength: 4 },
      ),
    });
    const text = letters('aaabbbABA0-_=: "п\n', 0, 400);
    fc.assert(
      fc.property(words, text, (asked, searched) => {
        const bytes = Buffer.from(searched);
        const sizes = { windowBytes: 24 * 1024 };
        assert.deepEqual(
          byKind(tell(kernelScanner(asked, { ...sizes, callBytes: 64 }), bytes)),
          byKind(tell(twinScanner(asked, sizes), bytes)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same tables each time', () => {
    assert.deepEqual(buildTables(vocabulary), buildTables(vocabulary));
  });

  it('has its letters chosen for few candidates', () => {
    const words = shipped.keywords.map(({ text }) => text).filter((text) => /^[a-z]{3,}$/.test(text));
    const placed = assignBuckets(words, shipped.markers);
    assert.equal(placed.length, words.length + shipped.markers.length);
    for (const [index, { bucket, run }] of placed.entries()) {
      const word = [...words, ...shipped.markers][index]!;
      const letters = run.letters.map((letter) => (letter < 0 ? '' : String.fromCharCode(letter + 97))).join('');
      const isMarker = index >= words.length;
      assert.ok(letters.length === 4 || (isMarker ? letters.length === 3 : word.length < 4 && letters === word));
      assert.equal(word.slice(run.lastAt + 1 - letters.length, run.lastAt + 1), letters);
      assert.ok(bucket >= 0 && bucket <= 7 && (index < words.length || bucket === 7));
    }
    assert.ok(new Set(placed.map(({ bucket }) => bucket)).size >= 6);
  });
});

describe('the engine that is chosen', () => {
  it('is the kernel, where it was built from the vocabulary', () => {
    const text = latin1('AK' + 'IA0123456789ABCDEF password="x" # nhi' + '-allow');
    const told = tell(createScanner({ vocabulary: shipped, engine: 'simd' }), text);
    assert.ok(told.length >= 3);
    assert.deepEqual(byKind(told), byKind(tell(createScanner({ vocabulary: shipped, engine: 'twin' }), text)));
    assert.deepEqual(byKind(told), byKind(tell(createScanner({ vocabulary: shipped }), text)));
  });

  it('is the twin for another vocabulary, unless the kernel is asked for', () => {
    assert.deepEqual(tell(createScanner({ vocabulary }), latin1('sk-0123456789')), [['literal', 2, 0, 3]]);
    assert.throws(() => createScanner({ vocabulary, engine: 'simd' }), /npm run build/);
  });

  it('is the twin where WebAssembly is missing or has no SIMD', () => {
    const real = globalThis.WebAssembly;
    const NoSimd = function () {
      throw new real.CompileError('invalid opcode');
    };
    try {
      for (const missing of [undefined, { ...real, Module: NoSimd, CompileError: real.CompileError }]) {
        Object.assign(globalThis, { WebAssembly: missing });
        assert.ok(tell(createScanner({ vocabulary: shipped }), latin1('password="x"')).length > 0);
        assert.throws(() => createScanner({ vocabulary: shipped, engine: 'simd' }), /no WebAssembly SIMD/);
      }
    } finally {
      Object.assign(globalThis, { WebAssembly: real });
    }
  });
});
