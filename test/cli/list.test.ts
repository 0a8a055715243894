import { strict as assert } from 'node:assert';
import { run } from '../../scanner/cli/run';
import type { JsonInventory } from '../../scanner/report';
import { acme } from '../report/sample';
import { fakeHost } from './fake-host';

/** Ids in the order listed. */
async function idsOf(words: string): Promise<readonly string[]> {
  const host = fakeHost({ result: acme() });
  assert.equal(await run(['list', '--format', 'json', ...words.split(' ').filter(Boolean)], host), 0);
  return (JSON.parse(host.printed.out) as JsonInventory).inventory.map(({ id }) => id);
}

async function textOf(words: string): Promise<string> {
  const host = fakeHost({ result: acme() });
  assert.equal(await run(['list', ...words.split(' ')], host), 0);
  return host.printed.out;
}

describe('nhi list', () => {
  it('lists what an owner answers for, however the owner is written', async () => {
    assert.deepEqual(await idsOf('--owner @acme/platform'), ['backup-user']);
    assert.deepEqual(await idsOf('--owner ACME/web'), ['old-token', 'sonar-token']);
    assert.deepEqual(await idsOf('--owner @acme/web --owner @acme/platform'), [
      'backup-user',
      'old-token',
      'sonar-token',
    ]);
    assert.deepEqual(await idsOf('--owner none'), ['gha:secret/NPM_TOKEN', 'gha:context/github.token']);
  });

  it('lists what ends by a day, and what has ended', async () => {
    assert.deepEqual(await idsOf('--expires-within 30d'), ['old-token', 'sonar-token']);
    assert.deepEqual(await idsOf('--expires-within 11d'), ['old-token']);
    assert.deepEqual(await idsOf('--expires-within 1y'), ['backup-user', 'old-token', 'sonar-token']);
  });

  it('lists what nobody declared, one kind and one system', async () => {
    assert.deepEqual(await idsOf('--undeclared'), ['gha:secret/NPM_TOKEN']);
    assert.deepEqual(await idsOf('--kind iam_user'), ['backup-user']);
    assert.deepEqual(await idsOf('--system tf'), ['backup-user']);
    assert.deepEqual(await idsOf('--system tf --system gha: --kind iam_user'), ['backup-user']);
    assert.deepEqual(await idsOf('--system gha --owner @acme/web --expires-within 12d'), ['old-token', 'sonar-token']);
  });

  it('goes by what is asked for', async () => {
    const all = 5;
    assert.equal((await idsOf('')).length, all);
    assert.deepEqual(await idsOf('--sort expires'), [
      'old-token',
      'sonar-token',
      'backup-user',
      'gha:secret/NPM_TOKEN',
      'gha:context/github.token',
    ]);
    assert.deepEqual((await idsOf('--sort owner')).slice(0, 3), ['backup-user', 'old-token', 'sonar-token']);
    assert.equal((await idsOf('--sort state'))[0], 'gha:secret/NPM_TOKEN');
  });

  it('has headings by what it goes by', async () => {
    const headings = async (words: string): Promise<readonly string[]> =>
      (await textOf(words)).split('\n').filter((line) => /^\S.* \(\d+\)$/.test(line));
    assert.deepEqual(await headings('--sort owner'), ['@acme/platform (1)', '@acme/web (2)', 'Nobody (2)']);
    assert.deepEqual(await headings('--sort expires'), ['Ended (1)', 'Within 30 days (1)', 'Later (1)', 'No end (2)']);
    assert.deepEqual(await headings('--sort id'), ['Identities (5)']);
    assert.deepEqual(await headings('--sort kind'), ['access_token (3)', 'ci_context (1)', 'iam_user (1)']);
    assert.deepEqual(await headings('--sort provider'), ['aws (1)', 'github (1)', 'npm (2)', 'sonar (1)']);
    assert.deepEqual(await headings('--sort system'), ['env (1)', 'gha (3)', 'tf (1)']);
    assert.deepEqual(await headings('--undeclared'), ['Not in nhi.yaml (1)']);
  });

  it('counts what it shows', async () => {
    assert.match(
      await textOf('--owner @acme/web'),
      /\n1 identity: 1 declared, 1 expired, 1 expires in 12 days, .+\.\n$/,
    );
    assert.equal(await textOf('--owner nobody-knows'), '0 identities.\n');
  });

  it('refuses what it does not know, and says what it does', async () => {
    for (const [words, message] of [
      ['--expires-within soon', /--expires-within is a number and h, d, w, mo or y, such as 30d, not "soon"/],
      ['--kind api_kez', /--kind is .+: did you mean api_key\?/],
      ['--sort name', /--sort is state, owner, expires, id, kind, provider or system, not "name"/],
    ] as const) {
      const host = fakeHost({ result: acme() });
      assert.equal(await run(['list', ...words.split(' ')], host), 2);
      assert.match(host.printed.err, message);
      assert.equal(host.printed.out, '');
    }
  });
});
