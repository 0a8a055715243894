import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowsOf, ToldRows } from '../../extension/worker/rows';

describe('a list told to another thread', () => {
  it('is what was meant, whatever was told before', () => {
    const row = fc.record(
      { name: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.nat({ max: 2 }) },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 6 }), (lists) => {
        const told = new ToldRows();
        let known: object[] = [];
        for (const list of lists) {
          known = rowsOf<object>(told.next(list) ?? told.again(), known);
          assert.deepEqual(known, list);
        }
      }),
    );
  });

  it('holds only what is new', () => {
    const told = new ToldRows();
    const [one, two, three] = [{ name: 'one' }, { name: 'two' }, { name: 'three' }];
    assert.deepEqual(told.next([one, two]), [one, two]);
    assert.equal(told.next([{ ...one }, { ...two }]), undefined);
    assert.deepEqual(told.next([two, three, one]), [1, three, 0]);
  });
});
