import assert from 'node:assert/strict';
import fc from 'fast-check';
import { disjointSets } from '../../scanner/inventory/disjoint-sets';

const anyName = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const anyPairs = fc.array(fc.tuple(anyName, anyName), { maxLength: 12 });

/** The classes by walking the graph, the slow and obvious way. */
function reachable(pairs: readonly (readonly [string, string])[], from: string): string[] {
  const seen = new Set([from]);
  for (let before = 0; before !== seen.size;) {
    before = seen.size;
    for (const [a, b] of pairs) {
      if (seen.has(a)) seen.add(b);
      if (seen.has(b)) seen.add(a);
    }
  }
  return [...seen].sort();
}

describe('disjointSets', () => {
  it('represents a class by its least member', () => {
    const sets = disjointSets();
    sets.unite('c', 'b');
    sets.unite('b', 'a');
    assert.equal(sets.find('c'), 'a');
    assert.equal(sets.find('alone'), 'alone');
  });

  it('unites exactly what a walk over the links reaches', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const sets = disjointSets();
        for (const [a, b] of pairs) sets.unite(a, b);
        for (const name of 'abcdefgh') assert.equal(sets.find(name), reachable(pairs, name)[0]);
      }),
    );
  });

  it('walks a chain of a hundred thousand links', () => {
    const sets = disjointSets();
    for (let index = 100_000; index > 0; index--) sets.unite(`n${index}`, `n${index - 1}`);
    assert.equal(sets.find('n100000'), 'n0');
  });
});
