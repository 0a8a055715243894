import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJson, readToml, readYamlConfig } from '../../../scanner/identities/config';
import type { ConfigNode } from '../../../scanner/identities/config';

/** The plain value, members as pairs so that duplicates and odd names show. */
function plain(node: ConfigNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.type === 'text') return node.value;
  return node.type === 'list' ? node.items.map(plain) : node.members.map(({ name, value }) => [name, plain(value)]);
}

/** Every text and name with its range. */
function placed(node: ConfigNode | undefined): { value: string; start: number; end: number }[] {
  if (node === undefined) return [];
  if (node.type === 'text') return [{ value: node.value, ...node.range }];
  if (node.type === 'list') return node.items.flatMap(placed);
  return node.members.flatMap(({ name, nameRange, value }) => [{ value: name, ...nameRange }, ...placed(value)]);
}

const json: readonly (readonly [title: string, text: string, expected: unknown])[] = [
  [
    'comments and trailing commas',
    '// a\n{"a": [1, true,], /* b */ "c": "d",}',
    [
      ['a', ['1', 'true']],
      ['c', 'd'],
    ],
  ],
  ['a byte order mark', '\uFEFF{"a": "b"}', [['a', 'b']]],
  ['escapes', String.raw`{"a\n": "\u0041\/"}`, [['a\n', 'A/']]],
  ['an end that comes too early', '{"a": {"b": [1, {"c": "d"', [['a', [['b', ['1', [['c', 'd']]]]]]]],
  [
    'a missing comma',
    '{"a": 1 "b": 2}',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    'a missing value',
    '{"a": , "b": 2}',
    [
      ['a', undefined],
      ['b', '2'],
    ].slice(1),
  ],
  [
    'merge markers',
    '<<<<<<< HEAD\n{"a": 1,\n=======\n"b": 2\n>>>>>>> x\n}',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['a list that is closed by a brace', '{"a": [1, 2}, "b": 3', [['a', ['1', '2']]]],
  ['names that objects already have', '{"__proto__": {"toString": 1}}', [['__proto__', [['toString', '1']]]]],
  [
    'a string that never ends',
    '{"a": "b\n, "c": "d"}',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['no container at all', '"a"', undefined],
  ['nothing', '', undefined],
];

const toml: readonly (readonly [title: string, text: string, expected: unknown])[] = [
  [
    'keys, bare and quoted and dotted',
    'a = 1\n"b c" = 2\n\'d\'.e-f = 3',
    [
      ['a', '1'],
      ['b c', '2'],
      ['d', [['e-f', '3']]],
    ],
  ],
  [
    'tables, also within tables',
    '[a]\nb = 1\n[a.c]\nd = 2\n[a]\ne = 3',
    [
      [
        'a',
        [
          ['b', '1'],
          ['c', [['d', '2']]],
          ['e', '3'],
        ],
      ],
    ],
  ],
  [
    'arrays of tables',
    '[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3',
    [
      [
        'a',
        [
          [['b', '1']],
          [
            ['b', '2'],
            ['c', [['d', '3']]],
          ],
        ],
      ],
    ],
  ],
  [
    'arrays over several lines',
    'a = [ # x\n "b", # y\n\n \'c\',\n]\nd = 1',
    [
      ['a', ['b', 'c']],
      ['d', '1'],
    ],
  ],
  [
    'inline tables',
    'a = { b = "c", d.e = [1, 2] }',
    [
      [
        'a',
        [
          ['b', 'c'],
          ['d', [['e', ['1', '2']]]],
        ],
      ],
    ],
  ],
  [
    'strings',
    String.raw`a = "b\t\"c" # x` + "\nd = 'e\\f'\ng = \"\"\"h\ni\"\"\"\nj = '''k'''",
    [
      ['a', 'b\t"c'],
      ['d', 'e\\f'],
      ['g', 'h\ni'],
      ['j', 'k'],
    ],
  ],
  [
    'dates and numbers as written',
    'a = 1979-05-27T07:32:00Z\nb = +1_000.5',
    [
      ['a', '1979-05-27T07:32:00Z'],
      ['b', '+1_000.5'],
    ],
  ],
  [
    'lines that are none',
    'a\n= b\n]\n{\nc = 1\n[bad\nd = 2',
    [
      ['c', '1'],
      ['d', '2'],
    ],
  ],
  [
    'a string that never ends',
    'a = "b\nc = 1',
    [
      ['a', 'b'],
      ['c', '1'],
    ],
  ],
  [
    'CRLF and a byte order mark',
    '\uFEFFa = 1\r\nb = 2\r\n',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
];

describe('a tolerant JSON reader', () => {
  for (const [title, text, expected] of json)
    it(`reads ${title}`, () => assert.deepEqual(plain(readJson(text)), expected));

  it('agrees with JSON.parse on what that can read', () => {
    const asPairs = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(asPairs);
      if (value === null || typeof value !== 'object') return String(value);
      return Object.entries(value).map(([name, member]) => [name, asPairs(member)]);
    };
    const container = fc.jsonValue({ maxDepth: 4 }).filter((value) => typeof value === 'object' && value !== null);
    fc.assert(
      fc.property(container, (value) => {
        const text = JSON.stringify(value, undefined, 1);
        assert.deepEqual(plain(readJson(text)), asPairs(JSON.parse(text)));
      }),
    );
  });

  it('does not exhaust the stack', () => {
    for (const sign of ['[', '{"a":', '[{"a":']) readJson(sign.repeat(200_000));
  });
});

describe('a tolerant TOML reader', () => {
  for (const [title, text, expected] of toml)
    it(`reads ${title}`, () => assert.deepEqual(plain(readToml(text)), expected));

  it('does not exhaust the stack, and stays linear', () => {
    for (const piece of ['a = [', '[', 'a = {b = ', 'a.', '"', "'''", 'a = """\n', '[a.b.c]\n', '{', 'a = 1\n'])
      readToml(piece.repeat(Math.ceil(300_000 / piece.length)));
  }).timeout(10_000);
});

describe('a YAML configuration', () => {
  it('has the same form as the others, aliases followed', () => {
    const text = 'a: &x\n  - b\n  - c: d\ne: *x\n';
    assert.deepEqual(plain(readYamlConfig(text)), [
      ['a', ['b', [['c', 'd']]]],
      ['e', ['b', [['c', 'd']]]],
    ]);
  });

  it('does not follow an alias into itself for ever', () => {
    readYamlConfig('a: &a\n  b: *a\n');
    readYamlConfig(
      Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(i === 0 ? 0 : 9)}]`).join('\n'),
    );
  });
});

describe('any configuration reader', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ':',
    '=',
    ',',
    '\n',
    ' ',
    '#',
    '/*',
    '//',
    '\\',
    'a',
    '1',
    '"""',
    'é',
    '-',
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('never throws and places every text inside the file', () => {
    fc.assert(
      fc.property(text, (content) => {
        for (const read of [readJson, readToml]) {
          for (const { value, start, end } of placed(read(content))) {
            assert.ok(start >= 0 && start <= end && end <= content.length);
            if (end - start === value.length && !content.slice(start, end).includes('\\')) {
              assert.equal(content.slice(start, end), value);
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
