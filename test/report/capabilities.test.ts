import assert from 'node:assert/strict';
import { joinInventory } from '../../scanner/inventory';
import type { IdentityKind } from '../../scanner/model';
import { inventoryRows } from '../../scanner/report';
import { manifestSet, reference, TODAY } from '../inventory/builders';

function capabilities(kind: IdentityKind, fact = 'reads'): readonly string[] | undefined {
  const found = reference('gha:secret/X', { kind, privileges: [{ fact, level: 'write', line: 1 }] });
  const inventory = joinInventory([found], manifestSet(), { extent: 'whole', profile: 'starter' });
  const coverage = { extent: 'whole', files: 1, bytes: 1, skipped: [] } as const;
  const result = { findings: [], profile: 'starter', today: TODAY, notices: [], coverage, inventory } as const;
  return inventoryRows(result).inventory[0]?.capabilities;
}

describe('what an identity can do', () => {
  it('is told by its kind', () => {
    assert.deepEqual(capabilities('access_token'), ['authenticates', 'calls_api']);
    assert.deepEqual(capabilities('ssh_key'), ['authenticates']);
    assert.deepEqual(capabilities('signing_key'), ['signs_code']);
    assert.deepEqual(capabilities('encryption_key'), ['reads_secrets']);
    assert.deepEqual(capabilities('secret_store'), ['authenticates', 'reads_secrets']);
  });

  it('is told by what the code shows of its rights', () => {
    assert.deepEqual(capabilities('access_token', 'publishes to npm'), ['authenticates', 'calls_api', 'signs_code']);
    assert.deepEqual(capabilities('iam_role', 'opens the secrets kept in vault'), [
      'authenticates',
      'calls_api',
      'reads_secrets',
    ]);
  });
});
