import { readIni } from '../ini';
import type { IniEntry } from '../ini';
import type { ReferenceCollector } from '../reference-collector';
import { readValue } from '../value';
import { addVault } from './vault';

/** ansible.cfg: docs.ansible.com, "Ansible Configuration Settings". */
export function addSettings(collector: ReferenceCollector): void {
  for (const entry of readIni(collector.text)) {
    const { section, name, value, valueRange } = entry;
    if (value === '') continue;
    if (name === 'vault_password_file') addVault(collector, 'default', valueRange, 'ansible.vault-password-file');
    else if (name === 'vault_identity_list') addIdentityList(collector, entry);
    else if (name === 'private_key_file') addKeyFile(collector, entry);
    else if (section.startsWith('galaxy_server.') && (name === 'token' || name === 'password'))
      addGalaxyToken(collector, entry);
  }
}

/** `dev@~/.dev, prod@vault-prod.sh` */
function addIdentityList(collector: ReferenceCollector, { value, valueRange }: IniEntry): void {
  for (const match of value.matchAll(/([\w.-]{1,100})@[^\s,]{1,300}/g)) {
    const start = valueRange.start + match.index;
    addVault(collector, match[1] ?? '', { start, end: start + match[0].length }, 'ansible.vault-password-file');
  }
}

function addKeyFile(collector: ReferenceCollector, { value, valueRange }: IniEntry): void {
  collector.add({
    key: `ansible:key/${value}`,
    role: 'uses',
    kind: 'ssh_key',
    provider: 'ssh',
    credential: 'static',
    duty: 'found',
    syntax: 'ansible.private-key-file',
    range: valueRange,
  });
}

function addGalaxyToken(
  collector: ReferenceCollector,
  { section, name, value, nameRange, valueRange }: IniEntry,
): void {
  const { form } = readValue(value, name);
  const isStored = form === 'literal';
  if (isStored) collector.conceal(valueRange);
  collector.add({
    key: `registry:galaxy/${section.slice('galaxy_server.'.length)}`,
    role: isStored ? 'stores' : 'uses',
    kind: 'registry_credential',
    provider: 'ansible',
    credential: 'static',
    duty: isStored ? 'privileged' : 'found',
    syntax: 'ansible.galaxy-token',
    range: nameRange,
  });
}
