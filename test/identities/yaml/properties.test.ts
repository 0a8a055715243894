import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { locate, readYaml, type YamlNode, type YamlScalar } from '../../../scanner/identities/yaml';
import { readBlocks } from '../../../scanner/identities/yaml/block-reader';
import { compose } from '../../../scanner/identities/yaml/composed';
import { yamlText } from './yaml-text';

const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);

const workflows = path.join(__dirname, '../github-actions/fixtures');
const texts = readdirSync(workflows, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

function scalarsOf(node: YamlNode, at = ''): readonly (readonly [path: string, scalar: YamlScalar])[] {
  if (node.type === 'scalar') return [[at, node]];
  if (node.type === 'alias') return [];
  if (node.type === 'sequence') return node.items.flatMap((item, index) => scalarsOf(item, `${at}[${index}]`));
  return node.pairs.flatMap(({ key, value }) => [[`${at}.#`, key] as const, ...scalarsOf(value, `${at}.${key.value}`)]);
}

/** @returns whether the lines were enough; then asserts that the parser has the very same tree, to the last offset */
function isReadAsParsed(text: string): boolean {
  const { documents, isSure } = readBlocks(text);
  if (!isSure) return false;
  const composition = compose(text);
  assert.ok('documents' in composition, `refused: ${JSON.stringify(text)}`);
  assert.deepEqual(documents, composition.documents, JSON.stringify(text));
  return true;
}

/** What YAML is made of, and what breaks it. */
const piece = fc.oneof(
  fc.constantFrom('a:', 'b: ', 'key: v', '"k": v', 'x : y', '- ', '-', '? ', ': ', ':', '"', "'", '""', "''", '\\'),
  fc.constantFrom('[', ']', '{', '}', ', ', '[a, b]', '{a: b}', '{a: , b}', '[a,]', '|', '>-', '|2', '|+', '> # c'),
  fc.constantFrom('&a ', 'a: &a', '*a', 'b: *a', '<<: *a', '!t ', '#', ' # c', '\n# c\n', '\n  # c\n', '@', '`', '%'),
  fc.constantFrom('\n', '\n  ', '\n    ', '\n- ', '\n  - ', '\n\n', '\n \n', '\r\n', '\r', '\t', '\n\t', ' ', '  '),
  fc.constantFrom(
    '---',
    '\n---\n',
    '--- a',
    '...',
    '%YAML',
    '\ufeff',
    '\\\n',
    '"\\x41"',
    '"\\q"',
    "'it''s'",
    '"q\\"q"',
  ),
  fc.constantFrom(
    '${{ secrets.A }}',
    'x',
    'y z',
    'a#b',
    'http://x',
    '-1',
    '?a',
    '\u00a0',
    '\u2028',
    '😀',
    '\0',
    '\x1f',
  ),
  word,
);
const edit = fc.record({ at: fc.nat(), length: fc.nat(6), piece });

describe('what the lines of a YAML text say', () => {
  it('is enough for block style in all its forms, and then what a parser says', () => {
    let sure = 0;
    let valid = 0;
    fc.assert(
      fc.property(yamlText, (text) => {
        if (isReadAsParsed(text)) sure++;
        if ('documents' in compose(text)) valid++;
      }),
      { numRuns: 800 },
    );
    assert.ok(sure > 250 && sure > valid * 0.7, `enough for ${sure} of ${valid}`);
  });

  it('is what a parser says of any text for which it is enough', () => {
    const line = fc.tuple(fc.constantFrom('', '', '  ', '    ', ' '), fc.array(piece, { maxLength: 4 }));
    let sure = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.map(([indent, pieces]) => `${indent}${pieces.join('')}\n`).join('');
        if (isReadAsParsed(text)) sure++;
      }),
      { numRuns: 4000 },
    );
    assert.ok(sure > 100);
  });

  it('is enough for every workflow of the fixtures but those that are no valid YAML', () => {
    for (const text of texts) {
      for (const each of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`, `---\n${text}`]) {
        assert.ok(isReadAsParsed(each) || !('documents' in compose(each)), each.slice(0, 200));
      }
    }
  });

  it('is what a parser says of workflows while they are being changed', () => {
    let sure = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.integer({ min: 1, max: 25 }),
        fc.array(edit, { maxLength: 4 }),
        (whole, from, count, edits) => {
          const lines = whole.split('\n');
          const first = from % lines.length;
          let text = lines.slice(first, first + count).join('\n');
          for (const { at, length, piece: put } of edits) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + put + text.slice(start + length);
          }
          if (isReadAsParsed(text)) sure++;
        },
      ),
      { numRuns: 3000 },
    );
    assert.ok(sure > 300);
  });

  it('never makes reading throw or leave the text', () => {
    const noise = fc.array(
      fc.oneof(
        fc.constantFrom(
          'a:',
          '- ',
          '? ',
          ': ',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          ',',
          '&a ',
          '*a',
          '<<: *a',
          '!t ',
          '|',
          '>-',
        ),
        fc.constantFrom(
          '\n',
          '\n  ',
          '\n\t',
          '\r\n',
          ' ',
          '#',
          '---',
          '...',
          '%YAML',
          '${{ secrets.A }}',
          '\ufeff',
          '\\',
        ),
        word,
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join('');
        for (const roots of [readYaml(text).documents, readBlocks(text).documents]) {
          assert.ok(roots.length > 0);
          for (const [, { range }] of roots.flatMap((root) => scalarsOf(root))) {
            assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, JSON.stringify(text));
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a scalar located in its document', () => {
  it('knows where each unit of its decoded text stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.boolean(), (value, double) => {
        fc.pre(!/[\r\n\t\u0085\u2028\u2029\ufeff\ud800-\udfff]/.test(value) && (double || !/\p{Cc}/u.test(value)));
        const text = double ? `key: ${JSON.stringify(value)}\n` : `key: '${value.replaceAll("'", "''")}'\n`;
        const reading = readYaml(text);
        fc.pre(reading.tolerant === undefined);
        const found = reading.documents.flatMap((root) => scalarsOf(root)).find(([path]) => path === '.key')?.[1];
        assert.ok(found);
        const located = locate(text, found);
        assert.equal(located.text, value);
        for (let at = 0; at < value.length; at++) {
          const offset = located.offsetAt(at);
          assert.ok(offset >= found.range.start && offset < found.range.end);
          if (!'\\"\''.includes(value.charAt(at)) && text.charAt(offset) !== '\\') {
            assert.equal(text.charAt(offset), value.charAt(at));
          }
        }
        assert.equal(located.offsetAt(value.length), found.range.end);
      }),
      { numRuns: 300 },
    );
  });

  it('decodes escapes of every length', () => {
    const text = 'key: "\\x41\\u00e9\\U0001F600\\n\\q\\\\"\n';
    const [found] = readYaml('key: "\\x41\\u00e9\\U0001F600\\n\\\\"\n').documents.flatMap((root) =>
      scalarsOf(root).slice(1),
    );
    assert.equal(found?.[1].value, 'Aé😀\n\\');
    const [tolerant] = readBlocks(text).documents.flatMap((root) => scalarsOf(root).slice(1));
    assert.equal(tolerant?.[1].value, 'Aé😀\nq\\');
  });
});
