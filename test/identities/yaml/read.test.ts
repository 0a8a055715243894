import assert from 'node:assert/strict';
import { eachScalar, readYaml, scalarAt, valueAt, pairsOf, type YamlNode } from '../../../scanner/identities/yaml';
import { readBlocks } from '../../../scanner/identities/yaml/block-reader';
import { compose } from '../../../scanner/identities/yaml/composed';

/** Every scalar as `path = value`, and whether the plain ones stand where their range says. */
function scalarsOf(text: string, documents: readonly YamlNode[]): string[] {
  const found: string[] = [];
  for (const document of documents) {
    eachScalar(document, (scalar, path) => {
      if (scalar.style === 'plain' && !scalar.value.includes(' ')) {
        assert.equal(text.slice(scalar.range.start, scalar.range.end), scalar.value);
      }
      found.push(`${path.join('.')} = ${scalar.value.trim().replace(/\s+/g, ' ')}`);
    });
  }
  return found;
}

function parsed(text: string): readonly YamlNode[] {
  const composition = compose(text);
  assert.ok('documents' in composition);
  return composition.documents;
}

describe('reading YAML', () => {
  const document = [
    '# a comment',
    'name: "Say \\"hi\\"" # another',
    "on: [push, {pull_request: {branches: [\"main\", 'it''s']}}]",
    "quoted key: 'it''s'",
    '"env": &env',
    '  TOKEN: ${{ secrets.A }}',
    '  EMPTY:',
    'steps:',
    '- run: |',
    '    one # no comment',
    '',
    '      two',
    '- uses: a/b@v1',
    '  with: {token: x, list: [1, 2]}',
    '- - nested',
    '  - deeper',
    'folded: >-',
    '  a',
    '  b',
    'plain: one',
    '  two',
    'again: *env',
    '',
  ].join('\n');

  const expected = [
    'name = Say "hi"',
    'on.0 = push',
    'on.1.pull_request.branches.0 = main',
    "on.1.pull_request.branches.1 = it's",
    "quoted key = it's",
    'env.TOKEN = ${{ secrets.A }}',
    'env.EMPTY = ',
    'steps.0.run = one # no comment two',
    'steps.1.uses = a/b@v1',
    'steps.1.with.token = x',
    'steps.1.with.list.0 = 1',
    'steps.1.with.list.1 = 2',
    'steps.2.0 = nested',
    'steps.2.1 = deeper',
    'folded = a b',
    'plain = one two',
    'again.TOKEN = ${{ secrets.A }}',
    'again.EMPTY = ',
  ];

  it('gives every scalar with its path and exact place', () => {
    const reading = readYaml(document);
    assert.equal(reading.tolerant, undefined);
    assert.deepEqual(scalarsOf(document, reading.documents), expected);
  });

  it('needs no parser for that', () => {
    assert.equal(readBlocks(document).isSure, true);
  });

  it('keeps its offsets with a byte order mark and with CRLF', () => {
    const text = '\ufeff' + document.replaceAll('\n', '\r\n');
    assert.deepEqual(scalarsOf(text, readYaml(text).documents), expected);
    assert.equal(readBlocks(text).isSure, true);
  });

  it('covers the content of quoted and block scalars, not their signs', () => {
    for (const text of ['a: "x y"\nb: |\n  l1\n  l2\n\nc: z\n', 'a: "x y"\r\nb: |\r\n  l1\r\n  l2\r\n\r\nc: z\r\n']) {
      for (const [root] of [readBlocks(text).documents, parsed(text)]) {
        const ranges = ['a', 'b', 'c'].map((key) => scalarAt(root, key)?.range);
        assert.deepEqual(
          ranges.map((range) => range && text.slice(range.start, range.end).replace('\r', '')),
          ['x y', 'l1\n  l2', 'z'],
        );
      }
    }
  });

  it('reads every document of a stream', () => {
    const text = '# first\na: 1\n---\nb: 2\n...\n---\nc: 3\n';
    const each = ['a = 1', 'b = 2', 'c = 3'];
    assert.deepEqual(scalarsOf(text, readYaml(text).documents), each);
    assert.deepEqual(scalarsOf(text, readBlocks(text).documents), each);
  });

  it('gives an empty document for an empty text', () => {
    assert.deepEqual(scalarsOf('', readYaml('').documents), [' = ']);
    assert.deepEqual(scalarsOf('# only\n', readYaml('# only\n').documents), [' = ']);
  });

  it('lets a merge key fill in what a map does not say itself', () => {
    const text = 'base: &b {x: 1, y: 2}\nmore: &m {z: 3, x: 9}\nall:\n  <<: [*b, *m]\n  y: own\n';
    for (const [root] of [readBlocks(text).documents, parsed(text)]) {
      const pairs = pairsOf(valueAt(root, 'all')).map(({ key, value }) => [key.value, scalarAt(value)?.value]);
      assert.deepEqual(pairs, [
        ['y', 'own'],
        ['x', '1'],
        ['z', '3'],
      ]);
    }
  });

  const beyond: readonly (readonly [what: string, text: string, found: readonly string[]])[] = [
    ['tags', 'a: !t x\nb: !!str 1\n', ['a = x', 'b = 1']],
    ['complex keys', '? a\n: b\n', ['a = b']],
    ['kept line breaks', 'a: |+\n  x\n\nb: y\n', ['a = x', 'b = y']],
    ['explicit indentation', 'a: |1\n   x\n', ['a = x']],
    ['pairs in brackets', 'a: [b: c]\n', ['a.0.b = c']],
    ['directives', '%YAML 1.2\n---\na: b\n', ['a = b']],
    ['a scalar alone', 'a b\n', [' = a b']],
    ['tabs between', 'a:\tb\n', ['a = b']],
    ['brackets alone', '{"a": ["b",\n"c"]}\n', ['a.0 = b', 'a.1 = c']],
  ];
  for (const [what, text, found] of beyond) {
    it(`leaves ${what} to the parser`, () => {
      assert.equal(readBlocks(text).isSure, false);
      assert.equal(readYaml(text).tolerant, undefined);
      assert.deepEqual(scalarsOf(text, readYaml(text).documents), found);
    });
  }

  it('says why it read line by line, and where', () => {
    assert.match(readYaml('a: "x\nb: 1\n').tolerant?.why ?? '', /closing/);
    assert.match(readYaml('a:\n\tb: 1\n').tolerant?.why ?? '', /[Tt]ab/);
    assert.equal(readYaml(`a: !t ${'x'.repeat(300_000)}`).tolerant?.why, 'it is larger than 256 KB');
    assert.equal(readYaml(`a: ${'x'.repeat(300_000)}`).tolerant, undefined);
  });
});

describe('reading what is no valid YAML', () => {
  const readings: readonly (readonly [what: string, text: string, found: readonly string[]])[] = [
    ['an open quotation', 'a: "x\nb: 1\n', ['a = x', 'b = 1']],
    ['tabs as indentation', 'a:\n\tb: 1\n\tc:\n\t\td: 2\n', ['a.b = 1', 'a.c.d = 2']],
    ['an open collection', 'on: [push, pull\nb:\n  c: {d: 1\n', ['on.0 = push', 'on.1 = pull', 'b.c.d = 1']],
    ['a name without its colon', 'env:\n  A: 1\n  TOKE\njobs: 2\n', ['env.A = 1', 'env. = TOKE', 'jobs = 2']],
    ['a deeper pair under a value', 'with: foo\n  token: x\n', ['with. = foo', 'with.token = x']],
    ['a pair left of its siblings', 'a:\n    b: 1\n  c: 2\n', ['a.b = 1', 'a.c = 2']],
    ['merge markers', '<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n', ['a = 1', 'a = 2']],
    [
      'expressions in flow style',
      'env: {A: ${{ secrets.A }}, B: 2}\nx: "\n',
      ['env.A = ${{ secrets.A }}', 'env.B = 2', 'x = '],
    ],
    ['a missing anchor', 'a: *none\nb: 1\n', ['b = 1']],
    ['a broken escape', 'a: "\\x-a\nb: "\\uq"\nc: 1\n', ['c = 1']],
  ];
  for (const [what, text, found] of readings) {
    it(`reads past ${what}`, () => {
      const all = scalarsOf(text, readYaml(text).documents).map((line) => line.replace(/^\d+\./, ''));
      for (const line of found) assert.ok(all.includes(line), `${line} is not in ${JSON.stringify(all)}`);
    });
  }
});

describe('reading hostile YAML', () => {
  // Composing any of these would end the process on Node 20, twice over.
  const deep: readonly (readonly [what: string, text: string])[] = [
    ['brackets', '['.repeat(2000) + 'x' + ']'.repeat(2000)],
    ['dashes', '- '.repeat(2000) + 'x'],
    ['question marks', '? '.repeat(2000) + 'x'],
    ['compact maps', 'a: '.repeat(2000) + 'x'],
    ['indentation', Array.from({ length: 700 }, (_, depth) => ' '.repeat(depth) + 'a:').join('\n')],
  ];
  for (const [what, text] of deep) {
    it(`survives ${what} thousands deep, and says so`, () => {
      for (let turn = 0; turn < 2; turn++) assert.match(readYaml(text).tolerant?.why ?? '', /deeper than 100/);
    });
  }

  it('visits a bounded number of nodes of an alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    let visits = 0;
    for (const document of readYaml(lines.join('\n')).documents) eachScalar(document, () => visits++);
    assert.ok(visits > 0 && visits <= 50_000);
  });

  it('merges each base once, however often and deeply it is named', () => {
    const lines = ['m0: &m0 {k: v}'];
    for (let level = 1; level < 40; level++) {
      lines.push(`m${level}: &m${level} {<<: [${Array.from({ length: 9 }, () => `*m${level - 1}`).join(', ')}]}`);
    }
    const [root] = readYaml(lines.join('\n')).documents;
    assert.deepEqual(
      pairsOf(valueAt(root, 'm39')).map(({ key }) => key.value),
      ['k'],
    );
  });

  it('does not recurse along a chain of aliases', () => {
    const lines = Array.from({ length: 20_000 }, (_, link) => `- &a${link} [*a${link - 1}]`);
    let visits = 0;
    for (const document of readYaml(lines.join('\n')).documents) eachScalar(document, () => visits++);
    assert.equal(visits, 0);
  });

  it('does not follow an alias into its own anchor', () => {
    const found = scalarsOf('', readYaml('a: &a\n  b: two words\n  c: *a\n').documents);
    assert.deepEqual(found, ['a.b = two words']);
  });

  it('reads a megabyte of anything in linear time', function () {
    this.timeout(20_000);
    for (const unit of ['a: b\n', 'a: "\n', 'a: [\n', '- \n', "'", '"\n', '{', '\n', 'a b\n', ' \n', '#', 'x: |\n']) {
      const text = unit.repeat(1_000_000 / unit.length);
      assert.ok(readYaml(text).documents.length > 0);
    }
  });
});
