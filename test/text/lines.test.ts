import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexLines } from '../../scanner/text';

describe('an index of lines', () => {
  it('knows every line and column, whatever breaks the lines', () => {
    const piece = fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', '', '😀');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, feedsOnly) => {
        const text = feedsOnly ? pieces.join('').replaceAll('\r', '') : pieces.join('');
        const lines = text.split(/\r\n|\r|\n/);
        const index = indexLines(text);
        assert.equal(index.count, lines.length);
        for (const [at, line] of lines.entries()) {
          const { start, end } = index.bounds(at + 1);
          assert.equal(text.slice(start, end), line);
          assert.deepEqual(index.position(end), { line: at + 1, column: line.length + 1 });
        }
      }),
    );
  });

  it('begins the first line behind a byte order mark', () => {
    for (const end of ['\n', '\r\n']) {
      const index = indexLines(`\uFEFFab${end}c`);
      assert.deepEqual(index.bounds(1), { start: 1, end: 3 });
      assert.deepEqual(
        [0, 1, 2].map((offset) => index.position(offset).column),
        [1, 1, 2],
      );
      assert.deepEqual(index.position(3 + end.length), { line: 2, column: 1 });
    }
  });
});
