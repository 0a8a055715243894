import { isCredentialName } from '../credential-name';
import { membersOf, nodeAt, readYamlConfig, textAt } from '../config';
import type { ConfigText } from '../config';
import type { ReferenceCollector } from '../reference-collector';

/** Kinds of stores, by their names in both versions, and how their secrets' keys begin. */
const STORES: Readonly<Record<string, readonly [provider: string, key: string]>> = {
  hashicorp: ['vault', 'vault'],
  hashicorp_vault: ['vault', 'vault'],
  hashicorp_consul: ['consul', 'consul'],
  aws_secretsmanager: ['aws', 'aws-sm'],
  awssecretsmanager: ['aws', 'aws-sm'],
  aws_ssm: ['aws', 'ssm'],
  ssm: ['aws', 'ssm'],
  google_secretmanager: ['gcp', 'gcp-sm/?'],
  azure_keyvault: ['azure', 'akv/?'],
  doppler: ['doppler', 'doppler'],
  '1password': ['1password', 'op'],
  heroku: ['heroku', 'heroku'],
  vercel: ['vercel', 'vercel'],
  github: ['github', 'github'],
  lastpass: ['lastpass', 'lastpass'],
  cyberark_conjur: ['cyberark', 'conjur'],
  etcd: ['etcd', 'etcd'],
};

/** github.com/tellerops/teller: `.teller.yml`, what each provider's paths fill which variables with; versions 1 and 2. */
export function readTeller(collector: ReferenceCollector): void {
  for (const { name, value } of membersOf(nodeAt(readYamlConfig(collector.text), 'providers'))) {
    const store = STORES[textAt(value, 'kind')?.value ?? name];
    if (store === undefined) continue;
    const maps = nodeAt(value, 'maps');
    for (const map of maps?.type === 'list' ? maps.items : []) {
      const variables = membersOf(nodeAt(map, 'keys')).map((key) => {
        const to = textAt(key.value)?.value;
        return to === undefined || to === '==' ? key.name : to;
      });
      add(collector, store, textAt(map, 'path'), variables);
    }
    const sync = nodeAt(value, 'env_sync');
    if (sync !== undefined) add(collector, store, textAt(sync, 'path'), []);
    for (const { name: variable, value: at } of membersOf(nodeAt(value, 'env')))
      add(collector, store, textAt(at, 'path'), [variable]);
  }
}

function add(
  collector: ReferenceCollector,
  [provider, key]: readonly [string, string],
  path: ConfigText | undefined,
  variables: readonly string[],
): void {
  if (path === undefined || path.value === '') return;
  const credentials = variables.filter(isCredentialName);
  collector.add({
    key: `secretref:${key}/${path.value.replace(/^\//, '').replace(/\{\{[^{}]{0,200}\}\}/g, '?')}`,
    // One path may hold several.
    linkedKeys: credentials.length === 1 ? credentials.map((name) => `env:${name}`) : [],
    role: 'uses',
    kind: 'secret_store',
    provider,
    credential: 'brokered',
    duty: 'found',
    consumer: variables.length === 0 ? undefined : variables.join(', '),
    syntax: 'sealed.teller',
    range: path.range,
  });
}
