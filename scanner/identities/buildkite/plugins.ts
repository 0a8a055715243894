import { readCredentialName } from '../credential-name';
import { federatedRole, identityOfNames, staticName, type PipelineReading } from '../pipeline';
import { eachScalar, itemsOf, pairAt, pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';

/** Records what a plugin authenticates with, from the plugins' READMEs. */
export function readPlugin(reading: PipelineReading, plugin: YamlScalar, options: YamlNode): void {
  const name = (plugin.value.split('#', 1)[0] ?? '').replace(/^.*\//, '').replace(/-buildkite-plugin(?:\.git)?$/, '');
  READERS[name]?.(reading, options, name);
  addNamedVariables(reading, options, name);
}

type PluginReader = (reading: PipelineReading, options: YamlNode, plugin: string) => void;

const READERS: Readonly<Record<string, PluginReader>> = {
  'aws-assume-role-with-web-identity': readWebIdentity,
  'aws-assume-role': readWebIdentity,
  'gcp-workload-identity-federation': readGoogleFederation,
  'aws-sm': readSecretsManager,
  'vault-secrets': readVault,
  secrets: readStoredSecrets,
};

function readWebIdentity({ collector }: PipelineReading, options: YamlNode, plugin: string): void {
  const role = scalarAt(options, 'role-arn') ?? scalarAt(options, 'role');
  if (role === undefined) return;
  const seconds = scalarAt(options, 'role-session-duration') ?? scalarAt(options, 'session-duration');
  const draft = federatedRole(role.value, role.range, {
    syntax: 'buildkite.aws-role',
    consumer: plugin,
    seconds: seconds?.value,
  });
  // The other plugin starts from what the agent has already.
  const isFederated = plugin === 'aws-assume-role-with-web-identity';
  collector.add(isFederated ? draft : { ...draft, role: 'uses', credential: 'ephemeral' });
}

function readGoogleFederation({ collector }: PipelineReading, options: YamlNode, plugin: string): void {
  const account = scalarAt(options, 'service-account');
  const audience = scalarAt(options, 'audience');
  const named = account ?? audience;
  if (named === undefined) return;
  collector.add({
    key: account === undefined ? `buildkite:oidc/${staticName(named.value)}` : `gcp:sa/${staticName(account.value)}`,
    role: 'federates',
    kind: account === undefined ? 'workload_identity' : 'service_account',
    provider: 'gcp',
    credential: 'keyless',
    duty: 'privileged',
    federation: audience?.value,
    consumer: plugin,
    lifetime: { source: 'the job' },
    syntax: 'buildkite.gcp-federation',
    range: named.range,
  });
}

function readSecretsManager({ collector, defined }: PipelineReading, options: YamlNode, plugin: string): void {
  const inEnvironment = pairsOf(pairAt(options, 'env')?.value).map(({ key, value }) => ({ slot: key.value, value }));
  const inFiles = itemsOf(pairAt(options, 'file')?.value).map((item) => ({ slot: undefined, value: item }));
  for (const { slot, value } of [...inEnvironment, ...inFiles]) {
    const secret = scalarAt(value) ?? scalarAt(value, 'secret-id');
    if (slot !== undefined) defined.add(slot);
    if (secret === undefined) continue;
    collector.add({
      key: `secretref:aws-sm/${staticName(secret.value)}`,
      role: 'uses',
      kind: 'secret_store',
      provider: 'aws',
      credential: 'brokered',
      duty: 'found',
      consumer: slot ?? plugin,
      syntax: 'buildkite.aws-sm',
      range: secret.range,
    });
  }
}

function readVault({ collector }: PipelineReading, options: YamlNode, plugin: string): void {
  const path = scalarAt(options, 'path');
  if (path === undefined) return;
  collector.add({
    key: `secretref:vault/${staticName(path.value)}`,
    role: 'uses',
    kind: 'secret_store',
    provider: 'vault',
    credential: 'brokered',
    duty: 'found',
    consumer: plugin,
    syntax: 'buildkite.vault-secrets',
    range: path.range,
  });
}

function readStoredSecrets({ collector, defined }: PipelineReading, options: YamlNode, plugin: string): void {
  for (const { key, value } of pairsOf(pairAt(options, 'variables')?.value)) {
    const name = scalarAt(value);
    defined.add(key.value);
    if (name === undefined) continue;
    collector.add({
      key: `buildkite:secret/${staticName(name.value)}`,
      role: 'uses',
      ...identityOfNames([key.value, name.value]),
      duty: 'stored',
      consumer: plugin,
      syntax: 'buildkite.secrets-plugin',
      range: name.range,
    });
  }
}

/** Plugins are told names of variables: `password-env: REGISTRY_PASSWORD`, `environment: [NPM_TOKEN]`. */
function addNamedVariables({ collector, defined, budget }: PipelineReading, options: YamlNode, plugin: string): void {
  eachScalar(
    options,
    ({ value, range }, path) => {
      const key = path.findLast((part) => typeof part === 'string') ?? '';
      if (!/(?:env|environment|propagate-environment|variables)$/.test(key) || !/^[A-Z][A-Z0-9_]{2,99}$/.test(value))
        return;
      if (readCredentialName(value)?.confidence !== 'likely' || defined.has(value)) return;
      if (value.startsWith('BUILDKITE_AGENT_')) return;
      collector.add({
        key: `buildkite:env/${value}`,
        role: 'uses',
        ...identityOfNames([value]),
        duty: 'stored',
        confidence: 'likely',
        consumer: plugin,
        syntax: 'buildkite.variable-name',
        range,
      });
    },
    budget,
  );
}
