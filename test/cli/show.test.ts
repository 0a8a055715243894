import { strict as assert } from 'node:assert';
import { run } from '../../scanner/cli/run';
import type { JsonInventory } from '../../scanner/report';
import { acme, declaration, finding, identity, place, reference, result } from '../report/sample';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { ACCESS_KEY, acmeFolder, nhiIn } from './acme-folder';
import { fakeHost } from './fake-host';

const ENTRY = `version: 1
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2031-06-01
    purpose: publishes the packages
    review: { interval: 90d, reviewer: "@acme/sec" }
    rotation: { interval: 180d, last: 2030-12-01, runbook: docs/rotate.md }
    events:
      - { type: approved, date: 2030-06-01 }
      - { type: reviewed, date: 2030-11-01, by: "@acme/sec", ref: "https://example.com/1" }
    references: ["gha:secret/NPM_TOKEN"]
`;

describe('nhi show', () => {
  let folder: TemporaryFolder;
  before(() => {
    folder = acmeFolder();
  });
  after(() => {
    folder.remove();
  });

  it('gives the four answers, the places, how to revoke it and what was done', async () => {
    folder.write('nhi.yaml', ENTRY);
    const { code, out, err } = await nhiIn(folder.path, 'show npm-publish');
    assert.deepEqual([code, err], [0, '']);
    // Below it stands what the rules have to say.
    assert.equal(
      out.split('\nWhat is amiss')[0],
      [
        'npm-publish  npm access_token static',
        'active, nhi.yaml:3 · publishes the packages',
        '',
        'Who owns it         @acme/web',
        'What it may do      write',
        '                      publishes to npm  .github/workflows/release.yml:9',
        'When it ends        2031-06-01, in 92 days (nhi.yaml:5)',
        '                    rotated every 180d, last 2030-12-01, next 2031-05-30 (in 90 days)',
        'How it is reviewed  every 90d by @acme/sec, last 2030-11-01, due since 2031-01-30 (30 days ago)',
        '',
        'Where it is used',
        '  gha:secret/NPM_TOKEN  uses       .github/workflows/release.yml:9:40 by NODE_AUTH_TOKEN',
        '',
        'When it leaks',
        '  docs/rotate.md',
        '  Revoke it under Access tokens, then create a new one for what uses it.',
        '',
        'What was done',
        '  2030-11-01  reviewed by @acme/sec https://example.com/1',
        '  2030-06-01  approved',
        '',
      ].join('\n'),
    );
  });

  it('knows an identity by its id, its key, a key of its entry and its bare name', async () => {
    folder.write('nhi.yaml', ENTRY);
    const { out } = await nhiIn(folder.path, 'show npm-publish');
    for (const word of ['gha:secret/NPM_TOKEN', 'gha:secret/npm_token', 'gha:secret/NPM_*', 'NPM_TOKEN']) {
      assert.equal((await nhiIn(folder.path, ['show', word])).out, out, word);
    }
  });

  it('says in JSON what the list says', async () => {
    folder.write('nhi.yaml', ENTRY);
    const { out } = await nhiIn(folder.path, 'show npm-publish --format json');
    const { inventory } = JSON.parse(out) as JsonInventory;
    assert.deepEqual(
      inventory.map(({ id, entry }) => [id, entry?.events?.length]),
      [['npm-publish', 2]],
    );
  });

  it('says from git who changed the entry when, and never a secret that once stood in it', async () => {
    const history = acmeFolder();
    try {
      const entry = (owner: string, more: string): string =>
        `version: 1\nidentities:\n  - { id: npm, owner: "${owner}", ${more}references: ["gha:secret/NPM_TOKEN"] }\n`;
      const commit = (text: string, email: string): void => {
        history.write('nhi.yaml', text);
        history.git(['add', 'nhi.yaml']);
        history.git(['commit', '-q', '-m', 'x', `--author=A <${email}>`], '', {
          GIT_AUTHOR_DATE: '2031-01-02T12:00:00Z',
        });
      };
      commit(entry(ACCESS_KEY, 'expires: 2031-03-01, '), 'ada@example.com');
      commit(entry('@acme/web', 'expires: 2031-03-01, '), 'dana@example.com');
      commit(`${entry('@acme/web', 'expires: 2031-03-01, ')}# a comment changes nothing\n`, 'sam@example.com');
      commit('version: 1\nidentities: []\n', 'sam@example.com');
      commit(entry('@acme/web', 'expires: 2031-05-01, '), 'sam@example.com');
      history.write('nhi.yaml', entry('@acme/web', 'expires: 2031-06-01, '));
      const { code, out, err } = await nhiIn(history.path, 'show npm --history');
      assert.deepEqual([code, err], [0, '']);
      const [, changed = ''] = out.split('\nWhat changed\n');
      assert.deepEqual(
        changed
          .split('\n\n')[0]
          ?.replace(/ {2}[\da-f]{10} {2}/g, '  ')
          .split('\n')
          .filter((line) => line !== ''),
        [
          '  not committed yet  expires 2031-05-01 -> 2031-06-01',
          '  2031-01-02  sam@example.com  added: status active, owner @acme/web, expires 2031-05-01, references gha:secret/NPM_TOKEN',
          '  2031-01-02  sam@example.com  taken out',
          '  2031-01-02  dana@example.com  owner AKIA…(20) -> @acme/web',
          '  2031-01-02  ada@example.com  added: status active, owner AKIA…(20), expires 2031-03-01, references gha:secret/NPM_TOKEN',
        ],
      );
      assert.ok(!out.includes(ACCESS_KEY));
    } finally {
      history.remove();
    }
  });

  it('says of one that nobody declared what to do', async () => {
    const host = fakeHost({ result: acme() });
    assert.equal(await run(['show', 'NPM_TOKEN'], host), 0);
    assert.match(host.printed.out, /^NPM_TOKEN {2}npm access_token static\nnot in nhi\.yaml, and it must be\n/);
    assert.match(host.printed.out, /\nWhat is amiss\n {2}error {4}identity\/undeclared {2}NPM_TOKEN has no owner/);
    assert.match(host.printed.out, /\nNext: nhi declare gha:secret\/NPM_TOKEN\n\n/);
  });

  it('shows every one of that name, and each place on request', async () => {
    const uses = Array.from({ length: 12 }, (_, at) => reference(place('a.yml', 'TOKEN', 'TOKEN', at + 1)));
    const two = ['a', 'b'].map((manifest) =>
      identity('x', { declaration: declaration('x', { manifest }), references: uses }),
    );
    const shown = async (...words: string[]): Promise<string> => {
      const host = fakeHost({ result: result({ inventory: two, findings: [finding(place('a', 'a', 'a'))] }) });
      await run(['show', 'x', ...words], host);
      return host.printed.out;
    };
    assert.equal((await shown()).match(/^x {2}npm/gm)?.length, 2);
    assert.match(await shown(), /\n {2}2 more places; --all shows each\n/);
    assert.equal((await shown('--all')).match(/a\.yml:12:1/g)?.length, 2);
  });

  it('refuses what it does not know, and says what was probably meant', async () => {
    for (const [words, message] of [
      [['show'], 'nhi: nhi show needs an id or a key: nhi list names them\n'],
      [['show', 'backup-usr'], 'nhi: no identity here is called backup-usr: did you mean backup-user?\n'],
      [['show', 'zebra'], 'nhi: no identity here is called zebra: nhi list names them all\n'],
    ] as const) {
      const host = fakeHost({ result: acme() });
      assert.equal(await run([...words], host), 2);
      assert.deepEqual(host.printed, { out: '', err: message });
    }
  });
});
