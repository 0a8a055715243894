import fc from 'fast-check';

/** A node in the making: told how far its parent is indented, and what breaks a line, it gives what stands behind the sign. */
type Written = (indent: number, lineBreak: string) => string;

const word = fc.constantFrom('a', 'bc', 'on', 'x-y', 'k1', 'two words', 'a.b', "it's");
const comment = fc.constantFrom('', '', '', '', '', ' ', ' # c', ' # c', '#c');
const spaces = (width: number): string => ' '.repeat(width);

const plain = fc.constantFrom(
  'v',
  'a b',
  'a#b',
  'https://h/p',
  '-1',
  'x"y',
  '${{ secrets.A }}',
  'a:b',
  '?q',
  'x, y',
  '1.0',
);
const quoted = fc.constantFrom(
  `''`,
  `'it''s'`,
  `'a # b: c'`,
  `""`,
  String.raw`"q\" \\ \x41 b"`,
  `"a: b"`,
  String.raw`"\q"`,
);
const flow = fc.constantFrom(
  ...['[]', '[a, b]', `['x', "y: z",]`, '[[a], {b: c}, d e]', '{}', '{a: b, c: d}', '{a, b: }', `{"a":b, 'c': [d]}`],
  ...['[a: b]', '[a,, b]', '{a: b: c}', '[a "b"]', '[- a]', '{a: *n}'],
);

/** One of several lines; most are indented as they must be. */
const deeper = fc.constantFrom(1, 2, 2, 2, 2, 2, 4, 0);

const longPlain = fc.tuple(
  plain,
  deeper,
  fc.constantFrom('y', "y's z", 'a#b', '- z', 'k: v', '# c', 'y # c'),
  fc.boolean(),
);
const longQuoted = fc.tuple(fc.constantFrom('"', "'"), deeper, fc.constantFrom('y', '', ' y  ', 'y \\'), fc.boolean());
const longFlow = fc.tuple(
  deeper,
  fc.constantFrom('b', 'b,', 'b, # c', '# c', '{x: y},'),
  fc.constantFrom(0, 0, 1, 2, -1),
);
const block = fc.tuple(
  fc.constantFrom('|', '>', '|-', '>-', '| # c', '|+', '>2'),
  fc.constantFrom(1, 2, 2, 4),
  fc.array(fc.constantFrom('line', 'a: b', '# c', '- x', 'x  ', '  deep', '', '\ttab'), { maxLength: 5 }),
  fc.constantFrom<number | undefined>(undefined, undefined, 1, 3, 6),
);

const scalar: fc.Arbitrary<Written> = fc.oneof(
  fc
    .oneof(plain, plain, plain, quoted, flow, fc.constantFrom('&n', '*n', '&m x', '!t x', '&o [*n]'))
    .map((text) => () => text),
  plain.map((text) => () => text),
  longPlain.map(([text, indent, more, isSpaced]): Written => (at, lineBreak) => {
    return text + lineBreak.repeat(isSpaced ? 2 : 1) + spaces(at + indent) + more;
  }),
  longQuoted.map(([quote, indent, more, isSpaced]): Written => (at, lineBreak) => {
    return `${quote}x ${lineBreak.repeat(isSpaced ? 2 : 1)}${spaces(at + indent)}${more}${quote}`;
  }),
  longFlow.map(([indent, more, closing]): Written => (at, lineBreak) => {
    return `[a,${lineBreak}${spaces(at + indent)}${more}${lineBreak}${spaces(Math.max(at + closing, 0))}]`;
  }),
  block.map(([header, indent, lines, blank]): Written => (at, lineBreak) => {
    const written = lines.map((line) => (line === '' ? spaces(blank ?? 0) : spaces(at + indent) + line));
    return [header, ...written].join(lineBreak);
  }),
);

const between = fc.constantFrom('', '', '', '', '\n', '# c\n', '    # c\n');

const { collection } = fc.letrec<{ collection: Written; value: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(scalar, comment).map(
      ([node, end]): Written =>
        (at, lineBreak) =>
          ` ${node(at, lineBreak)}${end}`,
    ),
    fc.constantFrom('', '  ', ' # c').map((text) => () => text),
    fc
      .tuple(tie('collection'), fc.constantFrom(0, 1, 2, 2, 2, 4), between, fc.constantFrom('', ' # c', ' &n'))
      .map(([inner, indent, lines, end]): Written => (at, lineBreak) => {
        return `${end}${lineBreak}${lines.replace('\n', lineBreak)}${inner(at + indent, lineBreak)}`;
      }),
  ),
  collection: fc.oneof(
    fc
      .array(fc.tuple(fc.oneof(word, fc.constantFrom(`'q'`, '"q"', 'a ')), tie('value'), between), {
        minLength: 1,
        maxLength: 3,
      })
      .map((pairs): Written => (at, lineBreak) => {
        const written = pairs.map(([key, value]) => `${spaces(at)}${key}:${value(at, lineBreak)}`);
        return written.map((line, index) => (pairs[index]?.[2] ?? '').replace('\n', lineBreak) + line).join(lineBreak);
      }),
    fc
      .array(fc.oneof(tie('value'), tie('collection').map(asItem)), { minLength: 1, maxLength: 3 })
      .map((items): Written => (at, lineBreak) => {
        return items.map((item) => `${spaces(at)}-${item(at, lineBreak)}`).join(lineBreak);
      }),
  ),
}));

/** A collection that begins on its dash's line: `- a: 1`. */
function asItem(inner: Written): Written {
  return (at, lineBreak) => ` ${inner(at + 2, lineBreak).trimStart()}`;
}

/** Texts in block style with all that may stand in it; two thirds are valid. */
export const yamlText = fc
  .record({
    head: fc.constantFrom('', '', '', '---\n', '# c\n', '\ufeff'),
    documents: fc.array(collection, { minLength: 1, maxLength: 2 }),
    tail: fc.constantFrom('\n', '\n', '', '\n\n', '\n# c\n', '\n  # c'),
    lineBreak: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  })
  .map(({ head, documents, tail, lineBreak }) => {
    const written = documents.map((document) => document(0, lineBreak)).join(`${lineBreak}---${lineBreak}`);
    return head.replace('\n', lineBreak) + written + tail.replaceAll('\n', lineBreak);
  });
