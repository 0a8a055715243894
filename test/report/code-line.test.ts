import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { codeLine } from '../../scanner/report/text/code-line';
import { textWidth } from '../../scanner/report/text/width';
import { place } from './sample';

/** The code line and, beneath it, its underline. */
function drawn(line: string, mark: string, width = 60): string[] {
  const { excerpt } = place('a', line, mark);
  const { text, indent, length } = codeLine(excerpt, false, width);
  return [text, ' '.repeat(indent) + '─'.repeat(length)];
}

describe('a line of code', () => {
  it('underlines ASCII below its columns', () => {
    assert.deepEqual(drawn('key = "abc";', 'abc'), ['key = "abc";', '       ───']);
  });

  it('counts CJK as two columns', () => {
    assert.deepEqual(drawn('密码 = "秘密";', '秘密'), ['密码 = "秘密";', '        ────']);
  });

  it('counts emoji as two, flags as their two letters, skin tones not at all', () => {
    assert.deepEqual(drawn('🔑👍🏽= "abc"', 'abc'), ['🔑👍🏽= "abc"', '       ───']);
    assert.deepEqual(drawn('🇩🇪 abc', 'abc'), ['🇩🇪 abc', '   ───']);
    assert.deepEqual(drawn('❤️ abc', 'abc'), ['❤️ abc', '   ───']);
    assert.deepEqual(drawn('❤ abc', 'abc'), ['❤ abc', '  ───']);
  });

  it('counts combining marks not at all', () => {
    assert.deepEqual(drawn('cle\u0301 = abc', 'abc'), ['cle\u0301 = abc', '      ───']);
    assert.deepEqual(drawn('x = cle\u0301', 'cle\u0301'), ['x = cle\u0301', '    ───']);
  });

  it('widens tabs to the next stop', () => {
    assert.deepEqual(drawn('\tkey\t= abc', 'abc'), ['    key = abc', '          ───']);
    assert.deepEqual(drawn('a\tb', 'b'), ['a   b', '    ─']);
  });

  it('underlines what stands for a control', () => {
    assert.deepEqual(drawn('a\u202eb', '\u202eb'), ['a<U+202E>b', ' ─────────']);
  });

  it('underlines one column where the place is empty, also at the end', () => {
    const { excerpt } = place('a', 'abc', '');
    const at = (offset: number) => codeLine({ ...excerpt, mark: { start: offset, end: offset } }, false, 60);
    assert.deepEqual([at(0).indent, at(0).length], [0, 1]);
    assert.deepEqual([at(3).indent, at(3).length], [3, 1]);
  });

  it('cuts around the mark, more before it than behind', () => {
    const [text, underline] = drawn(`${'a'.repeat(50)}MARK${'b'.repeat(50)}`, 'MARK', 30);
    assert.equal(text, '…aaaaaaaaaaaaaaaaMARKbbbbbbbb…');
    assert.equal(underline, '                 ────');
  });

  it('uses the whole width at either end of the line', () => {
    assert.equal(drawn(`MARK${'b'.repeat(50)}`, 'MARK', 20)[0], 'MARKbbbbbbbbbbbbbb…');
    assert.equal(drawn(`${'a'.repeat(50)}MARK`, 'MARK', 20)[0], '…aaaaaaaaaaaaaaMARK');
  });

  it('says that the line began earlier', () => {
    const { excerpt } = place('a', 'abc', 'b');
    assert.deepEqual(codeLine(excerpt, true, 20), { text: '…abc', indent: 2, length: 1 });
  });

  it('never exceeds its width, never loses the mark, whatever stands there', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('\t\t', '秘密', '👩‍👩‍👧', '\u0301\u0301', '    '),
    );
    fc.assert(
      fc.property(piece, piece, piece, fc.integer({ min: 12, max: 90 }), fc.boolean(), (a, b, c, width, isCut) => {
        const text = (a + b + c).replace(/[\r\n]/g, '');
        const start = Math.min(a.length, text.length);
        const mark = { start, end: Math.min(start + b.length, text.length) };
        const line = codeLine({ text, mark, offset: 0 }, isCut, width);
        assert.ok(textWidth(line.text) <= width, `${line.text} is wider than ${width}`);
        assert.ok(line.length >= 1 && line.indent + line.length <= width + 1);
        assert.doesNotMatch(line.text, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 500 },
    );
  });
});
