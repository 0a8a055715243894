import assert from 'node:assert/strict';
import { joinInventory, withMembers } from '../../scanner/inventory';
import { inventoryRows } from '../../scanner/report';
import { entry, manifestSet, reference, TODAY } from './builders';

const account = (name: string, expires?: string): ReturnType<typeof reference> =>
  reference(`k8s:serviceaccount/ci/${name}`, {
    kind: 'kubernetes_service_account',
    ...(expires !== undefined && { lifetime: { expires, source: 'exp' } }),
  });

describe('the members of a group', () => {
  const group = entry('builders', ['k8s:serviceaccount/ci/*'], {
    owner: '@acme/web',
    expires: '2042-01-31',
    group: {},
  });
  const listed = (...names: readonly ReturnType<typeof reference>[]) =>
    inventoryRows({
      ...{ findings: [], profile: 'starter', today: TODAY, notices: [] },
      coverage: { extent: 'whole', files: 0, bytes: 0, skipped: [] },
      inventory: withMembers(joinInventory(names, manifestSet([group]), { extent: 'whole', profile: 'starter' })),
    }).inventory.map(({ id, group: of, owner, expires, references }) => [id, of, owner, expires, references.length]);

  it('are each an identity with the owner and the end of the group, or an earlier one of its own', () => {
    assert.deepEqual(listed(account('b'), account('a', '2041-12-01'), account('b')), [
      ['k8s:serviceaccount/ci/a', 'builders', '@acme/web', '2041-12-01', 1],
      ['k8s:serviceaccount/ci/b', 'builders', '@acme/web', '2042-01-31', 2],
    ]);
  });

  it('are the group itself where there is one, or none', () => {
    assert.deepEqual(listed(account('a')), [['builders', 'builders', '@acme/web', '2042-01-31', 1]]);
    assert.deepEqual(listed(), [['builders', 'builders', '@acme/web', '2042-01-31', 0]]);
  });

  it('are none of an entry that is one identity under many keys', () => {
    const one = entry('one', ['k8s:serviceaccount/ci/*']);
    const inventory = joinInventory([account('a'), account('b')], manifestSet([one]), {
      extent: 'whole',
      profile: 'starter',
    });
    assert.equal(withMembers(inventory), inventory);
  });
});
