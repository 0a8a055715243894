import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Place } from '../../scanner/model';
import { compareFindings, stableHash, withFingerprints } from '../../scanner/text';
import type { FindingDraft } from '../../scanner/text';

function placeAtLine(path: string, line: number, text: string): Place {
  const range = { start: line * 100, end: line * 100 + 5 };
  const position = { line, column: 1 };
  return { path, range, start: position, end: position, excerpt: { text, mark: { start: 0, end: 5 }, offset: 0 } };
}

function draft(line: number, details: Partial<FindingDraft> & { text?: string; path?: string } = {}): FindingDraft {
  const { text = 'key = (20)', path = 'a.ts', ...rest } = details;
  const place = placeAtLine(path, line, text);
  return { rule: 'secret/x', severity: 'error', message: '', place, remedy: { text: '' }, related: [], ...rest };
}

const hashesOf = (...drafts: FindingDraft[]): string[] =>
  withFingerprints(drafts).map(({ fingerprint }) => fingerprint);

describe('withFingerprints', () => {
  it('does not change with line, column or indentation', () => {
    assert.deepEqual(hashesOf(draft(1)), hashesOf(draft(90, { text: '\t\tkey = (20)' })));
  });

  it('changes with rule, file and line', () => {
    const hashes = [
      draft(1),
      draft(1, { rule: 'secret/y' }),
      draft(1, { path: 'b.ts' }),
      draft(1, { text: 'k = (20)' }),
    ];
    assert.equal(new Set(hashes.flatMap((one) => hashesOf(one))).size, 4);
  });

  it('counts equals from the top, in whatever order they come', () => {
    const [first, second] = hashesOf(draft(1), draft(2));
    assert.notEqual(first, second);
    assert.deepEqual(hashesOf(draft(2), draft(1)), [second, first]);
  });

  it('takes an identity’s key or entry for its line', () => {
    const key = { rule: 'identity/undeclared', key: 'gha:secret/X' };
    assert.deepEqual(hashesOf(draft(1, key)), hashesOf(draft(1, { ...key, text: 'other' })));
    const entry = { rule: 'identity/expired', declaration: 'npm' };
    assert.deepEqual(hashesOf(draft(1, { ...entry, key: 'a' })), hashesOf(draft(1, { ...entry, text: 'other' })));
  });

  it('lets two secrets of one entry differ by their lines', () => {
    const [first, second] = [draft(1, { declaration: 'npm' }), draft(2, { declaration: 'npm', text: 'other = (20)' })];
    assert.notDeepEqual(hashesOf(first), hashesOf(second));
  });
});

describe('stableHash', () => {
  it('is the same in every release', () => {
    assert.equal(stableHash('["secret/x","a.ts","key = (20)"]#0'), '57f337c254341cb6');
  });

  it('is 16 hex digits, and rarely the same for two texts', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const hash = stableHash(text);
        assert.match(hash, /^[0-9a-f]{16}$/);
        assert.equal(seen.get(hash) ?? text, text);
        seen.set(hash, text);
      }),
      { numRuns: 2000 },
    );
    const numbers = Array.from({ length: 200_000 }, (_, index) => stableHash(`line ${index}`));
    assert.equal(new Set(numbers).size, numbers.length);
  });
});

describe('compareFindings', () => {
  it('orders by path, position, rule', () => {
    const sorted = withFingerprints([
      draft(9),
      draft(2, { rule: 'secret/y' }),
      draft(2),
      draft(30, { path: 'A.ts' }),
    ]).sort(compareFindings);
    assert.deepEqual(
      sorted.map(({ rule, place }) => `${place.path}:${place.start.line} ${rule}`),
      ['A.ts:30 secret/x', 'a.ts:2 secret/x', 'a.ts:2 secret/y', 'a.ts:9 secret/x'],
    );
  });
});
