import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { loadManifests } from '../../scanner/manifest';
import type { Lookup, ManifestSet } from '../../scanner/manifest';
import { memorySnapshot } from './memory-snapshot';

type Entries = Readonly<Record<string, readonly string[]>>;

const manifest = (entries: Entries): string =>
  JSON.stringify({ version: 1, identities: Object.entries(entries).map(([id, references]) => ({ id, references })) });

function load(files: Readonly<Record<string, Entries>>): ManifestSet {
  return loadManifests(
    memorySnapshot(Object.fromEntries(Object.entries(files).map(([path, entries]) => [path, manifest(entries)]))),
  );
}

/** In a word: the id, `none`, `none near x`, `x|y`. */
function inWords(lookup: Lookup): string {
  switch (lookup.kind) {
    case 'none':
      return lookup.near === undefined ? 'none' : `none near ${lookup.near.id}`;
    case 'entry':
      return lookup.declaration.id;
    case 'ambiguous':
      return lookup.declarations.map(({ id }) => id).join('|');
    case 'not-identity':
      return `not: ${lookup.entry.reason}`;
  }
}

const workflow = '.github/workflows/release.yml';

describe('lookup', () => {
  it('asks the nearest manifest first, then upward, and the first match wins', () => {
    const set = load({
      'nhi.yaml': { root: ['env:A', 'env:B', 'env:C'] },
      'a/nhi.yaml': { 'in-a': ['env:A', 'env:*'] },
      'a/b/nhi.yaml': { 'in-b': ['env:B'] },
    });
    const at = (key: string, path: string): string => inWords(set.lookup(key, path));
    assert.deepEqual(
      [
        at('env:A', 'x.ts'),
        at('env:A', 'a/x.ts'),
        at('env:A', 'a/b/x.ts'),
        at('env:B', 'a/b/x.ts'),
        at('env:B', 'a/x.ts'),
        at('env:C', 'c/x.ts'),
      ],
      ['root', 'in-a', 'in-a', 'in-b', 'in-a', 'root'],
    );
  });

  it('asks the manifests below for the secret of a root workflow, and two of them are ambiguous', () => {
    const set = load({
      'nhi.yaml': { root: ['gha:secret/R'] },
      'a/nhi.yaml': { 'in-a': ['gha:secret/A', 'gha:secret/BOTH'] },
      'b/nhi.yaml': { 'in-b': ['gha:secret/B', 'gha:secret/B*'] },
    });
    assert.equal(inWords(set.lookup('gha:secret/A', workflow)), 'in-a');
    assert.equal(inWords(set.lookup('gha:secret/BOTH', workflow)), 'in-a|in-b');
  });

  it('does not ask a sibling', () => {
    const set = load({ 'a/nhi.yaml': { 'in-a': ['env:SECRET_OF_A'] }, 'b/nhi.yaml': { 'in-b': ['env:B'] } });
    assert.equal(set.lookup('env:SECRET_OF_A', 'b/x.ts').kind, 'none');
  });

  it('prefers within a file exact to glob, a longer prefix to a shorter, a scope to none', () => {
    const set = load({
      'nhi.yaml': {
        any: ['gha:secret/*'],
        db: ['gha:secret/DB_*'],
        url: ['gha:secret/DB_URL'],
        live: ['gha:secret/DB_URL@production'],
      },
    });
    const at = (key: string): string => inWords(set.lookup(key, workflow));
    assert.deepEqual(
      [
        at('gha:secret/X'),
        at('gha:secret/DB_X'),
        at('gha:secret/db_url'),
        at('gha:secret/DB_URL@production'),
        at('gha:secret/DB_URL@staging'),
      ],
      ['any', 'db', 'url', 'live', 'url'],
    );
  });

  it('calls globs of equal rank ambiguous, but not the same pattern again, which the file was told already', () => {
    const set = load({
      'nhi.yaml': { one: ['k8s:secret/ci/*a'], two: ['k8s:secret/ci/*'], three: ['env:X'], four: ['env:X'] },
    });
    assert.equal(inWords(set.lookup('k8s:secret/ci/a', 'x.yaml')), 'one|two');
    assert.equal(inWords(set.lookup('env:X', 'x.ts')), 'three');
    assert.deepEqual(
      set.problems.map(({ rule }) => rule),
      ['manifest/ambiguous'],
    );
  });

  it('counts a reference with paths only where they say, and prefers it there', () => {
    const set = loadManifests(
      memorySnapshot({
        'a/nhi.yaml': JSON.stringify({
          version: 1,
          identities: [
            {
              id: 'here',
              references: [
                { key: 'env:A', paths: ['src/'] },
                { key: 'env:B', paths: ['src'] },
              ],
            },
            { id: 'there', references: ['env:A'] },
          ],
        }),
      }),
    );
    const at = (key: string, path: string): string => inWords(set.lookup(key, path)).replace(/ near.*/, '');
    assert.deepEqual(
      [
        at('env:A', 'a/src/x.ts'),
        at('env:A', 'a/x.ts'),
        at('env:B', 'a/src/x.ts'),
        at('env:B', 'a/x.ts'),
        at('env:B', 'src/x.ts'),
      ],
      ['here', 'there', 'here', 'none', 'none'],
    );
  });

  it('knows what is no identity; an entry wins over it, and what is exact over a glob', () => {
    const text = JSON.stringify({
      version: 1,
      identities: [{ id: 'stripe', references: ['env:PUBLIC_STRIPE', 'env:PUBLIC_X*'] }],
      not_identities: [
        { key: 'env:PUBLIC_*', reason: 'public' },
        { key: 'env:PUBLIC_XA', reason: 'exact' },
        { key: 'env:PUBLIC_STRIPE', reason: 'same' },
      ],
    });
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
    const at = (key: string): string => inWords(set.lookup(key, 'x.ts'));
    assert.deepEqual(
      [at('env:PUBLIC_A'), at('env:PUBLIC_STRIPE'), at('env:PUBLIC_XA'), at('env:PUBLIC_XB')],
      ['not: public', 'stripe', 'not: exact', 'stripe'],
    );
  });

  it('names the entry that was probably meant', () => {
    const set = load({ 'nhi.yaml': { npm: ['gha:secret/NPM_TOKEN'], stripe: ['env:STRIPE_KEY'] } });
    const at = (key: string): string => inWords(set.lookup(key, workflow));
    assert.deepEqual(
      [
        at('gha:secret/NPM_TOKNE'),
        at('gha:secret/npm_tokens@production'),
        at('env:NPM_TOKEN'),
        at('gha:secret/SONAR'),
        at('gha:secret/?'),
      ],
      ['none near npm', 'none near npm', 'none', 'none', 'none'],
    );
  });

  it('finds nothing in a manifest that is broken', () => {
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': `${manifest({ npm: ['env:A'] })}]` }));
    assert.deepEqual([set.broken, inWords(set.lookup('env:A', 'x.ts'))], [true, 'none']);
  });

  it('always gives the entry of the deepest folder that has the key', () => {
    const folders = ['', 'a/', 'a/b/', 'a/b/c/'];
    const key = fc.constantFrom('env:A', 'env:B', 'env:C');
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(key, { minLength: 1 }), { minLength: 4, maxLength: 4 }),
        key,
        fc.nat({ max: 3 }),
        (keys, wanted, depth) => {
          const set = load(
            Object.fromEntries(folders.map((folder, at) => [`${folder}nhi.yaml`, { [`in${at}`]: keys[at]! }])),
          );
          const expected = [3, 2, 1, 0].filter((at) => at <= depth).find((at) => keys[at]!.includes(wanted));
          const found = set.lookup(wanted, `${folders[depth]!}x.ts`);
          if (expected !== undefined) assert.equal(inWords(found), `in${expected}`);
          else assert.notEqual(found.kind === 'entry' && Number(found.declaration.id.slice(2)) <= depth, true);
        },
      ),
    );
  });
});
