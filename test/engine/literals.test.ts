import assert from 'node:assert/strict';
import { kernelScanner, latin1, tell, toBytes, twinScanner } from './scanners';
import { vocabulary } from './vocabulary';

const small = { windowBytes: 24 * 1024 };
const engines = [
  { name: 'kernel', scanner: kernelScanner(vocabulary, small) },
  { name: 'twin', scanner: twinScanner(vocabulary, small) },
];
const { literals } = vocabulary;
const literalsIn = (scanner: (typeof engines)[number]['scanner'], text: string): string[] =>
  tell(scanner, latin1(text))
    .filter(([kind]) => kind === 'literal')
    .map(([, id, start = 0, end = 0]) => `${literals[id ?? 0]} ${text.slice(start, end)} ${start}`);

for (const { name, scanner } of engines)
  describe(`literals, by the ${name}`, () => {
    it('are found at every place in a block', () => {
      for (const literal of literals)
        for (let shift = 0; shift <= 130; shift++) {
          const found = literalsIn(scanner, `${' '.repeat(shift)}${literal}0123456789ab`);
          assert.ok(found.includes(`${literal} ${literal} ${shift}`), `${literal} at ${shift}`);
        }
    });

    it('are found wherever windows meet', () => {
      for (let place = 14_000; place < 14_700; place += 7) {
        const text = `${' '.repeat(place)}sk-proj-0123${' '.repeat(20_000)}`;
        assert.deepEqual(literalsIn(scanner, text), [`sk-proj- sk-proj- ${place}`]);
      }
    });

    it('are the longest there is', () => {
      assert.deepEqual(literalsIn(scanner, 'sk-0123456789'), ['sk- sk- 0']);
      assert.deepEqual(literalsIn(scanner, 'sk-proj-0123456789'), ['sk-proj- sk-proj- 0']);
      assert.deepEqual(literalsIn(scanner, 'sk-ant-api03-0123'), ['sk-ant-api03- sk-ant-api03- 0']);
      assert.deepEqual(literalsIn(scanner, 'sk-ant-api04-0123'), ['sk- sk- 0']);
    });

    it('start a word, also behind an escape', () => {
      for (const before of ['', ' ', '"', '_', '-', '.', '/', '=', '\\n', '\\t', '%3D', '%22', '\xe9'])
        assert.equal(literalsIn(scanner, `${before}sk-0123456789`).length, 1, before);
      for (const before of ['a', 'Z', '0', 'xxn', '3D'])
        assert.deepEqual(literalsIn(scanner, `${before}sk-0123456789`), []);
    });

    it('need twelve value bytes', () => {
      assert.equal(literalsIn(scanner, 'sk-012345678').length, 1);
      assert.equal(literalsIn(scanner, 'sk-01234567').length, 0);
      assert.equal(literalsIn(scanner, 'sk-01234567 8').length, 0);
      assert.equal(literalsIn(scanner, 'sk-+/=:~&_.$').length, 1);
    });

    it('heed case', () => {
      assert.deepEqual(literalsIn(scanner, 'SK-0123456789'), []);
    });

    it('are found in text of any language', () => {
      const text = 'пароль密码 sk-0123456789';
      const [told] = tell(scanner, toBytes(text)).filter(([kind]) => kind === 'literal');
      assert.deepEqual(told?.slice(2), [19, 22]);
    });
  });
