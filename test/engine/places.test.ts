import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexLines } from '../../scanner/text';
import { advance, markAtStart } from '../../scanner/engine/text-mark';
import { kernelFinder, kernelScanner, readerOf, toBytes, twinScanner, visitAll } from './scanners';
import { vocabulary } from './vocabulary';

const small = { windowBytes: 24 * 1024 };
const engines = [
  { name: 'kernel', scanner: kernelScanner(vocabulary, small) },
  { name: 'twin', scanner: twinScanner(vocabulary, small) },
];
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Characters of every length, line ends, and every way to break UTF-8: cut, overlong, surrogates, out of range, stray. */
const characters = [
  'a',
  '\n',
  '\r',
  '\r\n',
  'é',
  '€',
  '😀',
  '\ufeff',
  '\ud7ff',
  '\u{10ffff}',
  'plain words of plain ASCII, long enough to fill a block of sixty-four',
].map((text) => [...toBytes(text)]);
const broken = [
  [0x80],
  [0xbf],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xc3],
  [0xe0],
  [0xe0, 0x9f, 0x80],
  [0xe0, 0xa0],
  [0xe2, 0x82],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x8f, 0xbf, 0xbf],
  [0xf0, 0x9f],
  [0xf0, 0x9f, 0x98],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80],
  [0xff],
];
const text = (maxLength: number): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.constantFrom(...characters, ...characters, ...broken), { maxLength, size: 'max' })
    .map((pieces) => Uint8Array.from(pieces.flat()));

/** Between two of these the text is cut where `locate` may be asked. */
const marker = [...toBytes('nhi-allow')];

describe('a mark in the text', () => {
  it('counts units as TextDecoder decodes', () => {
    fc.assert(
      fc.property(text(300), (bytes) => {
        const mark = markAtStart();
        advance(bytes, mark, 0, bytes.length);
        assert.equal(mark.units, decode(bytes).length);
      }),
      { numRuns: 1000 },
    );
  });

  it('is moved by the kernel as by its twin, from any place to any other', () => {
    const finder = kernelFinder(vocabulary, 24 * 1024);
    fc.assert(
      fc.property(text(400), fc.array(fc.nat(1000), { maxLength: 5 }), (bytes, cuts) => {
        finder.window.fill(0);
        finder.window.set(bytes, 4096);
        const ours = markAtStart();
        const twins = markAtStart();
        const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        places.slice(1).forEach((to, index) => {
          const from = places[index]!;
          finder.advance(ours, 4096 + from, 4096 + to);
          advance(finder.window, twins, 4096 + from, 4096 + to);
          assert.deepEqual(ours, twins);
        });
      }),
      { numRuns: 1500 },
    );
  });
});

for (const { name, scanner } of engines)
  describe(`places, by the ${name}`, () => {
    const assertPlaces = (pieces: readonly Uint8Array[]): void => {
      const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece, ...marker]));
      const whole = decode(bytes);
      const lines = indexLines(whole);
      let asked = 0;
      visitAll(scanner, readerOf(bytes), (kind, window, _, [start = 0, end = 0]) => {
        if (kind !== 'marker') return;
        for (const index of asked++ % 3 === 0 ? [end, start] : [start, end]) {
          const offset = decode(bytes.subarray(0, index + window.offset)).length;
          assert.deepEqual(window.locate(index), { offset, ...lines.position(offset) });
        }
        assert.equal(window.utf8(start, end), 'nhi-allow');
        assert.equal(window.latin1(start, end), 'nhi-allow');
      });
      assert.equal(asked, pieces.length);
    };

    it('are those that indexLines finds, in any text', () => {
      fc.assert(fc.property(fc.array(text(40), { maxLength: 20 }), assertPlaces), { numRuns: 200 });
    });

    it('are right over many windows', () => {
      const long = fc.array(text(3000), { minLength: 12, maxLength: 24, size: 'max' });
      fc.assert(fc.property(long, assertPlaces), { numRuns: 4 });
    });

    it('count a byte order mark as one unit, and in no column', () => {
      assertPlaces([toBytes('\ufeffa '), toBytes('b')]);
      const columns: number[] = [];
      const bytes = Uint8Array.from([...toBytes('\ufeffa '), ...marker, ...toBytes('\n  '), ...marker]);
      visitAll(scanner, readerOf(bytes), (kind, window, _, [start = 0]) => {
        if (kind === 'marker') columns.push(window.locate(start).column);
      });
      assert.deepEqual(columns, [3, 3]);
    });

    it('take a return before a line feed for no line end, also where windows meet', () => {
      for (let shift = 0; shift < 130; shift += name === 'twin' ? 13 : 1)
        assertPlaces([toBytes(`${'x'.repeat(14_300 + shift)}\r\n`), toBytes('\r'), toBytes('x'.repeat(20_000))]);
    });
  });
