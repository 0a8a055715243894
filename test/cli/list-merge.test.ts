import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readList } from '../../scanner/cli/list/read-list';
import { repositoryName } from '../../scanner/cli/list/repository-name';
import type { JsonInventory } from '../../scanner/report';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { ACCESS_KEY, acmeFolder, nhiIn } from './acme-folder';

describe('the name of a repository', () => {
  it('is one, however it was cloned, and never holds a credential', () => {
    for (const address of [
      'https://github.com/acme/web.git',
      'https://github.com/acme/web/',
      `https://ada:${ACCESS_KEY}@github.com/acme/web.git?token=${ACCESS_KEY}`,
      'git@github.com:acme/web.git',
      'github.com:acme/web',
      'ssh://git@GitHub.com:22/acme/web.git',
      'git://github.com/acme/web#main',
    ]) {
      assert.equal(repositoryName(address), 'github.com/acme/web', address);
    }
  });

  it('is that of the folder where there is no host', () => {
    for (const address of ['/srv/git/web.git', 'file:///srv/git/web.git', '../web', 'C:\\git\\web', 'C:/git/web.git']) {
      assert.equal(repositoryName(address), 'web', address);
    }
    for (const address of ['', '/', 'https://github.com/', '.git']) assert.notEqual(repositoryName(address), '');
  });
});

describe('nhi list --merge', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (line: string) => nhiIn(folder.path, line);
  const list = async (line: string): Promise<JsonInventory['inventory']> => {
    const { code, out, err } = await nhi(line);
    assert.deepEqual([code, err], [0, '']);
    return (JSON.parse(out) as JsonInventory).inventory;
  };

  it('joins repositories: one key in two of them is two identities', async () => {
    folder.git(['remote', 'add', 'origin', `https://ada:${ACCESS_KEY}@git.example.com/acme/web.git`]);
    await nhi('list --format json --output web.json');
    await nhi('list --format json --repository payments --output payments.json');
    const rows = await list('list --merge web.json payments.json --format json');
    assert.deepEqual(
      rows.filter(({ id }) => id === 'gha:secret/NPM_TOKEN').map(({ repository }) => repository),
      ['git.example.com/acme/web', 'payments'],
    );
    const { out } = await nhi('list --merge web.json payments.json --undeclared');
    assert.match(out, /^Not in nhi\.yaml \(2\)\n {2}gha:secret\/NPM_TOKEN {2}in git\.example\.com\/acme\/web\n/);
    assert.match(out, /\n2 identities: 2 undeclared\.\n$/);
    assert.deepEqual(rows, await list('list --merge web.json payments.json web.json --format json'));
  });

  it('is stable: a merged list merges to itself', async () => {
    await nhi('list --format json --repository a --output a.json');
    await nhi('list --format json --repository b --output b.json');
    await nhi('list --merge a.json b.json --format json --output both.json');
    const { out } = await nhi('list --merge both.json --format json');
    assert.equal(out, readFileSync(join(folder.path, 'both.json'), 'utf8'));
  });

  it('takes the newer of two lists of one repository, and calls those without a name by their file', async () => {
    await nhi('list --format json --now 2030-01-01 --repository web --output old.json');
    folder.write('.github/workflows/release.yml', 'on: push\njobs: {}\n');
    await nhi('list --format json --now 2031-01-01 --repository web --output new.json');
    assert.deepEqual(
      (await list('list --merge old.json new.json --format json')).filter(({ state }) => state === 'undeclared'),
      [],
    );
    await nhi('list --format json --output nameless.json');
    const rows = await list('list --merge nameless.json --format json');
    assert.ok(rows.every(({ repository }) => repository === 'nameless'));
  });

  it('says which file is no list, and where', async () => {
    folder.write('broken.json', '{ "inventory": [');
    folder.write('foreign.json', '{ "dependencies": {} }\n');
    folder.write('newer.json', '{ "version": 2, "today": "2031-01-01", "inventory": [] }');
    folder.write('row.json', '{ "version": 1, "today": "2031-01-01", "inventory": [{ "id": "a", "keys": "b" }] }');
    for (const [line, message] of [
      ['--merge', /^nhi: nhi list --merge joins lists: which files\?/],
      ['--merge gone.json', /^nhi: gone\.json: there is no such file\n$/],
      ['--merge broken.json', /^nhi: broken\.json is not JSON: nhi list --format json makes one\n$/],
      ['--merge foreign.json', /^nhi: foreign\.json is no list of nhi: /],
      ['--merge newer.json', /^nhi: newer\.json is a list of version 2, and version 1 is read here\n$/],
      ['--merge row.json', /^nhi: row\.json: "inventory\[0\]\.keys" is not as nhi writes it: /],
      ['--merge row.json --profile strict', /^nhi: --merge joins lists as they were made: give --profile when/],
    ] as const) {
      const { code, out, err } = await nhi(`list ${line}`);
      assert.deepEqual([code, out], [2, ''], line);
      assert.match(err, message);
    }
  });

  it('throws nothing but what a person can act on, whatever the file holds', () => {
    const row = { id: 'a', keys: [], state: 'listed', kind: 'other', provider: 'x', credential: 'static' };
    for (const value of [null, [], 3, { ...row }, { ...row, privileges: [1], references: [] }]) {
      const text = JSON.stringify({ version: 1, today: '2031-01-01', inventory: [value] });
      assert.throws(() => readList('a.json', text), { name: 'UsageError', message: /^a\.json: "inventory\[0\]/ });
    }
  });
});
