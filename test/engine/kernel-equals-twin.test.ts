import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileText } from './hostile-text';
import { byKind, kernelScanner, latin1, tell, twinScanner } from './scanners';
import { vocabulary } from './vocabulary';

const twin = twinScanner(vocabulary);
/** Calls of one block take every path that carries something from block to block through memory. */
const kernels = [
  { name: 'calls of 32 KB', scanner: kernelScanner(vocabulary) },
  { name: 'calls of 64 bytes', scanner: kernelScanner(vocabulary, { callBytes: 64 }) },
  { name: 'a window of 24 KB', scanner: kernelScanner(vocabulary, { windowBytes: 24 * 1024, callBytes: 4096 + 64 }) },
];

function assertSame(text: string): void {
  const bytes = latin1(text);
  const wanted = byKind(tell(twin, bytes));
  for (const { name, scanner } of kernels) assert.deepEqual(byKind(tell(scanner, bytes)), wanted, name);
}

describe('the kernel tells what its twin tells', () => {
  it('of any mixture of what means something to it', () => {
    fc.assert(fc.property(hostileText(60), assertSame), { numRuns: 1500 });
  });

  it('of texts over many windows', () => {
    const long = fc
      .array(hostileText(200), { minLength: 20, maxLength: 40, size: 'max' })
      .map((texts) => texts.join('\n'));
    fc.assert(fc.property(long, assertSame), { numRuns: 12 });
  });

  it('of arbitrary bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 400, size: 'max' }).map((all) => Buffer.from(all).toString('latin1'));
    fc.assert(fc.property(bytes, assertSame), { numRuns: 500 });
  });

  it('at every place in a block', () => {
    const seeds = [
      '',
      'a',
      'key',
      'key=',
      'pw=',
      'pw',
      'api_key = "x"',
      `key${' '.repeat(40)}=`,
      `key${' '.repeat(41)}=`,
      `${'a'.repeat(93)}key=`,
      `${'a'.repeat(94)}key=`,
      '-----BEGIN',
      '----BEGIN',
      'sk-123456789',
      'sk-12345678',
      '\\nsk-0123456789',
      '%3Dsk-0123456789',
      'nsk-0123456789',
      'secret []byte = "x"',
      `secret ${'T'.repeat(30)} = "x"`,
      `secret ${'T'.repeat(31)} = "x"`,
      'identified by x',
      '--password x',
      'x://u:p@h',
      `x://u:${'p'.repeat(1021)}@h`,
      `x://u:${'p'.repeat(1022)}@h`,
      'NHI-allow secretlint-disable',
      latin1('пароль=').toString(),
    ];
    for (const seed of seeds)
      for (let shift = 0; shift <= 130; shift++) {
        assertSame(`${'\n'.repeat(shift)}${seed}`);
        assertSame(`${'x'.repeat(shift)}\n${seed}\n`);
      }
  });

  it('of documents as long as windows and calls are', () => {
    for (const length of [4095, 4096, 4097, 24576, 32767, 32768, 32769, 65536, 98304])
      assertSame('x=key sk-0123456789 "password": "a"\n'.repeat(length / 36 + 1).slice(0, length));
  });
});
