import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ValueReader } from '../../scanner/secrets/named/value';

const MOST = 40;
const windowOf = (bytes: Uint8Array, offset = 0): { bytes: Uint8Array; offset: number; end: number } => ({
  bytes,
  offset,
  end: bytes.length,
});
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('the value behind a name', () => {
  it('is the same whether or not the names before it were read', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'Z', '7', '=', '.', '|', ' ', '"', ',', '\n'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(199)), (written, places) => {
        const window = windowOf(bytesOf(written));
        const reader = new ValueReader();
        for (const place of places.filter((at) => at < written.length).sort((a, b) => a - b)) {
          assert.deepEqual(reader.behind(window, place, MOST), new ValueReader().behind(window, place, MOST));
        }
      }),
    );
  });

  it('is the same where the window moved on in between', () => {
    const whole = bytesOf(`${'key='.repeat(20)}7 key=`);
    const reader = new ValueReader();
    reader.behind(windowOf(whole), 3, MOST);
    assert.deepEqual(reader.behind(windowOf(whole.subarray(8), 8), 7, MOST), { start: 8, end: 48, hasDigit: false });
    assert.deepEqual(reader.behind(windowOf(whole.subarray(8), 8), 67, MOST), { start: 68, end: 73, hasDigit: true });
  });

  it('costs a run of names as many looks as the run has bytes, not as many for each name', () => {
    const text = 'key='.repeat(2000);
    let looks = 0;
    const bytes = new Proxy(bytesOf(text), {
      get(target, index) {
        looks++;
        return Reflect.get(target, index) as unknown;
      },
    });
    const reader = new ValueReader();
    for (let at = 3; at < text.length; at += 4) reader.behind({ bytes, offset: 0, end: text.length }, at, 377);
    assert.ok(looks < 5 * text.length, `${looks} looks at ${text.length} bytes`);
  });
});
