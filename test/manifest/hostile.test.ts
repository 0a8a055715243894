import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { loadManifests, proposeEntries } from '../../scanner/manifest';
import type { ManifestSet } from '../../scanner/manifest';
import { UsageError } from '../../scanner/model';
import { brokenSamples } from './broken-samples';
import { memorySnapshot } from './memory-snapshot';

const load = (text: string): ManifestSet => loadManifests(memorySnapshot({ 'nhi.yaml': text, 'a/nhi.yaml': text }));

const addition = { id: 'npm', references: ['gha:secret/ZZZ'], provider: 'npm', usedBy: ['x.yml'] };

/** Whatever the text: typed results, places inside it, and entries either added or refused with a reason. */
function assertSurvives(text: string): void {
  const set = load(text);
  for (const { place } of set.problems) {
    assert.ok(place.range.start <= place.range.end && place.range.end <= text.length, JSON.stringify(text));
  }
  for (const { references, id } of set.declarations) assert.ok(references.length > 0 && typeof id === 'string');
  set.lookup('gha:secret/A', 'a/b.yml');
  try {
    const added = proposeEntries(text, [addition], { adoptUntil: '2031-01-01' });
    assert.equal(proposeEntries(added, [addition], { adoptUntil: '2031-01-01' }), added);
    assert.equal(load(added).lookup('gha:secret/ZZZ', 'x.yml').kind === 'none', false);
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
  }
}

/** Pieces that manifests are made of, in no order. */
const pieces = fc.constantFrom(
  ...[
    'version: 1\n',
    'identities:\n',
    '  - ',
    '- ',
    'id: npm',
    'owner: ',
    '@acme',
    '"',
    "'",
    '\n',
    '\n  ',
    '\n    ',
    '\t',
    ': ',
    ' #',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ', ',
    '*',
    '&a ',
    '*a',
    '|\n',
    '>-\n',
    '? ',
    '---\n',
    '...\n',
    '!',
    '%YAML 1.1\n',
    '\r\n',
    '\uFEFF',
    '🔑',
    '\0',
  ],
  ...[
    'references: ["gha:secret/A"]',
    'policy:',
    ' profile: strict',
    'expires: 2031-01-31',
    'waivers:',
    'null',
    '~',
    '<<: *a',
    'scan: {}',
  ],
);

describe('a hostile manifest', () => {
  it('made of random pieces never throws', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => assertSurvives(parts.join(''))),
      { numRuns: 1500 },
    );
  });

  it('made of random text never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), assertSurvives), { numRuns: 300 });
  });

  it('made of a mistaken one with a piece cut out never throws', () => {
    const samples = Object.values(brokenSamples).filter((text) => text.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat({ max: 30 }), (text, at, length) => {
        const start = at % text.length;
        assertSurvives(text.slice(0, start) + text.slice(start + length));
      }),
      { numRuns: 400 },
    );
  });

  const deep = 30_000;
  const nested: Readonly<Record<string, string>> = {
    brackets: `a: ${'['.repeat(deep)}x${']'.repeat(deep)}`,
    'open brackets': `a: ${'[{'.repeat(deep)}`,
    'brackets hidden by quoted ones': `a: ${'["]", '.repeat(2000)}x${']'.repeat(2000)}`,
    dashes: `a:\n  ${'- '.repeat(deep)}x`,
    'question marks': `${'? '.repeat(2000)}x`,
    'rising indents': Array.from({ length: 1200 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
  };
  for (const [name, text] of Object.entries(nested)) {
    it(`with ${name} thousands deep is refused, again and again`, () => {
      for (let round = 0; round < 3; round++) {
        const { problems, broken } = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
        assert.deepEqual([broken, problems.length], [true, 1]);
        assert.match(problems[0]!.message, /deep|closed/);
      }
    });
  }

  it('with aliases of aliases does not grow', () => {
    const levels = Array.from(
      { length: 30 },
      (_, at) => `x-${at}: &a${at} [${Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*a${at - 1}`)).join(', ')}]`,
    );
    const { declarations } = load(
      `version: 1\n${levels.join('\n')}\nidentities: [{ id: npm, tags: *a29, references: *a29 }, *a29]\n`,
    );
    assert.deepEqual(declarations, []);
  });

  it('with a list that is used a thousand times is cut short', () => {
    const big = Array.from({ length: 1000 }, (_, at) => `t${at}`).join(', ');
    const uses = Array.from({ length: 1000 }, () => '*entry').join(', ');
    const text = `version: 1\nx-big: &entry { id: e, tags: [${big}], references: ["a:b"] }\nidentities: [${uses}]\n`;
    const { declarations, problems } = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
    assert.ok(declarations.length > 0 && declarations.length < 100, String(declarations.length));
    assert.ok(problems.length > 0);
  });

  it('with twenty thousand keys is read in a moment', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `x-${at}: 1\n`).join('');
    assert.deepEqual(load(`version: 1\n${keys}`).problems, []);
  });

  it('of more than a million characters is refused', () => {
    const { broken, problems } = loadManifests(memorySnapshot({ 'nhi.yaml': '#'.repeat(1_000_001) }));
    assert.deepEqual([broken, problems[0]?.message], [true, 'nhi.yaml is larger than a million characters']);
  });

  it('does not touch the prototype', () => {
    const { problems } = load('version: 1\n__proto__: { polluted: 1 }\nconstructor: 1\nowners: { __proto__: "#x" }\n');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(problems.length > 0, true);
  });
});
