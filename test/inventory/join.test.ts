import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinInventory } from '../../scanner/inventory';
import type { GovernedIdentity, IdentityReference } from '../../scanner/model';
import { entry, goodEntry, manifestSet, placeOf, reference } from './builders';

const WHOLE = { extent: 'whole', profile: 'starter' } as const;
const PARTIAL = { extent: 'partial', profile: 'starter' } as const;

function summary(inventory: readonly GovernedIdentity[]): string[] {
  return inventory.map(({ id, state, keys, references }) => `${id} ${state} [${keys.join(' ')}] ${references.length}`);
}

describe('joinInventory', () => {
  describe('groups references to identities', () => {
    it('makes all uses of one key one identity', () => {
      const uses = [1, 2, 3].map((line) =>
        reference('gha:secret/NPM_TOKEN', { place: placeOf('.github/workflows/a.yml', line) }),
      );
      assert.deepEqual(summary(joinInventory(uses, manifestSet(), WHOLE)), [
        'gha:secret/NPM_TOKEN undeclared [gha:secret/NPM_TOKEN] 3',
      ]);
    });

    it('unites keys that a file shows to be linked, across any number of links', () => {
      const inventory = joinInventory(
        [
          reference('gha:secret/AWS_ACCESS_KEY_ID', { linkedKeys: ['gha:secret/AWS_SECRET_ACCESS_KEY'] }),
          reference('gha:secret/AWS_SECRET_ACCESS_KEY', { linkedKeys: ['gha:secret/AWS_SESSION_TOKEN'] }),
          reference('gha:secret/OTHER'),
        ],
        manifestSet(),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), [
        'gha:secret/AWS_ACCESS_KEY_ID undeclared ' +
          '[gha:secret/AWS_ACCESS_KEY_ID gha:secret/AWS_SECRET_ACCESS_KEY gha:secret/AWS_SESSION_TOKEN] 2',
        'gha:secret/OTHER undeclared [gha:secret/OTHER] 1',
      ]);
    });

    it('lets an environment name follow the one store it is filled from', () => {
      const inventory = joinInventory(
        [
          reference('gha:secret/STRIPE', { linkedKeys: ['env:STRIPE_API_KEY'] }),
          reference('env:STRIPE_API_KEY', { duty: 'privileged', place: placeOf('src/pay.ts') }),
        ],
        manifestSet(),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), ['gha:secret/STRIPE undeclared [env:STRIPE_API_KEY gha:secret/STRIPE] 2']);
    });

    it('does not unite two credentials because two files fill the same environment name', () => {
      const inventory = joinInventory(
        [
          reference('gha:secret/NPM_TOKEN', { linkedKeys: ['env:NODE_AUTH_TOKEN'] }),
          reference('gha:secret/GITHUB_TOKEN', {
            linkedKeys: ['env:NODE_AUTH_TOKEN'],
            duty: 'ambient',
            place: placeOf('.github/workflows/ci.yml'),
          }),
          reference('env:NODE_AUTH_TOKEN', { duty: 'found', place: placeOf('.npmrc') }),
        ],
        manifestSet([goodEntry('ci', ['gha:secret/GITHUB_TOKEN'])]),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), [
        'ci declared [gha:secret/GITHUB_TOKEN] 1',
        'env:NODE_AUTH_TOKEN listed [env:NODE_AUTH_TOKEN] 1',
        'gha:secret/NPM_TOKEN undeclared [gha:secret/NPM_TOKEN] 1',
      ]);
    });

    it('keeps a use of such a name with the store that its own file shows', () => {
      const inventory = joinInventory(
        [
          reference('mcp:server/github', { linkedKeys: ['env:TOKEN'], place: placeOf('.mcp.json', 2) }),
          reference('env:TOKEN', { linkedKeys: ['mcp:server/github'], place: placeOf('.mcp.json', 5) }),
          reference('gha:secret/TOKEN', { linkedKeys: ['env:TOKEN'] }),
        ],
        manifestSet([goodEntry('github-mcp', ['mcp:server/github'])]),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), [
        'gha:secret/TOKEN undeclared [gha:secret/TOKEN] 1',
        'github-mcp declared [env:TOKEN mcp:server/github] 2',
      ]);
    });

    it('takes one key under two manifests for two identities', () => {
      const manifests = manifestSet([], { manifests: ['nhi.yaml', 'services/pay/nhi.yaml'] });
      const inventory = joinInventory(
        [
          reference('env:KEY', { place: placeOf('services/pay/.env') }),
          reference('env:KEY', { place: placeOf('services/shop/.env') }),
        ],
        manifests,
        WHOLE,
      );
      assert.equal(inventory.length, 2);
    });
  });

  describe('attaches entries', () => {
    it('covers a group by an entry that matches one of its keys', () => {
      const inventory = joinInventory(
        [
          reference('gha:secret/NPM_TOKEN', { linkedKeys: ['env:NPM_TOKEN'] }),
          reference('env:NPM_TOKEN', { duty: 'privileged', place: placeOf('deploy.sh') }),
        ],
        manifestSet([goodEntry('npm', ['env:NPM_TOKEN'])]),
        { extent: 'whole', profile: 'standard' },
      );
      assert.deepEqual(summary(inventory), ['npm declared [env:NPM_TOKEN gha:secret/NPM_TOKEN] 2']);
    });

    it('makes everything that one entry matches one identity', () => {
      const inventory = joinInventory(
        [reference('gha:secret/DB_USER'), reference('gha:secret/DB_PASSWORD')],
        manifestSet([goodEntry('db', ['gha:secret/DB_*'])]),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), ['db declared [gha:secret/DB_PASSWORD gha:secret/DB_USER] 2']);
    });

    it('leaves each of two linked keys to its own entry, and what is left to the first', () => {
      const linkedKeys = ['gha:secret/A', 'gha:secret/B', 'gha:secret/C'];
      const inventory = joinInventory(
        ['gha:secret/A', 'gha:secret/B', 'gha:secret/C'].map((key) => reference(key, { linkedKeys })),
        manifestSet([goodEntry('b', ['gha:secret/B']), goodEntry('a', ['gha:secret/A'])]),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), ['a declared [gha:secret/A] 1', 'b declared [gha:secret/B gha:secret/C] 2']);
    });

    it('does not stretch an entry that counts in some paths only', () => {
      const declaration = goodEntry('db', ['gha:secret/DB']);
      const manifests = {
        ...manifestSet([declaration]),
        lookup: (key: string, path: string) =>
          key === 'gha:secret/DB' && path.startsWith('a/')
            ? ({ kind: 'entry', declaration, pattern: key } as const)
            : ({ kind: 'none' } as const),
      };
      const inventory = joinInventory(
        [
          reference('gha:secret/DB', { place: placeOf('a/x.yml') }),
          reference('gha:secret/DB', { place: placeOf('b/x.yml') }),
        ],
        manifests,
        WHOLE,
      );
      assert.deepEqual(summary(inventory), [
        'db declared [gha:secret/DB] 1',
        'gha:secret/DB undeclared [gha:secret/DB] 1',
      ]);
    });

    it('gives an ambiguous key to the first entry, and calls none of them unused', () => {
      const inventory = joinInventory(
        [reference('gha:secret/X')],
        manifestSet([goodEntry('one', ['gha:secret/X']), goodEntry('two', ['gha:secret/X'])]),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), ['one declared [gha:secret/X] 1', 'two declared [] 0']);
    });

    it('does not call a glob unused whose keys have entries of their own', () => {
      const inventory = joinInventory(
        [reference('gha:secret/X')],
        manifestSet([goodEntry('one', ['gha:secret/X']), goodEntry('rest', ['gha:secret/*'])]),
        WHOLE,
      );
      assert.deepEqual(summary(inventory), ['one declared [gha:secret/X] 1', 'rest declared [] 0']);
    });
  });

  describe('says how an identity stands', () => {
    const cases: readonly (readonly [string, IdentityReference[], Parameters<typeof manifestSet>, string])[] = [
      ['declared', [reference('gha:secret/X')], [[goodEntry('x', ['gha:secret/X'])]], 'declared'],
      ['proposed', [reference('gha:secret/X')], [[entry('x', ['gha:secret/X'], { status: 'proposed' })]], 'proposed'],
      ['undeclared', [reference('gha:secret/X')], [], 'undeclared'],
      ['listed where nobody asks', [reference('gha:oidc/aws/role', { duty: 'found' })], [], 'listed'],
      ['listed where ambient', [reference('gha:secret/GITHUB_TOKEN', { duty: 'ambient' })], [], 'listed'],
      ['listed under a test path', [reference('gha:secret/X', { place: placeOf('test/a.yml') })], [], 'listed'],
      ['listed below a broken manifest', [reference('gha:secret/X')], [[], { brokenFolders: [''] }], 'listed'],
      [
        'undeclared beside a broken manifest',
        [reference('gha:secret/X')],
        [[], { brokenFolders: ['services/'] }],
        'undeclared',
      ],
      [
        'listed where nhi.yaml says it is none',
        [reference('gha:secret/FLAG')],
        [
          [],
          {
            notIdentities: [
              { pattern: 'gha:secret/FLAG', reason: 'a switch', manifest: 'nhi.yaml', place: placeOf('nhi.yaml') },
            ],
          },
        ],
        'listed',
      ],
      ['unused', [], [[goodEntry('x', ['gha:secret/X'])]], 'unused'],
      [
        'declared, not unused, where external',
        [],
        [[goodEntry('x', ['gha:secret/X'], { external: true })]],
        'declared',
      ],
      [
        'declared, not unused, where retired',
        [],
        [[goodEntry('x', ['gha:secret/X'], { status: 'retired' })]],
        'declared',
      ],
    ];
    for (const [title, references, manifests, state] of cases) {
      it(title, () => {
        const [identity] = joinInventory(references, manifestSet(...manifests), WHOLE);
        assert.equal(identity?.state, state);
      });
    }

    it('calls nothing unused where only a part was read', () => {
      const [identity] = joinInventory([], manifestSet([goodEntry('x', ['gha:secret/X'])]), PARTIAL);
      assert.equal(identity?.state, 'declared');
    });

    it('calls nothing unused that the run cannot find', () => {
      const manifests = manifestSet([goodEntry('x', ['vault:path/x']), goodEntry('y', ['gha:secret/Y'])]);
      const states = joinInventory([], manifests, { ...WHOLE, systems: ['gha'] }).map(({ state }) => state);
      assert.deepEqual(states, ['declared', 'unused']);
    });
  });

  describe('merges what the references say', () => {
    it('takes the earlier of the entry’s end and the one that code shows', () => {
      const uses = [reference('gha:secret/X', { lifetime: { expires: '2041-09-01', source: 'NotAfter' } })];
      const endWith = (expires: string): string | undefined =>
        joinInventory(uses, manifestSet([entry('x', ['gha:secret/X'], { expires })]), WHOLE)[0]?.expires;
      assert.equal(endWith('2041-12-31'), '2041-09-01');
      assert.equal(endWith('2041-07-01'), '2041-07-01');
      assert.equal(endWith('never'), '2041-09-01');
    });

    it('is static as soon as one use is, and of the known provider and kind', () => {
      const [identity] = joinInventory(
        [
          reference('gha:secret/X', { provider: 'unknown', kind: 'other', credential: 'unknown' }),
          reference('gha:secret/X', { provider: 'aws', kind: 'iam_user', credential: 'keyless' }),
          reference('gha:secret/X', { provider: 'aws', kind: 'iam_user', credential: 'static' }),
        ],
        manifestSet(),
        WHOLE,
      );
      assert.deepEqual([identity?.provider, identity?.kind, identity?.credential], ['aws', 'iam_user', 'static']);
    });

    it('lists each privilege once, the most powerful first', () => {
      const [identity] = joinInventory(
        [
          reference('gha:secret/X', { privileges: [{ fact: 'contents:read', level: 'read', line: 3 }] }),
          reference('gha:secret/X', {
            privileges: [
              { fact: 'contents:read', level: 'read', line: 9 },
              { fact: 'all repositories', level: 'admin', line: 9 },
            ],
          }),
        ],
        manifestSet(),
        WHOLE,
      );
      assert.deepEqual(
        identity?.privileges.map(({ fact }) => fact),
        ['all repositories', 'contents:read'],
      );
    });

    it('believes the entry where it says more', () => {
      const [identity] = joinInventory(
        [reference('gha:secret/X')],
        manifestSet([entry('x', ['gha:secret/X'], { kind: 'bot_account', provider: 'acme', credential: 'ephemeral' })]),
        WHOLE,
      );
      assert.deepEqual(
        [identity?.kind, identity?.provider, identity?.credential],
        ['bot_account', 'acme', 'ephemeral'],
      );
    });

    it('takes an unseen entry for keyless where its key or kind says so', () => {
      const credentialOf = (...args: Parameters<typeof entry>): string | undefined =>
        joinInventory([], manifestSet([entry(...args)]), PARTIAL)[0]?.credential;
      const role = 'gha:oidc/aws/1/deploy';
      assert.equal(credentialOf('role', [role]), 'keyless');
      assert.equal(credentialOf('role', ['aws:x'], { kind: 'iam_role' }), 'keyless');
      assert.equal(credentialOf('token', [role, 'gha:secret/X']), 'unknown');
    });
  });

  it('gives the same inventory whatever the order of the references', () => {
    const keys = [
      'gha:secret/A',
      'gha:secret/B',
      'gha:secret/C',
      'gha:secret/A@prod',
      'env:A',
      'env:B',
      'mcp:server/x',
    ];
    const anyKey = fc.constantFrom(...keys);
    const anyReference = fc.record({
      key: anyKey,
      linkedKeys: fc.uniqueArray(anyKey, { maxLength: 2 }),
      duty: fc.constantFrom('stored', 'privileged', 'found', 'ambient'),
      provider: fc.constantFrom('npm', 'aws', 'unknown'),
      line: fc.integer({ min: 1, max: 500 }),
      path: fc.constantFrom('.github/workflows/a.yml', 'services/pay/.env', 'test/x.yml'),
    });
    const manifests = manifestSet([
      goodEntry('a', ['gha:secret/A']),
      goodEntry('pay', ['env:*'], { manifest: 'services/pay/nhi.yaml' }),
      goodEntry('mcp', ['mcp:server/*']),
    ]);
    fc.assert(
      fc.property(
        fc.uniqueArray(anyReference, { maxLength: 12, selector: ({ line }) => line }).chain((made) => {
          const references = made.map(({ key, line, path, ...rest }) =>
            reference(key, { ...(rest as Partial<IdentityReference>), place: placeOf(path, line) }),
          );
          return fc.tuple(
            fc.constant(references),
            fc.shuffledSubarray(references, { minLength: references.length, maxLength: references.length }),
          );
        }),
        ([references, shuffled]) => {
          const inventory = joinInventory(references, manifests, WHOLE);
          assert.deepEqual(joinInventory(shuffled, manifests, WHOLE), inventory);
          // Nothing is lost and nothing counted twice.
          assert.equal(inventory.flatMap((identity) => identity.references).length, references.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
