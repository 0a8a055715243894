import assert from 'node:assert/strict';
import { ScannerError, UnreadableError } from '../../scanner/model';
import { LEAST_WINDOW } from '../../scanner/engine/streaming';
import { kernelScanner, latin1, readerOf, tell, toBytes, twinScanner, visitAll } from './scanners';
import { vocabulary } from './vocabulary';

const small = { windowBytes: LEAST_WINDOW };
const engines = [
  { name: 'kernel', scanner: kernelScanner(vocabulary, small) },
  { name: 'twin', scanner: twinScanner(vocabulary, small) },
];
const nobody = () => undefined;

for (const { name, scanner } of engines)
  describe(`a document in windows, by the ${name}`, () => {
    const text = Array.from({ length: 800 }, (_, n) => `token_${n}=x sk-0123456789ab${' '.repeat(100 + (n % 7))}`).join(
      '\n',
    );
    const bytes = latin1(text);

    it('tells each candidate once, wherever windows meet', () => {
      for (const shift of [0, 1, 7, 30, 63]) {
        const told = tell(scanner, Buffer.concat([Buffer.alloc(shift, ' '), bytes]));
        const names = told.filter(([kind]) => kind === 'name').map((each) => each[2]! - shift);
        const wanted = [...text.matchAll(/token_/g)].map(({ index }) => index);
        assert.deepEqual(names, wanted);
      }
    });

    it('is the same however the reader cuts it', () => {
      const whole = tell(scanner, bytes);
      for (const most of [1000, 65_536]) assert.deepEqual(tell(scanner, bytes, most), whole);
      const start = bytes.subarray(0, 3000);
      assert.deepEqual(tell(scanner, start, 1), tell(scanner, start));
    });

    it('keeps 8 KB on either side of a hit, or the whole document', () => {
      let hits = 0;
      visitAll(scanner, readerOf(bytes), (_, { start, end, offset }, __, [first = 0, last = 0]) => {
        hits++;
        assert.ok(start === -offset || first - start >= 8192);
        assert.ok(end + offset === bytes.length || end - last >= 8192);
      });
      assert.ok(hits > 0);
    });

    it('stands between zeroes, whatever was scanned before', () => {
      tell(scanner, latin1('x'.repeat(100_000)));
      visitAll(scanner, readerOf(toBytes(`token=${'x'.repeat(50_000)}\ntoken=x`)), (_, window) => {
        assert.ok(window.bytes.subarray(window.start - 2048, window.start).every((byte) => byte === 0));
        assert.ok(window.bytes.subarray(window.end, window.end + 2048).every((byte) => byte === 0));
        assert.equal(window.bytes.subarray(window.end, window.end + 2048).length, 2048);
      });
    });

    it('shows the bytes of the document', () => {
      visitAll(scanner, readerOf(bytes), (kind, window, _, [start = 0, end = 0]) => {
        const from = window.offset + start;
        const to = window.offset + end;
        assert.equal(window.latin1(start, end), text.slice(from, to));
        assert.equal(window.utf8(start, end), text.slice(from, to));
        assert.ok(kind === 'literal' || kind === 'name');
      });
    });

    it('counts its bytes', () => {
      for (const length of [0, 1, 8192, 24 * 1024, 100_000])
        assert.deepEqual(
          scanner.scan(readerOf(latin1('x'.repeat(length))), {
            literal: nobody,
            name: nobody,
            url: nobody,
            pem: nobody,
            marker: nobody,
          }),
          {
            bytes: length,
            binary: false,
            capped: false,
          },
        );
    });

    it('is binary with a zero byte among its first 8,192', () => {
      const scan = (zeroAt: number) => {
        const document = latin1(`token=x${' '.repeat(50_000)}`);
        document[zeroAt] = 0;
        let visits = 0;
        const { binary } = visitAll(scanner, readerOf(document, 5000), () => visits++);
        return { binary, visits };
      };
      assert.deepEqual(scan(8), { binary: true, visits: 0 });
      assert.deepEqual(scan(8191), { binary: true, visits: 0 });
      assert.deepEqual(scan(8192), { binary: false, visits: 1 });
    });

    it('forgets the document before', () => {
      tell(scanner, latin1('my_toke'));
      assert.deepEqual(tell(scanner, latin1('n=x')), []);
      tell(scanner, latin1('a sk-'));
      assert.deepEqual(tell(scanner, latin1('0123456789abcdef')), []);
      tell(scanner, latin1('-----'));
      assert.deepEqual(tell(scanner, latin1('BEGIN')), []);
      tell(scanner, latin1('token'));
      assert.deepEqual(tell(scanner, latin1('=x')), []);
      tell(scanner, latin1('a'));
      assert.equal(tell(scanner, latin1('sk-0123456789')).length, 1);
    });

    it('passes on what the reader throws, and goes on with the next', () => {
      const reader = {
        read() {
          throw new UnreadableError('a', 'permission denied');
        },
        close: nobody,
      };
      assert.throws(() => visitAll(scanner, reader, nobody), UnreadableError);
      assert.equal(tell(scanner, latin1('token=x')).length, 1);
    });

    it('is not scanned while another is', () => {
      assert.throws(
        () => visitAll(scanner, readerOf(latin1('token=x')), () => tell(scanner, latin1('token=x'))),
        ScannerError,
      );
      assert.equal(tell(scanner, latin1('token=x')).length, 1);
    });
  });
