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
});
