import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../../scanner/manifest';
import { brokenSamples } from './broken-samples';
import { memorySnapshot } from './memory-snapshot';

const golden = join(__dirname, 'golden', 'broken.txt');

/** The file, and under it what is said about it: `line:column-endLine:endColumn rule message`. */
function describeProblems(name: string, text: string): string {
  const { problems, broken } = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
  const lines = problems.flatMap(({ rule, message, place: { start, end }, remedy }) => [
    `${start.line}:${start.column}-${end.line}:${end.column} ${rule} ${message}`,
    `    → ${remedy.text}`,
  ]);
  const shown = text
    .split('\n')
    .map(
      (line, at) => `${String(at + 1).padStart(2)} │ ${line.replace('\r', '␍').replace('\uFEFF', '␎').slice(0, 120)}`,
    );
  return [`# ${name}${broken ? ' (broken)' : ''}`, ...shown, ...lines, ''].join('\n');
}

describe('a manifest with mistakes', () => {
  it('is answered by messages that name place and remedy', () => {
    const actual = Object.entries(brokenSamples)
      .map(([name, text]) => describeProblems(name, text))
      .join('\n');
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, actual);
    assert.equal(actual, readFileSync(golden, 'utf8'));
  });

  for (const [name, text] of Object.entries(brokenSamples)) {
    it(`never passes in silence: ${name}`, () => {
      const { problems, broken } = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
      assert.ok(problems.length > 0);
      if (broken) assert.equal(problems.length, 1);
      for (const { place, message, remedy } of problems) {
        assert.ok(place.range.start >= 0 && place.range.end >= place.range.start && place.range.end <= text.length);
        assert.match(message, /^["\w]/);
        assert.doesNotMatch(`${message}${remedy.text}`, /undefined|\[object|x{9}/);
      }
    });
  }

  it('gives nothing but its problem when it cannot be parsed', () => {
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': brokenSamples['a tab']! }));
    assert.deepEqual(
      [set.root, set.broken, set.declarations, set.waivers, set.policy.profile],
      ['nhi.yaml', true, [], [], 'starter'],
    );
  });

  it('still gives what is good of it when it can', () => {
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': brokenSamples['dates that are none']! }));
    assert.equal(set.broken, false);
    assert.deepEqual(
      set.declarations.map(({ id, expires }) => [id, expires?.value]),
      [
        ['a1', '2031-02-29'],
        ['a2', '2031-1-31'],
        ['a3', '2031-01-31T00:00:00Z'],
        ['a4', '20310131'],
        ['a5', 'nevr'],
        ['a6', ''],
      ],
    );
  });

  it('lists a hundred problems at most and says how many are left', () => {
    const text = `version: 1\n${Array.from({ length: 150 }, (_, at) => `k${at}: 1\n`).join('')}`;
    const { problems } = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
    assert.equal(problems.length, 100);
    assert.match(problems.at(-1)!.message, /^51 more problems/);
  });
});
