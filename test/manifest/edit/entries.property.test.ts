import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  acceptEntry,
  appendEvent,
  attachKey,
  loadManifests,
  removeEntry,
  retireEntry,
  setInEntry,
} from '../../../scanner/manifest';
import type { Declaration } from '../../../scanner/model';
import { memorySnapshot } from '../memory-snapshot';

/** How one entry is laid out. */
const layout = fc.record({
  keys: fc.shuffledSubarray(['status: proposed', 'expires: 2031-01-01', "purpose: 'it''s so'", 'review: 90d']),
  isFlow: fc.boolean(),
  deep: fc.constantFrom('  ', '    '),
  listInLines: fc.boolean(),
  comments: fc.boolean(),
  head: fc.boolean(),
  isSpaced: fc.boolean(),
  referencesFirst: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

const file = fc.record({
  entries: fc.array(layout, { minLength: 1, maxLength: 4 }),
  indent: fc.constantFrom('', '  ', '   '),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  hasEnd: fc.boolean(),
  after: fc.constantFrom('', 'waivers: [] # none\n', '# the end\n'),
});

function written(at: number, indent: string, shape: Layout): string {
  const { keys, isFlow, deep, listInLines, comments, head, isSpaced, referencesFirst } = shape;
  const note = (word: string): string => (comments ? ` # ${word} of ${at}` : '');
  const id = `id: entry-${at}`;
  if (isFlow) {
    const pairs = [id, ...keys, `references: ["env:A${at}"${comments ? ', ' : ''}]`];
    return `${indent}- { ${pairs.join(', ')} }${note('flow')}\n`;
  }
  const inner = `${indent}${deep}`;
  const references = listInLines
    ? [`references:`, `${deep}- "env:A${at}"${note('key')}`, ...(comments ? [`${deep}${note('last').trim()}`] : [])]
    : [`references: [ "env:A${at}" ]${note('keys')}`];
  const rest = keys.map((key) => key + note(key.slice(0, 3)));
  const lines = referencesFirst ? [...references, id, ...rest] : [id, ...rest, ...references];
  const dash = `-${deep.slice(1)}`;
  return [
    ...(isSpaced ? [''] : []),
    ...(head ? [`${indent}# head of ${at}`] : []),
    ...lines.map((line, index) => indent + (index === 0 ? dash : inner.slice(indent.length)) + line),
    '',
  ].join('\n');
}

const edits = {
  accept: (text: string, id: string) => acceptEntry(text, id, { owner: '@new/team', expires: '2031-05-05' }),
  attach: (text: string, id: string) => attachKey(text, id, 'gha:secret/NEW'),
  set: (text: string, id: string) => setInEntry(text, id, { purpose: 'for: "it"', 'rotation.interval': '90d' }),
  unset: (text: string, id: string) => setInEntry(text, id, { expires: null, purpose: null }),
  event: (text: string, id: string) => appendEvent(text, id, { type: 'reviewed', date: '2031-01-01', by: '@a' }),
  retire: (text: string, id: string) => retireEntry(text, id, { date: '2031-01-01' }),
  remove: (text: string, id: string) => removeEntry(text, id),
};

const entryOf = (text: string, id: string): Declaration | undefined => {
  const { declarations, problems } = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
  assert.deepEqual(problems, []);
  return declarations.find((declaration) => declaration.id === id);
};

describe('an edit of any entry, however it is laid out', () => {
  it('does what was asked for and leaves all else byte for byte as it was', () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.constantFrom(...Object.keys(edits)), (shape, pick, name) => {
        const blocks = shape.entries.map((entry, at) => written(at, shape.indent, entry));
        const head = 'version: 1 # first\nidentities:\n';
        const finish = (text: string): string =>
          (shape.hasEnd ? text : text.replace(/\n$/, '')).replaceAll('\n', shape.lineBreak);
        const text = finish(head + blocks.join('') + shape.after);
        const at = pick % blocks.length;
        const id = `entry-${at}`;
        const result = edits[name as keyof typeof edits](text, id);
        const windows = (part: string): string => part.replaceAll('\n', shape.lineBreak).trimEnd();
        if (name === 'remove' && blocks.length === 1) assert.match(result, /identities: \[\]/);
        else assert.ok(result.startsWith(windows(head + blocks.slice(0, at).join(''))), 'what is before');
        const follower = blocks[at + 1]?.replace(/^\n/, '');
        if (follower !== undefined) assert.ok(result.includes(windows(follower)), 'the next entry');
        assert.ok(result.trimEnd().endsWith(windows(blocks.slice(at + 2).join('') + shape.after)), 'what is behind');
        if (shape.lineBreak === '\r\n') assert.doesNotMatch(result, /(?<!\r)\n/);
        const entry = entryOf(result, id);
        if (name === 'remove') {
          assert.equal(entry, undefined);
          return;
        }
        const lost: Readonly<Record<string, RegExp>> = { accept: /# sta of/, unset: /# (?:exp|pur) of/ };
        const comments = (blocks[at]?.match(/# .*/g) ?? []).filter((comment) => lost[name]?.test(comment) !== true);
        for (const comment of comments) assert.ok(result.includes(comment), comment);
        assert.ok(entry);
        if (name === 'accept') {
          assert.deepEqual(
            [entry.status, entry.owner?.value, entry.expires?.value],
            ['active', '@new/team', '2031-05-05'],
          );
        }
        if (name === 'attach') assert.equal(entry.references.at(-1)?.value, 'gha:secret/NEW');
        if (name === 'set') assert.deepEqual([entry.purpose, entry.rotation?.interval], ['for: "it"', '90d']);
        if (name === 'retire') assert.equal(entry.status, 'retired');
      }),
      { numRuns: 300 },
    );
  });
});
