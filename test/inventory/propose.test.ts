import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinInventory, proposeEntries } from '../../scanner/inventory';
import type { IdentityReference } from '../../scanner/model';
import { goodEntry, manifestSet, placeOf, reference } from './builders';

const WHOLE = { extent: 'whole', profile: 'starter' } as const;
const NOBODY = (): undefined => undefined;

function propose(references: readonly IdentityReference[]): ReturnType<typeof proposeEntries> {
  return proposeEntries(joinInventory(references, manifestSet(), WHOLE), NOBODY);
}

describe('proposeEntries', () => {
  it('offers an entry for what must be declared and is not, and for nothing else', () => {
    const inventory = joinInventory(
      [reference('gha:secret/NPM_TOKEN'), reference('gha:oidc/aws/x', { duty: 'found' }), reference('gha:secret/OLD')],
      manifestSet([goodEntry('old', ['gha:secret/OLD'])]),
      WHOLE,
    );
    const suggest = (paths: readonly string[]): { owner: string; source: string } => {
      assert.deepEqual(paths, ['.github/workflows/release.yml']);
      return { owner: '@acme/web', source: 'CODEOWNERS' };
    };
    assert.deepEqual(proposeEntries(inventory, suggest, ['old']), [
      {
        id: 'npm-token',
        references: ['gha:secret/NPM_TOKEN'],
        owner: '@acme/web',
        ownerSource: 'CODEOWNERS',
        provider: 'npm',
        usedBy: ['.github/workflows/release.yml'],
      },
    ]);
  });

  it('names keys readably', () => {
    const idOf = (key: string): string | undefined => propose([reference(key)])[0]?.id;
    assert.equal(idOf('gha:secret/NPM_TOKEN'), 'npm-token');
    assert.equal(idOf('gha:secret/DB_URL@production'), 'db-url-production');
    assert.equal(idOf('env:STRIPE_API_KEY'), 'stripe-api-key');
    assert.equal(idOf('mcp:server/github'), 'mcp-github');
    assert.equal(idOf('tf:envs/prod/aws_iam_access_key.deploy'), 'tf-aws-iam-access-key-deploy');
    assert.equal(idOf('gha:secret/X'), 'gha-x');
  });

  it('covers a dynamic name by a star', () => {
    const [proposed] = propose([reference('gha:secret/DEPLOY_?')]);
    assert.deepEqual([proposed?.id, proposed?.references], ['deploy', ['gha:secret/DEPLOY_*']]);
  });

  it('writes companions, and leaves out the names that follow them', () => {
    const [proposed, ...others] = propose([
      reference('gha:secret/KEY_ID', { linkedKeys: ['gha:secret/KEY', 'env:KEY'] }),
    ]);
    assert.deepEqual(others, []);
    assert.deepEqual(proposed?.references, ['gha:secret/KEY', 'gha:secret/KEY_ID']);
  });

  it('needs one entry where a name is used with and without a scope, two where only with scopes', () => {
    const keysOf = (...keys: string[]): (readonly string[])[] =>
      propose(keys.map((key) => reference(key))).map(({ references }) => references);
    assert.deepEqual(keysOf('gha:secret/DB', 'gha:secret/DB@prod'), [['gha:secret/DB']]);
    assert.deepEqual(keysOf('gha:secret/DB@dev', 'gha:secret/DB@prod'), [
      ['gha:secret/DB@dev'],
      ['gha:secret/DB@prod'],
    ]);
  });

  it('orders by provider, then owner, none last', () => {
    const inventory = joinInventory(
      [
        reference('gha:secret/A', { provider: 'npm', place: placeOf('nobody.yml') }),
        reference('gha:secret/B', { provider: 'npm' }),
        reference('gha:secret/C', { provider: 'aws' }),
      ],
      manifestSet(),
      WHOLE,
    );
    const entries = proposeEntries(inventory, ([path]) =>
      path === 'nobody.yml' ? undefined : { owner: '@acme/web', source: 'CODEOWNERS' },
    );
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['gha-c', 'gha-b', 'gha-a'],
    );
  });

  it('gives unique ids that nhi.yaml takes, whatever the names', () => {
    const anyKey = fc
      .tuple(
        fc.constantFrom('gha:secret/', 'env:', 'mcp:server/', 'k8s:secret/ns/'),
        fc.string({ minLength: 1, maxLength: 80 }),
      )
      .map(([prefix, name]) => prefix + name);
    fc.assert(
      fc.property(fc.uniqueArray(anyKey, { maxLength: 10 }), (keys) => {
        const ids = propose(keys.map((key) => reference(key))).map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        for (const id of ids) assert.match(id, /^[a-z0-9][a-z0-9._-]{1,63}$/);
      }),
    );
  });

  it('covers what it was made from', () => {
    const references = ['gha:secret/A_?', 'gha:secret/B@prod', 'gha:secret/B', 'env:C', 'mcp:server/d'].map((key) =>
      reference(key),
    );
    const entries = propose(references).map(({ id, references: patterns }) => goodEntry(id, patterns));
    const states = joinInventory(references, manifestSet(entries), WHOLE).map(({ state }) => state);
    assert.deepEqual([...new Set(states)], ['declared']);
  });
});
