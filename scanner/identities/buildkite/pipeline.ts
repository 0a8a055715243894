import { isMovingRef } from '../moving-ref';
import {
  addUses,
  addVariables,
  givenTo,
  identityOfNames,
  pairsUnder,
  rangesOf,
  staticName,
  type Ambient,
  type PipelineReading,
  type VariableStore,
} from '../pipeline';
import { follow, itemsOf, pairAt, pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { addAgentCommands } from './agent-commands';
import { readPlugin } from './plugins';

/** Variables that a step finds in its environment: set by the agent's hooks, which are not in the repository. */
const store: VariableStore = {
  keyOf: (name) => `buildkite:env/${name}`,
  syntax: 'buildkite.variable-ref',
  predefined,
};

/** What every job is given, and every plugin of it. */
const AGENT_TOKEN: Omit<Ambient, 'syntax'> = {
  key: 'buildkite:token/agent',
  kind: 'access_token',
  provider: 'buildkite',
  credential: 'ephemeral',
};

/** buildkite.com/docs, "Environment variables" */
function predefined(name: string): Ambient | 'setting' | undefined {
  if (name === 'BUILDKITE_AGENT_ACCESS_TOKEN' || name === 'BUILDKITE_AGENT_JOB_API_TOKEN') {
    return { ...AGENT_TOKEN, syntax: 'buildkite.agent-token' };
  }
  return /^BUILDKITE_(?!.*(?:TOKEN|PASSWORD|SECRET|KEY)$)|^CI$/.test(name) ? 'setting' : undefined;
}

export function readBuildkiteDocument(reading: PipelineReading, root: YamlNode): void {
  const pairs = pairsUnder(reading, root);
  for (const { key, value, path } of pairs) {
    // A plugin's `env` says where variables come from.
    if (key.value === 'env' && !path.includes('plugins') && follow(value)?.type === 'map')
      addVariables(reading, store, 'buildkite.literal', value);
    if (key.value === 'secrets') addSecrets(reading, value);
  }
  if (pairs.some(({ key }) => key.value.includes('aws-assume-role'))) {
    // The plugin fills them for what runs behind it.
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) reading.defined.add(name);
  }
  for (const { key, value } of pairs) {
    if (key.value !== 'plugins') continue;
    for (const item of itemsOf(value)) {
      const bare = scalarAt(item);
      if (bare !== undefined) readVersion(reading, bare);
      for (const { key: plugin, value: options } of pairsOf(item)) {
        readVersion(reading, plugin);
        readPlugin(reading, plugin, options);
      }
    }
  }
  addAgentCommands(reading.collector);
  const steps = itemsOf(pairAt(root, 'steps')?.value);
  for (const step of steps) addUses(reading, store, rangesOf(step));
  addUses(reading, store, [root.range]);
}

/** A plugin's hooks run with what the step has. Without an owner in its name it is one of Buildkite's own. */
function readVersion(reading: PipelineReading, { value, range }: YamlScalar): void {
  const [name = '', ref] = value.split('#', 2);
  const isOwn = !name.includes('/') || /^(?:https:\/\/github\.com\/)?buildkite-plugins\//.test(name);
  if (isOwn || /^[./]/.test(name) || (ref !== undefined && !isMovingRef(ref))) return;
  const what = `plugin ${name.replace(/^.*@/, '')}, ${ref === undefined ? 'its newest state' : 'a branch'} and no fixed version`;
  givenTo(reading, AGENT_TOKEN, { what, syntax: 'buildkite.plugin', range });
}

/** `[API_TOKEN]`, or `{ VARIABLE: API_TOKEN }`: the pipeline's or the step's. */
function addSecrets(reading: PipelineReading, node: YamlNode): void {
  const isMap = follow(node)?.type === 'map';
  for (const { key, value } of isMap ? pairsOf(node) : []) {
    const name = scalarAt(value);
    reading.defined.add(key.value);
    if (name !== undefined) addSecret(reading, name, key.value);
  }
  for (const item of isMap ? [] : itemsOf(node)) {
    const name = scalarAt(item);
    if (name === undefined) continue;
    reading.defined.add(name.value);
    addSecret(reading, name, undefined);
  }
}

/** @param slot the variable that it fills */
function addSecret({ collector }: PipelineReading, { value, range }: YamlScalar, slot: string | undefined): void {
  const name = staticName(value);
  collector.add({
    key: `buildkite:secret/${name}`,
    role: 'uses',
    ...identityOfNames([slot, name]),
    duty: name === '?' ? 'found' : 'stored',
    consumer: slot,
    syntax: 'buildkite.secrets',
    range,
  });
}
