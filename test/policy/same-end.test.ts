import assert from 'node:assert/strict';
import type { Declaration } from '../../scanner/model';
import { goodEntry, manifestSet } from '../inventory/builders';
import { judged } from './run';

const entries = (count: number, details: Parameters<typeof goodEntry>[2] = {}): Declaration[] =>
  Array.from({ length: count }, (_, at) =>
    goodEntry(`e${at}`, [`gha:secret/E${at}`], { line: 10 * at + 1, ...details }),
  );
const found = (declarations: readonly Declaration[]) =>
  judged({ manifests: manifestSet(declarations), extent: 'partial' }).filter(
    ({ rule }) => rule === 'identity/ends-together',
  );

describe('identity/ends-together', () => {
  it('fires once for a day on which more than five entries end, and names them all', () => {
    const [finding, ...others] = found(entries(6));
    assert.equal(finding?.message, '6 entries end on 2041-12-31: whatever is not rotated by then turns red at once');
    assert.deepEqual(
      [finding.severity, finding.place.start.line, finding.related.length, others.length],
      ['warning', 3, 5, 0],
    );
  });

  it('passes five, days that differ, ends that have passed and what is retired', () => {
    assert.deepEqual(found(entries(5)), []);
    const apart = entries(6).map((entry, at) =>
      at === 0 ? goodEntry('x', ['env:X'], { expires: '2041-12-30' }) : entry,
    );
    assert.deepEqual(found(apart), []);
    assert.deepEqual(found(entries(6, { expires: '2041-01-01' })), []);
    assert.deepEqual(found(entries(6, { status: 'retired' })), []);
    assert.deepEqual(found(entries(6, { expires: 'never' })), []);
  });
});
