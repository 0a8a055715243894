import {
  addEnvironment,
  addUses,
  addVariables,
  federatedRole,
  mayFillCredential,
  pairsUnder,
  rangesOf,
  readPipeline,
  type Ambient,
  type PipelineDialect,
  type PipelineReading,
  type PlacedPair,
  type UseScope,
  type VariableStore,
} from '../pipeline';
import { plainSource } from '../plain-source';
import { providerOfRegistry } from '../provider';
import { itemsOf, pairAt, scalarAt, type YamlNode } from '../yaml';

/** Bitbucket Pipelines: variables, deployments, pipes, and steps that have an identity token. */
export const bitbucket = plainSource({
  id: 'bitbucket',
  systems: ['bitbucket'],
  claims: (path) => /(?:^|\/)bitbucket-pipelines(?:[.-][^/]{1,100})?\.ya?ml$/.test(path),
  read: (path, text) => readPipeline(dialect, path, text),
});

const dialect: PipelineDialect = {
  prefix: 'bitbucket',
  style: 'shell',
  mayName: (text) => /\b(?:oidc|deployment|BITBUCKET_STEP_OIDC_TOKEN)\b/.test(text) || mayFillCredential(text),
  readDocument,
};

/** Whether a variable is secured is not in the repository. */
const store: VariableStore = {
  keyOf: (name) => `bitbucket:var/${name}`,
  syntax: 'bitbucket.variable-ref',
  predefined,
};

/** support.atlassian.com, "Variables and secrets" */
function predefined(name: string): Ambient | 'setting' | undefined {
  if (name === 'BITBUCKET_STEP_OIDC_TOKEN') {
    return {
      key: 'bitbucket:oidc/token',
      kind: 'workload_identity',
      provider: 'bitbucket',
      credential: 'ephemeral',
      syntax: 'bitbucket.oidc-token',
    };
  }
  return /^BITBUCKET_(?!.*(?:TOKEN|PASSWORD|SECRET|KEY)$)|^CI$/.test(name) ? 'setting' : undefined;
}

function readDocument(reading: PipelineReading, root: YamlNode): void {
  const pairs = pairsUnder(reading, root);
  for (const { key, value } of pairs) {
    if (key.value === 'variables') addVariables(reading, store, 'bitbucket.variable-literal', value);
  }
  for (const pair of pairs) readPair(reading, pair);
  // What stands in no step: anchors of `definitions`, the default image.
  addUses(reading, store, [root.range]);
}

function readPair(reading: PipelineReading, pair: PlacedPair): void {
  const { key, value, map } = pair;
  if (key.value === 'step') readStep(reading, value);
  else if (key.value === 'image') {
    const name = scalarAt(value, 'name')?.value;
    const scope = { kind: 'registry_credential', provider: name && providerOfRegistry(name), consumer: name } as const;
    if (name !== undefined) addUses(reading, store, rangesOf(value), scope);
  } else if (key.value === 'oidc-role' || key.value === 'AWS_OIDC_ROLE_ARN') {
    const role = scalarAt(value);
    if (role === undefined) return;
    const consumer = scalarAt(map, 'name')?.value ?? key.value;
    reading.collector.add(federatedRole(role.value, role.range, { syntax: 'bitbucket.aws-role', consumer }));
  }
}

function readStep(reading: PipelineReading, step: YamlNode): void {
  const deployment = scalarAt(step, 'deployment');
  const to = { prefix: 'bitbucket:environment/', provider: 'bitbucket', syntax: 'bitbucket.environment' };
  const scope = deployment === undefined ? {} : addEnvironment(reading, deployment.value, deployment.range, to);
  addIdentityToken(reading, step, scope);
  for (const part of [...itemsOf(pairAt(step, 'script')?.value), ...itemsOf(pairAt(step, 'after-script')?.value)]) {
    const pipe = scalarAt(part, 'pipe')?.value.split(':', 1)[0];
    if (pipe !== undefined) addUses(reading, store, rangesOf(part), { ...scope, consumer: pipe });
  }
  addUses(reading, store, rangesOf(step), scope);
}

/**
 * The token's subject holds the ids of repository and step, which nobody can write in advance: trust policies are left to
 * ask for the workspace alone.
 */
function addIdentityToken({ collector }: PipelineReading, step: YamlNode, scope: UseScope): void {
  const oidc = pairAt(step, 'oidc');
  if (oidc === undefined || scalarAt(oidc.value)?.value === 'false') return;
  const audiences = itemsOf(pairAt(oidc.value, 'audiences')?.value).flatMap((item) => scalarAt(item)?.value ?? []);
  collector.add({
    key: 'bitbucket:oidc/token',
    role: 'federates',
    kind: 'workload_identity',
    provider: 'bitbucket',
    credential: 'keyless',
    duty: 'privileged',
    federation: audiences.length === 0 ? undefined : audiences.join(' '),
    environment: scope.environment,
    privileges: scope.privileges ?? [],
    lifetime: { source: 'oidc: valid as long as the step may run' },
    syntax: 'bitbucket.oidc',
    range: oidc.key.range,
  });
}
