import { isCommented } from '../pipeline';
import { identityOfName } from '../provider';
import { isCredentialName } from '../credential-name';
import type { ReferenceCollector } from '../reference-collector';

/** A lookup of the collections' documentation, by the plugin's own name; what it is given; the key that this makes. */
const STORES: Readonly<Record<string, { readonly store: string; readonly provider: string }>> = {
  hashi_vault: { store: 'vault', provider: 'vault' },
  vault_read: { store: 'vault', provider: 'vault' },
  vault_kv1_get: { store: 'vault', provider: 'vault' },
  vault_kv2_get: { store: 'vault', provider: 'vault' },
  aws_secret: { store: 'aws-sm', provider: 'aws' },
  secretsmanager_secret: { store: 'aws-sm', provider: 'aws' },
  aws_ssm: { store: 'ssm', provider: 'aws' },
  ssm_parameter: { store: 'ssm', provider: 'aws' },
  onepassword: { store: 'op/?', provider: '1password' },
  bitwarden: { store: 'bitwarden', provider: 'bitwarden' },
  azure_keyvault_secret: { store: 'akv/?', provider: 'azure' },
  gcp_secret_manager: { store: 'gcp-sm/?', provider: 'gcp' },
  passwordstore: { store: 'pass', provider: 'pass' },
};

const LOOKUP =
  /\b(?:lookup|query|q)\(\s{0,20}['"](?:[a-z_]{1,40}\.){0,3}([a-z0-9_]{2,40})['"]\s{0,20},\s{0,20}(['"])([^'"\n]{1,300})\2/g;

/** `lookup('community.hashi_vault.hashi_vault', 'secret=kv/db:password')` wherever it stands. */
export function addLookups(collector: ReferenceCollector): void {
  if (!/\b(?:lookup|query|q)\(/.test(collector.text)) return;
  for (const match of collector.text.matchAll(LOOKUP)) {
    const [all, plugin = '', , argument = ''] = match;
    const end = match.index + all.length - 1;
    if (isCommented(collector.text, match.index)) continue;
    addLookup(collector, plugin, argument, { start: end - argument.length, end });
  }
}

function addLookup(
  collector: ReferenceCollector,
  plugin: string,
  argument: string,
  range: { start: number; end: number },
): void {
  if (plugin === 'env') {
    if (!isCredentialName(argument)) return;
    collector.add({
      key: `env:${argument}`,
      role: 'uses',
      ...identityOfName(argument),
      duty: 'found',
      confidence: 'likely',
      syntax: 'ansible.env-lookup',
      range,
    });
    return;
  }
  const known = Object.hasOwn(STORES, plugin) ? STORES[plugin] : undefined;
  if (known === undefined) return;
  const written = /(?:^|\s)secret=(\S{1,300})/.exec(argument)?.[1] ?? argument;
  const [name = ''] = written.split(/[:\s]/);
  // A name with a template in it is only known when the play runs.
  const path = name.includes('{{') || name === '' ? '?' : name;
  collector.add({
    key: `secretref:${known.store}/${path}`,
    role: 'uses',
    kind: identityOfName(path.slice(path.lastIndexOf('/') + 1)).kind,
    provider: known.provider,
    credential: 'brokered',
    duty: 'privileged',
    syntax: 'ansible.store-lookup',
    range,
  });
}
