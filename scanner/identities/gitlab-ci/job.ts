import {
  addEnvironment,
  addUses,
  addVariables,
  rangesOf,
  type PipelineReading,
  type UseScope,
  type VariableStore,
} from '../pipeline';
import { follow, pairAt, pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { predefined } from './predefined';
import { readIdTokens, readSecrets } from './secrets';

/** Variables of the instance, a group, the project; which, and whether masked or protected, is not in the repository. */
export const store: VariableStore = {
  keyOf: (name) => `gitlab:var/${name}`,
  syntax: 'gl.variable-ref',
  predefined,
};

/** What decides whether a job runs, or comes from elsewhere: nothing in it gets the variable's value. */
const WITHOUT_USE: ReadonlySet<string> = new Set([
  'rules',
  'only',
  'except',
  'needs',
  'dependencies',
  'stage',
  'tags',
  'extends',
  'environment',
  'id_tokens',
  'secrets',
  'identity',
  'coverage',
  'artifacts',
  'interruptible',
  'retry',
  'resource_group',
]);

/** Reads a job, a template of one, or any other key of the file that holds scripts. */
export function readJob(reading: PipelineReading, node: YamlNode): void {
  const scope = readEnvironment(reading, node);
  const tokens = readIdTokens(reading, pairAt(node, 'id_tokens')?.value, scope);
  readSecrets(reading, pairAt(node, 'secrets')?.value, tokens, scope);
  readIdentity(reading, node, scope);
  const uses = pairsOf(node).filter(({ key }) => !WITHOUT_USE.has(key.value));
  addUses(
    reading,
    store,
    uses.flatMap(({ value }) => rangesOf(value)),
    scope,
  );
}

/** What jobs and the file itself fill has to be known before any use is judged. */
export function readDefinitions(reading: PipelineReading, node: YamlNode): void {
  for (const name of ['id_tokens', 'secrets']) {
    for (const { key } of pairsOf(pairAt(node, name)?.value)) reading.defined.add(key.value);
  }
  readVariables(reading, pairAt(node, 'variables')?.value);
}

export function readVariables(reading: PipelineReading, node: YamlNode | undefined): void {
  addVariables(reading, store, 'gl.variable-literal', node, {}, valueOf);
}

/** Written plainly, or with a description for whoever starts the pipeline by hand. */
function valueOf(node: YamlNode): YamlScalar | undefined {
  const found = follow(node);
  return found?.type === 'scalar' ? found : scalarAt(node, 'value');
}

function readEnvironment(reading: PipelineReading, node: YamlNode): UseScope {
  const value = pairAt(node, 'environment')?.value;
  const name = follow(value)?.type === 'map' ? scalarAt(value, 'name') : scalarAt(value);
  if (name === undefined) return {};
  const to = { prefix: 'gitlab:environment/', provider: 'gitlab', syntax: 'gl.environment' };
  return addEnvironment(reading, name.value, name.range, to);
}

/** `identity: google_cloud` (an experiment of GitLab's): the job signs in to Google without a key. */
function readIdentity({ collector }: PipelineReading, node: YamlNode, scope: UseScope): void {
  const identity = scalarAt(node, 'identity');
  if (identity?.value !== 'google_cloud') return;
  collector.add({
    key: 'gitlab:identity/google_cloud',
    role: 'federates',
    kind: 'workload_identity',
    provider: 'gcp',
    credential: 'keyless',
    duty: 'privileged',
    environment: scope.environment,
    privileges: scope.privileges ?? [],
    syntax: 'gl.identity',
    range: identity.range,
  });
}
