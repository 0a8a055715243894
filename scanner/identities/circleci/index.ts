import { readCredentialName } from '../credential-name';
import {
  addUses,
  addVariables,
  federatedRole,
  identityOfNames,
  mayFillCredential,
  pairsUnder,
  rangesOf,
  readPipeline,
  staticName,
  type Ambient,
  type PipelineDialect,
  type PipelineReading,
  type PlacedPair,
  type VariableStore,
} from '../pipeline';
import { plainSource } from '../plain-source';
import { providerOfRegistry } from '../provider';
import type { LocatedPrivilege } from '../reference-collector';
import { itemsOf, pairAt, pairsOf, scalarAt, type YamlNode } from '../yaml';
import { readOrbs, type GivenToOrbs } from './orbs';

/** CircleCI: contexts, variables of the project, keys that jobs add, and roles that they take by OpenID Connect. */
export const circleCi = plainSource({
  id: 'circleci',
  systems: ['circleci'],
  claims: (path) => /(?:^|\/)\.circleci\/(?:.{1,300}\/)?[^/]+\.ya?ml$/.test(path),
  read: (path, text) => readPipeline(dialect, path, text),
});

const dialect: PipelineDialect = {
  prefix: 'circleci',
  style: 'shell',
  mayName: (text) => /\b(?:context|add_ssh_keys|role[-_]arn|CIRCLE_OIDC_TOKEN)\b/.test(text) || mayFillCredential(text),
  readDocument,
};

const store: VariableStore = {
  keyOf: (name) => `circleci:env/${name}`,
  syntax: 'circleci.variable-ref',
  predefined,
};

/** circleci.com/docs, "Project values and variables" */
function predefined(name: string): Ambient | 'setting' | undefined {
  if (name.startsWith('CIRCLE_OIDC_TOKEN')) {
    return {
      key: 'circleci:oidc/token',
      kind: 'workload_identity',
      provider: 'circleci',
      credential: 'ephemeral',
      syntax: 'circleci.oidc-token',
    };
  }
  return /^CIRCLE_(?!.*(?:TOKEN|PASSWORD|SECRET|KEY)$)|^(?:CI|CIRCLECI)$/.test(name) ? 'setting' : undefined;
}

function readDocument(reading: PipelineReading, root: YamlNode): void {
  const pairs = pairsUnder(reading, root);
  for (const { key, value } of pairs) {
    if (key.value === 'environment') addVariables(reading, store, 'circleci.variable-literal', value);
  }
  const given = readOrbs(reading, root);
  for (const pair of pairs) readPair(reading, pair, given);
  for (const { key, value } of pairsOf(root)) {
    if (key.value === 'workflows' || key.value === 'parameters') continue;
    // A job or command each, so that what belongs together is looked for in one place.
    const parts = key.value === 'jobs' || key.value === 'commands' ? pairsOf(value).map((part) => part.value) : [value];
    for (const part of parts) addUses(reading, store, rangesOf(part));
  }
}

function readPair(reading: PipelineReading, pair: PlacedPair, given: GivenToOrbs): void {
  const { key, value, path, map } = pair;
  if (key.value === 'context' && path[0] === 'workflows') addContexts(reading, value, path.at(-2), given(path.at(-2)));
  else if (key.value === 'add_ssh_keys') addKeys(reading, pair);
  else if (/^role[-_]arn$/.test(key.value)) addRole(reading, pair);
  else if (key.value === 'auth') {
    const image = scalarAt(map, 'image')?.value;
    const scope = {
      kind: 'registry_credential',
      provider: image && providerOfRegistry(image),
      consumer: image,
    } as const;
    if (image !== undefined) addUses(reading, store, rangesOf(value), scope);
  } else addNamedVariable(reading, pair, given(path.at(-2)));
}

/** What is in a context is not in the repository, so it is the context that is answered for. */
function addContexts(
  { collector }: PipelineReading,
  node: YamlNode,
  job: string | undefined,
  privileges: readonly LocatedPrivilege[],
): void {
  for (const item of itemsOf(node)) {
    const scalar = scalarAt(item);
    if (scalar === undefined) continue;
    const name = staticName(scalar.value);
    collector.add({
      key: `circleci:context/${name}`,
      role: 'uses',
      kind: 'ci_context',
      provider: 'circleci',
      credential: 'unknown',
      duty: name === '?' ? 'found' : 'stored',
      privileges,
      consumer: job,
      syntax: 'circleci.context',
      range: scalar.range,
    });
  }
}

/** Without fingerprints a job gets every additional key of the project. */
function addKeys({ collector }: PipelineReading, { key, value }: PlacedPair): void {
  const fingerprints = itemsOf(pairAt(value, 'fingerprints')?.value).flatMap((item) => scalarAt(item) ?? []);
  const keys = fingerprints.map(({ value: name, range }) => ({ name: staticName(name), range }));
  for (const { name, range } of keys.length > 0 ? keys : [{ name: '?', range: key.range }]) {
    collector.add({
      key: `circleci:ssh-key/${name}`,
      role: 'uses',
      kind: 'deploy_key',
      provider: 'unknown',
      credential: 'static',
      duty: name === '?' ? 'found' : 'stored',
      syntax: 'circleci.ssh-key',
      range,
    });
  }
}

/** Orbs, and `aws_auth` of an image, take a role with the job's identity token. */
function addRole({ collector }: PipelineReading, { value, map, path }: PlacedPair): void {
  const role = scalarAt(value);
  if (role === undefined || path.includes('parameters')) return;
  const seconds = scalarAt(map, 'session_duration') ?? scalarAt(map, 'session-duration');
  const syntax = 'circleci.aws-role';
  collector.add(federatedRole(role.value, role.range, { syntax, consumer: path.at(-2), seconds: seconds?.value }));
}

/** Orbs are told the name of a variable: `docker-password: DOCKER_PASSWORD`. */
function addNamedVariable(
  { collector, defined }: PipelineReading,
  { key, value, path }: PlacedPair,
  privileges: readonly LocatedPrivilege[],
): void {
  if (!/(?:token|password|secret|key|key[-_]id|webhook|credentials?)$/i.test(key.value) || path.includes('environment'))
    return;
  const scalar = scalarAt(value);
  if (scalar === undefined || !/^[A-Z][A-Z0-9_]{2,99}$/.test(scalar.value) || defined.has(scalar.value)) return;
  const isCredential = readCredentialName(scalar.value)?.confidence === 'likely';
  if (!isCredential || predefined(scalar.value) !== undefined) return;
  collector.add({
    key: store.keyOf(scalar.value),
    role: 'uses',
    ...identityOfNames([scalar.value, key.value]),
    duty: 'stored',
    confidence: 'likely',
    privileges,
    consumer: path.at(-2),
    syntax: 'circleci.variable-name',
    range: scalar.range,
  });
}
