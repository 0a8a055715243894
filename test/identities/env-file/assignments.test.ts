import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAssignments } from '../../../scanner/identities/env-file/assignments';

/** `NAME=value`, with `#` in front where it is commented out. */
function read(text: string): string[] {
  return readAssignments(text).map(({ name, value, isCommentedOut }) => `${isCommentedOut ? '#' : ''}${name}=${value}`);
}

const forms: readonly (readonly [title: string, text: string, found: readonly string[]])[] = [
  ['a bare value', 'A=b', ['A=b']],
  ['an empty value', 'A=\nB=c', ['A=', 'B=c']],
  ['blanks around the sign', 'A = b c ', ['A=b c']],
  ['export and indentation', '  export\tA=b', ['A=b']],
  ['a variable called export', 'export=1\nexports=2', ['export=1', 'exports=2']],
  ['a comment behind a bare value', 'A=b # c', ['A=b']],
  ['a hash inside a bare value', 'A=b#c', ['A=b#c']],
  ['nothing but a comment behind the sign', 'A= # c', ['A=']],
  ['double quotes with an escaped one', String.raw`A="b \" c" # d`, [String.raw`A=b \" c`]],
  ['double quotes after an escaped backslash', String.raw`A="b\\" # "d"`, [String.raw`A=b\\`]],
  ['single quotes keep a hash', "A='b # c'", ['A=b # c']],
  ['backticks', 'A=`b "c"`', ['A=b "c"']],
  ['a value over several lines', 'A="b\nc\n"\nD=e', ['A=b\nc\n', 'D=e']],
  ['several lines that hold what looks like an assignment', 'A="\nB=c\n"\nD=e', ['A=\nB=c\n', 'D=e']],
  ['a quote that never ends', 'A="b\nC=d', ['A=b', 'C=d']],
  ['an apostrophe that is no quote', "A='b\nC=it's", ['A=b', "C=it's"]],
  ['a commented-out assignment', '# A=b\n#export B="c"\n##C=d', ['#A=b', '#B=c', '#C=d']],
  ['a commented-out quote stays on its line', '#A="b\n"', ['#A=b']],
  ['prose in a comment', '# if a == b\n# x => y\n# just words', []],
  ['lines of other kinds', 'use nix\nsource .env\n=a\n1A=b\n- A\n', []],
  ['names with dots and dashes', 'spring.datasource-x=a', ['spring.datasource-x=a']],
  ['CRLF, CR and a byte order mark', '\uFEFFA=b\r\nC="d"\r\nE=f\rG=h', ['A=b', 'C=d', 'E=f', 'G=h']],
  ['a sign inside the value', 'A=b=c==', ['A=b=c==']],
  ['a command', 'A=$(cat "x y")', ['A=$(cat "x y")']],
];

describe('assignments of an environment file', () => {
  for (const [title, text, found] of forms) it(title, () => assert.deepEqual(read(text), found));

  it('have ranges that are exactly name and value', () => {
    const text = forms.map(([, form]) => form).join('\n');
    for (const { name, nameRange, value, valueRange } of readAssignments(text)) {
      assert.equal(text.slice(nameRange.start, nameRange.end), name);
      assert.equal(text.slice(valueRange.start, valueRange.end), value);
    }
  });

  it('never throw, stay inside the text and stand in order, whatever the text is', () => {
    const piece = fc.constantFrom(
      'A=',
      'export ',
      '"',
      "'",
      '`',
      '\\',
      '#',
      ' ',
      '\n',
      '\r\n',
      '\r',
      'x',
      '=',
      '$',
      '\uFEFF',
      'é',
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (content) => {
        let before = 0;
        for (const { name, nameRange, value, valueRange } of readAssignments(content)) {
          assert.ok(nameRange.start >= before && nameRange.end <= valueRange.start && valueRange.end <= content.length);
          assert.equal(content.slice(nameRange.start, nameRange.end), name);
          assert.equal(content.slice(valueRange.start, valueRange.end), value);
          before = valueRange.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are read in linear time', () => {
    for (const piece of ['A="\\"\n', "A='b\n", 'A="b\n', '#'.repeat(50), 'A=`', '\\"', 'export ']) {
      readAssignments(piece.repeat(Math.ceil(1_000_000 / piece.length)));
    }
  }).timeout(5000);
});
