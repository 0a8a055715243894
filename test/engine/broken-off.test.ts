import assert from 'node:assert/strict';
import { byKind, kernelScanner, latin1, readerOf, tell, twinScanner, visitAll } from './scanners';
import { vocabulary } from './vocabulary';

/** Calls of one block: what is carried to the next call is what the document's 64th byte left. */
const kernel = kernelScanner(vocabulary, { callBytes: 64 });
const twin = twinScanner(vocabulary);
const BLOCK = 64;

/** Each holds something that a block carries to the next, wherever it is cut. */
const carriers = [
  'my_token=x',
  'pw=x',
  'password  =  x',
  "secret'] = x",
  'sk-0123456789ab',
  '\\nsk-0123456789ab',
  '%3Dsk-0123456789ab',
  'xsk-0123456789ab',
  'x://u:p@h',
  '-----BEGIN',
  'nhi-allow',
];

describe('a document that was broken off', () => {
  it('leaves nothing to the next', () => {
    for (const carrier of carriers)
      for (let cut = 0; cut <= carrier.length; cut++) {
        const broken = `key=x${carrier.slice(0, cut).padStart(BLOCK - 5)}${' '.repeat(100)}`;
        const stop = () => {
          throw new RangeError('enough');
        };
        assert.throws(() => visitAll(kernel, readerOf(latin1(broken)), stop), RangeError);
        const next = latin1(carrier.slice(cut));
        assert.deepEqual(byKind(tell(kernel, next)), byKind(tell(twin, next)), `${carrier} cut at ${cut}`);
      }
  });

  it('and the first of a scanner are like any other', () => {
    for (const carrier of carriers) {
      const bytes = latin1(carrier);
      assert.deepEqual(byKind(tell(kernelScanner(vocabulary), bytes)), byKind(tell(twin, bytes)), carrier);
    }
  });
});
