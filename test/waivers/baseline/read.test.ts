import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { indexLines } from '../../../scanner/text';
import { readBaseline, renderBaseline } from '../../../scanner/waivers';
import type { Baseline, BaselineEntry } from '../../../scanner/waivers';
import { SALT, UNTIL } from './sample';

const HEX = fc.stringMatching(/^[0-9a-f]{12}$/);
const segment = fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }).filter((text) => !/^\.{1,2}$|\//.test(text));
const reason = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text && text !== '');
const entry: fc.Arbitrary<BaselineEntry> = fc.record(
  {
    rule: fc.constantFrom('secret/aws-access-key', 'secret/generic-password'),
    path: fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    hmac: HEX,
    notASecret: reason,
  },
  { requiredKeys: ['rule', 'path', 'hmac'] },
);
const baseline: fc.Arbitrary<Baseline> = fc.record({
  salt: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  until: fc.constantFrom(UNTIL, '2031-12-31'),
  entries: fc.uniqueArray(entry, { maxLength: 6, selector: ({ rule, path, hmac }) => rule + path + hmac }),
});

/** Without where it stands. */
function contentOf(text: string): Baseline | undefined {
  const { baseline: read, problems } = readBaseline(text);
  assert.deepEqual(problems, []);
  if (read === undefined) return undefined;
  const { salt, until, entries } = read;
  return {
    salt,
    until,
    entries: entries.map(({ rule, path, hmac, notASecret }) => ({
      rule,
      path,
      hmac,
      ...(notASecret !== undefined && { notASecret }),
    })),
  };
}

describe('the file of a baseline', () => {
  it('is read as it was written, and is the same whatever the order was', () => {
    fc.assert(
      fc.property(baseline, fc.nat(), (content, turn) => {
        const text = renderBaseline(content);
        const { entries } = content;
        const at = entries.length === 0 ? 0 : turn % entries.length;
        const turned = [...entries.slice(at), ...entries.slice(0, at)].reverse();
        assert.equal(renderBaseline({ ...content, entries: [...turned, ...entries] }), text);
        assert.equal(renderBaseline(contentOf(text) ?? assert.fail()), text);
      }),
      { numRuns: 100 },
    );
  });

  it('is YAML, and says the same however a formatter wrote it', () => {
    fc.assert(
      fc.property(baseline, fc.constantFrom('\n', '\r\n'), (content, eol) => {
        const text = renderBaseline(content);
        const formatted = stringify(parse(text)).replaceAll('\n', eol);
        assert.deepEqual(contentOf(formatted), contentOf(text.replaceAll('\n', eol)));
      }),
      { numRuns: 60 },
    );
  });

  it('holds no line number, no time and one line an entry', () => {
    const text = renderBaseline({
      salt: SALT,
      until: UNTIL,
      entries: [
        { rule: 'secret/z', path: 'b.ts', hmac: '000000000000' },
        { rule: 'secret/a', path: 'sp "ace\n.ts', hmac: 'ffffffffffff', notASecret: 'a # {seed}' },
      ],
    });
    assert.equal(
      text.replace(/^#.*\n/gm, ''),
      `version: 1\nsalt: "${SALT}"\nuntil: ${UNTIL}\nentries:\n` +
        '  - { rule: secret/a, path: "sp \\"ace\\n.ts", hmac: "ffffffffffff", not_a_secret: "a # {seed}" }\n' +
        '  - { rule: secret/z, path: "b.ts", hmac: "000000000000" }\n',
    );
  });
});

const HEAD = `version: 1\nsalt: "${SALT}"\nuntil: ${UNTIL}\n`;
const GOOD = '  - { rule: secret/a, path: "a.ts", hmac: "0123456789ab" }\n';
const list = (...lines: string[]): string => `${HEAD}entries:\n${lines.join('')}`;

/** What is in the file, the line of the first problem, what it says, and how many entries still count. */
const BROKEN: readonly (readonly [string, string, number, RegExp, number | undefined])[] = [
  ['nothing', '', 1, /must say version: 1/, undefined],
  ['no map', '- a\n', 1, /must be a map/, undefined],
  ['binary', '\0\u0001\u0002', 1, /./, undefined],
  ['no version', list(GOOD).replace('version: 1\n', ''), 1, /must say version: 1/, undefined],
  ['a newer version', list(GOOD).replace('version: 1', 'version: 2'), 1, /must say version: 1/, undefined],
  ['a short salt', list(GOOD).replace(SALT, 'AAAA'), 2, /no salt/, undefined],
  ['no such day', list(GOOD).replace(UNTIL, '2031-02-30'), 3, /no end/, undefined],
  ['never', list(GOOD).replace(UNTIL, 'never'), 3, /no end/, undefined],
  ['no entries', HEAD, 1, /no list of entries/, undefined],
  ['entries that are no list', `${HEAD}entries: all\n`, 4, /no list of entries/, undefined],
  [
    'a merge conflict',
    list('<<<<<<< HEAD\n', GOOD, '=======\n', GOOD, '>>>>>>> other\n'),
    5,
    /merge conflict/,
    undefined,
  ],
  ['a key twice', `${list(GOOD)}until: 2031-05-29\n`, 6, /"until" stands here twice/, 1],
  ['an unknown key', `expires: 2040-01-01\n${list(GOOD)}`, 1, /"expires" means nothing/, 1],
  ['an unknown field', list(GOOD, GOOD.replace('{ ', '{ line: 7, ')), 6, /"line" means nothing/, 2],
  ['another family', list(GOOD, GOOD.replace('secret/a', 'identity/undeclared')), 6, /no rule of the family secret/, 1],
  ['all rules', list(GOOD.replace('secret/a', '"*"'), GOOD), 5, /no rule of the family secret/, 1],
  ['a path outside', list(GOOD.replace('a.ts', '../a.ts')), 5, /no path inside/, 0],
  ['an absolute path', list(GOOD.replace('a.ts', '/etc/passwd')), 5, /no path inside/, 0],
  ['a hash without quotes', list(GOOD.replace('"0123456789ab"', '123456789012')), 5, /12 hex digits/, 0],
  ['a short hash', list(GOOD.replace('0123456789ab', '0123')), 5, /12 hex digits/, 0],
  ['an entry that is text', list(GOOD, '  - a.ts\n'), 6, /no entry/, 1],
  ['no reason', list(GOOD.replace(' }', ', not_a_secret: " " }')), 5, /says no reason/, 1],
  ['true for a reason', list(GOOD.replace(' }', ', not_a_secret: true }')), 5, /says no reason/, 1],
  ['a bracket that is not closed', list('  - { rule: secret/a\n'), 5, /./, undefined],
];

describe('a broken baseline', () => {
  for (const [what, text, line, message, left] of BROKEN) {
    it(`says so: ${what}`, () => {
      const { problems, baseline: read } = readBaseline(text);
      const [first = assert.fail('no problem')] = problems;
      assert.match(first.message, message);
      assert.equal(indexLines(text).position(first.range.start).line, line);
      assert.notEqual(first.remedy, '');
      assert.equal(read?.entries.length, left);
    });
  }

  it('never throws and never hangs', () => {
    const piece = fc.constantFrom(
      HEAD,
      'entries:\n',
      GOOD,
      '  - { rule: ',
      '"',
      '\\',
      '{',
      '[',
      '- ',
      '\n',
      '\r',
      '&a *a',
      '!!x ',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const { baseline: read, problems } = readBaseline(pieces.join(''));
        assert.ok(read !== undefined || problems.length > 0);
      }),
      { numRuns: 200 },
    );
    readBaseline(list(`  - { rule: secret/a, path: "${'\\'.repeat(400_000)}`));
    readBaseline(list(GOOD.repeat(20_000)));
  });
});
