import assert from 'node:assert/strict';
import { mustDeclare } from '../../scanner/inventory';
import type { DeclarationDuty, Profile } from '../../scanner/model';
import { placeOf, reference } from './builders';

const SOURCE = '.github/workflows/release.yml';

describe('mustDeclare', () => {
  const table: readonly (readonly [DeclarationDuty, string, readonly Profile[]])[] = [
    ['stored', SOURCE, ['starter', 'standard', 'strict']],
    ['privileged', SOURCE, ['standard', 'strict']],
    ['found', SOURCE, ['strict']],
    ['ambient', SOURCE, []],
    ['stored', 'test/fixtures/release.yml', ['strict']],
    ['stored', 'examples/ci/release.yml', ['strict']],
    ['stored', 'docs/release.yml', ['strict']],
    ['stored', 'vendor/lib/.mcp.json', ['strict']],
    ['ambient', 'vendor/lib/.mcp.json', []],
  ];
  for (const [duty, path, asking] of table) {
    it(`${duty} in ${path}: ${asking.join(', ') || 'nobody asks'}`, () => {
      const found = reference('gha:secret/X', { duty, place: placeOf(path) });
      const profiles = (['starter', 'standard', 'strict'] as const).filter((profile) => mustDeclare(found, profile));
      assert.deepEqual(profiles, asking);
    });
  }
});
