import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinInventory } from '../../scanner/inventory';
import type { Declaration, IdentityReference, SecretMatch } from '../../scanner/model';
import { findRule, judge } from '../../scanner/policy';
import { entry, manifestSet, placeOf, reference, TODAY } from '../inventory/builders';
import { DETECTORS, secret } from './run';

const anyKey = fc.constantFrom('gha:secret/A', 'gha:secret/B', 'env:A', 'mcp:server/a', 'gha:secret/B@prod');
const anyPath = fc.constantFrom('.github/workflows/a.yml', 'src/a.ts', 'test/a.ts', 'docs/a.md');
const anyLine = fc.integer({ min: 1, max: 300 });
const anyReference = fc
  .record({
    key: anyKey,
    path: anyPath,
    line: anyLine,
    duty: fc.constantFrom('stored', 'privileged', 'found', 'ambient'),
    credential: fc.constantFrom('static', 'keyless', 'ephemeral', 'unknown'),
  })
  .map(({ key, path, line, ...rest }) =>
    reference(key, { ...(rest as Partial<IdentityReference>), place: placeOf(path, line) }),
  );
const anySecret: fc.Arbitrary<SecretMatch> = fc
  .record({
    path: anyPath,
    line: anyLine,
    confidence: fc.constantFrom('certain', 'likely', 'possible'),
    detector: fc.constantFrom('aws-access-key', 'generic-password'),
    name: fc.constantFrom('A', 'B'),
  })
  .map(({ path, line, ...rest }) => secret({ ...rest, place: placeOf(path, line, 'key = (20)') }));
const anyEntry: fc.Arbitrary<Declaration> = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three', 'four'),
    pattern: fc.oneof(anyKey, fc.constantFrom('gha:secret/*', 'env:*')),
    status: fc.constantFrom('proposed', 'active', 'retired'),
    owner: fc.constantFrom('@acme/web', ''),
    expires: fc.constantFrom('2041-01-01', '2041-06-20', '2041-12-31', '2049-01-01', 'never'),
    line: anyLine,
  })
  .map(({ id, pattern, ...rest }) => entry(id, [pattern], rest));

const anyScene = fc.record({
  references: fc.uniqueArray(anyReference, { maxLength: 8, selector: ({ place }) => place.start.line }),
  secrets: fc.uniqueArray(anySecret, { maxLength: 6, selector: ({ place }) => place.start.line }),
  declarations: fc.uniqueArray(anyEntry, { maxLength: 4, selector: ({ id }) => id }),
  profile: fc.constantFrom('starter', 'standard', 'strict'),
  extent: fc.constantFrom('whole', 'partial'),
  adoptUntil: fc.constantFrom('2041-01-01', '2041-09-01'),
});

type SceneOf = typeof anyScene extends fc.Arbitrary<infer T> ? T : never;

function run(scene: SceneOf, turn: <T>(items: readonly T[]) => T[]): ReturnType<typeof judge> {
  const { profile, extent, adoptUntil } = scene;
  const manifests = manifestSet(scene.declarations, { policy: { adoptUntil } });
  const inventory = joinInventory(turn(scene.references), manifests, { extent, profile });
  const secrets = turn(scene.secrets);
  return judge({
    secrets,
    detectors: () => turn(DETECTORS),
    inventory: turn(inventory),
    notes: [],
    manifests,
    profile,
    today: TODAY,
  });
}

describe('judge', () => {
  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        assert.deepEqual(
          run(scene, (items) => [...items].reverse()),
          run(scene, (items) => [...items]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing by a rule that is not listed, and explains everything in a sentence', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        for (const { rule, message, remedy, fingerprint } of run(scene, (items) => [...items])) {
          assert.ok(findRule(rule, DETECTORS), rule);
          assert.doesNotMatch(message, /undefined|!|\.$|\n/);
          assert.doesNotMatch(remedy.text, /undefined|!|\n/);
          assert.match(fingerprint, /^[0-9a-f]{16}$/);
        }
      }),
    );
  });

  it('gives every finding a fingerprint of its own', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const findings = run(scene, (items) => [...items]);
        assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, findings.length);
      }),
    );
  });

  it('keeps fingerprints when lines are added above', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const moved = {
          ...scene,
          secrets: scene.secrets.map((match) => ({
            ...match,
            place: placeOf(match.place.path, match.place.start.line + 40, `  ${match.place.excerpt.text}`),
          })),
        };
        const of = (some: SceneOf): string[] =>
          run(some, (items) => [...items])
            .map(({ fingerprint }) => fingerprint)
            .sort();
        assert.deepEqual(of(moved), of(scene));
      }),
    );
  });
});
