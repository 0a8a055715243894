import assert from 'node:assert/strict';
import { startWatch, watched } from '../../hooks/gate/deadline';
import { ScannerError } from '../../scanner';
import type { ChangeSet } from '../../scanner';
import { documentsOf, snapshotOf } from '../scan/memory';

describe('the time that a hook may take', () => {
  const changeSet = (): ChangeSet => {
    const [after] = documentsOf({ 'a.txt': 'one\n' });
    return {
      changes: [{ path: 'a.txt', after: after!, before: after!, otherBefore: [undefined, after!] }],
      before: snapshotOf({}),
      after: snapshotOf({ 'nhi.yaml': 'version: 1\n' }),
    };
  };

  it('ends with an error that says so, whatever is read next', () => {
    let now = 5_000;
    const set = watched(
      changeSet(),
      startWatch(() => now, 10, 'this commit'),
    );
    const [change] = [...set.changes];
    const reader = change!.after!.open();
    now = 15_000;
    assert.equal(set.after.read('nhi.yaml'), 'version: 1\n');
    assert.equal(reader.read(new Uint8Array(10)), 4);
    now = 15_001;
    for (const act of [
      () => reader.read(new Uint8Array(10)),
      () => change!.after!.open(),
      () => change!.before!.open(),
      () => change!.otherBefore![1]!.open(),
      () => set.after.read('nhi.yaml'),
      () => set.before.files(),
      () => set.before.find(['nhi.yaml']),
    ])
      assert.throws(
        act,
        (error) => error instanceof ScannerError && /this commit took longer than 10 s/.test(error.message),
      );
    reader.close();
  });
});
