import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ansible } from '../../../scanner/identities/ansible';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

describe('identities in Ansible', () => {
  for (const name of readdirSync(FIXTURES).filter((entry) => statSync(join(FIXTURES, entry)).isDirectory())) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(ansible, filesClaimed(ansible, folder))));
    });
  }

  it('are looked for where Ansible reads', () => {
    for (const path of [
      'ansible.cfg',
      'group_vars/all.yml',
      'a/host_vars/web1',
      'roles/x/defaults/main.yml',
      'site.yml',
      'playbooks/a.yml',
      'inventory.ini',
      'inventories/prod/hosts',
      'vault.yml',
    ]) {
      assert.equal(ansible.claims(path), true, path);
    }
    for (const path of ['a.yml', 'hosts.ts', 'src/inventory/list.py', 'roles.yml', 'setup.cfg', 'Makefile']) {
      assert.equal(ansible.claims(path), false, path);
    }
  });

  it('are what their names say behind the prefix of vaulted variables', () => {
    const text = 'vault_db_password: "{{ x }}"\nvault_token: "{{ y }}"\n';
    const { references } = readingOf(ansible, new Map([['group_vars/all.yml', text]]));
    assert.deepEqual(
      references.map(({ key, kind }) => `${key} ${kind}`),
      ['ansible:var/vault_db_password database_account', 'ansible:var/vault_token secret_store'],
    );
  });

  it('says nothing of a lookup that is commented out', () => {
    const text = `# key: "{{ lookup('env', 'API_TOKEN') }}"\nkey: "{{ lookup('env', 'OTHER_TOKEN') }}"\n`;
    const { references } = readingOf(ansible, new Map([['group_vars/all.yml', text]]));
    assert.deepEqual(
      references.map(({ key }) => key),
      ['env:OTHER_TOKEN'],
    );
  });

  it('quotes and keeps no literal credential', () => {
    for (const [path, text] of [
      ['group_vars/all.yml', 'api_token: correct-horse\n'],
      ['hosts', '[a]\nb ansible_password=correct-horse\n'],
      ['ansible.cfg', '[galaxy_server.a]\ntoken = correct-horse\n'],
    ] as const) {
      assert.equal(readingOf(ansible, new Map([[path, text]])).references.length, 1, path);
      assert.doesNotMatch(JSON.stringify(ansible.read(path, text)), /horse/, path);
    }
  });

  it('never make the reader throw, and are found in linear time', () => {
    const pieces = [
      'api_token: ',
      '!vault |\n',
      '  $ANSIBLE_VAULT;1.1;AES256\n',
      "{{ lookup('env', 'A_TOKEN') }}",
      '{{ vault_x }}',
      '\n',
      '  ',
      '- ',
      '"',
      'ansible_password=',
      '[a]',
      '\r\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = parts.join('');
        for (const path of ['group_vars/all.yml', 'site.yml', 'hosts', 'ansible.cfg']) {
          for (const { place } of readingOf(ansible, new Map([[path, text]])).references)
            assert.ok(place.range.end <= text.length);
        }
      }),
    );
    for (const piece of [
      "lookup('env', '",
      'lookup(',
      'ansible_password=',
      'a_token=" ',
      '$ANSIBLE_VAULT;',
      'token: {{ ',
    ]) {
      for (const path of ['site.yml', 'hosts']) ansible.read(path, piece.repeat(300_000 / piece.length));
    }
  });
});
