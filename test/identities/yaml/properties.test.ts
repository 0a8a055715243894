import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locate, readYaml, type YamlNode, type YamlScalar } from '../../../scanner/identities/yaml';
import { readTolerantly } from '../../../scanner/identities/yaml/tolerant';

/** Valid block-style YAML with flow collections, quotes and block scalars in it. */
type Tree = string | Tree[] | { readonly [key: string]: Tree };

const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
const scalar = fc.oneof(
  word,
  fc.constantFrom(
    '${{ secrets.A }}',
    'a b c',
    'a#b',
    'x:y',
    'https://h/p',
    "it's",
    'say "hi"',
    'tab\tbed',
    '1',
    'true',
  ),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(word, tie('tree'), { minKeys: 1, maxKeys: 4 }),
  ),
}));

function isWritablePlain(text: string): boolean {
  return !/[#"':\t]/.test(text);
}

/** Styles are picked by the content's length, so that all are met and none needs randomness of its own. */
function written(value: Tree, indent: number): string {
  const pad = ' '.repeat(indent);
  if (typeof value === 'string') {
    const style = (value.length + indent) % 4;
    if (style === 0 && isWritablePlain(value)) return ` ${value}`;
    if (style === 1) return ` '${value.replaceAll("'", "''")}'`;
    if (style === 2) return ` |\n${pad}  ${value}\n${pad}  # ${value}`;
    return ` ${JSON.stringify(value)}`;
  }
  if (Array.isArray(value)) return value.map((item) => `\n${pad}-${written(item, indent + 2)}`).join('');
  return Object.entries(value)
    .map(([key, item]) => `\n${pad}${key}:${written(item, indent + 2)}`)
    .join('');
}

function scalarsOf(node: YamlNode, path = ''): readonly (readonly [path: string, scalar: YamlScalar])[] {
  if (node.type === 'scalar') return [[path, node]];
  if (node.type === 'alias') return [];
  if (node.type === 'sequence') return node.items.flatMap((item, index) => scalarsOf(item, `${path}[${index}]`));
  return node.pairs.flatMap(({ key, value }) => [
    [`${path}.#`, key] as const,
    ...scalarsOf(value, `${path}.${key.value}`),
  ]);
}

function summary(roots: readonly YamlNode[]): readonly string[] {
  return roots.flatMap((root) =>
    scalarsOf(root).map(([path, { style, value, range }]) => {
      const shown = style === 'block' ? value.trim().replace(/\s+/g, ' ') : value;
      return `${path} ${style} ${shown} ${value === '' ? '' : `${range.start}-${range.end}`}`;
    }),
  );
}

describe('the two readers of YAML', () => {
  it('agree on valid documents, to the last offset', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (value, crlf) => {
        const body = written(value, 0).trimStart() + '\n';
        const text = crlf ? body.replaceAll('\n', '\r\n') : body;
        const reading = readYaml(text);
        assert.equal(reading.tolerant, undefined, text);
        assert.deepEqual(summary(readTolerantly(text)), summary(reading.documents), text);
      }),
      { numRuns: 400 },
    );
  });

  it('never throw, and never leave the text', () => {
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
        for (const roots of [readYaml(text).documents, readTolerantly(text)]) {
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
    const [tolerant] = readTolerantly(text).flatMap((root) => scalarsOf(root).slice(1));
    assert.equal(tolerant?.[1].value, 'Aé😀\nq\\');
  });
});
