import assert from 'node:assert/strict';
import { byKind, kernelScanner, latin1, readerOf, tell, twinScanner, visitAll } from './scanners';
import { vocabulary } from './vocabulary';

const kernel = kernelScanner(vocabulary);
const twin = twinScanner(vocabulary);
const MEGABYTE = 1_000_000;
/** 8,192 at once and one for each 64 bytes: what up to a megabyte may be told of one kind. */
const MOST = 8192 + MEGABYTE / 64;

const endless = {
  'names with an operator': 'key=',
  'names of two letters': 'pw=',
  'names with blanks': 'token x ',
  'line ends behind names': 'token\n',
  'typed names': 'key T = ',
  literals: 'sk-a-',
  'URLs with a password': 'a://u:p@h ',
  'PEM blocks': '-----BEGIN ',
  markers: 'ggignore ',
};

describe('input made to be slow', () => {
  for (const [name, piece] of Object.entries(endless))
    it(`is told of ${name} up to a bound that grows with it, and says so`, () => {
      const bytes = latin1(piece.repeat(MEGABYTE / piece.length));
      const counts = new Map<string, number>();
      const { capped } = visitAll(kernel, readerOf(bytes), (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
      const most = Math.max(...counts.values());
      assert.ok(most <= MOST && most > MOST - 64, `${most} of ${MOST}`);
      assert.equal(capped, true);
    });

  it('is cut by kernel and twin at the same place', () => {
    const blocks = kernelScanner(vocabulary, { windowBytes: 24 * 1024, callBytes: 64 });
    for (const piece of Object.values(endless)) {
      const bytes = latin1(`${piece.repeat(9000)}${' '.repeat(9000)}${piece.repeat(1000)}`);
      const wanted = byKind(tell(twin, bytes));
      assert.deepEqual(byKind(tell(kernel, bytes)), wanted, piece);
      assert.deepEqual(byKind(tell(blocks, bytes)), wanted, piece);
    }
  });

  it('is told in full below the bound', () => {
    const bytes = latin1('key=x\n'.repeat(8000));
    assert.equal(tell(kernel, bytes).length, 8000);
    assert.equal(visitAll(kernel, readerOf(bytes), () => undefined).capped, false);
  });

  it('leaves room for the rest of the document', () => {
    const text = `${'key='.repeat(100_000)}${' '.repeat(400_000)}\npassword="x"`;
    const [last] = tell(kernel, latin1(text)).slice(-1);
    assert.deepEqual(last?.slice(2), [text.indexOf('password'), text.indexOf('="'), text.indexOf('="')]);
  });

  it('without candidates is told of nothing', () => {
    for (const piece of [
      'a',
      ' ',
      '"',
      '-',
      '/',
      '=',
      '\\',
      ')',
      '://',
      'key',
      'k="',
      '\xff',
      'allow',
      'begin',
      'keys ',
    ])
      assert.deepEqual(tell(kernel, latin1(piece.repeat(300_000 / piece.length))), [], piece);
  });
});
