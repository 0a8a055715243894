import {
  addEnvironment,
  addUses,
  pairsUnder,
  rangesOf,
  staticName,
  type PipelineReading,
  type PlacedPair,
} from '../pipeline';
import { follow, itemsOf, pairAt, pairsOf, scalarAt, type YamlNode } from '../yaml';
import { addConnections, connectionInput } from './connections';
import { readForeignTemplate, unpinnedRepositories } from './repositories';
import { readTask } from './tasks';
import { readVariables, store } from './variables';

/** @returns paths of templates of the same repository that the document includes, as written */
export function readAzureDocument(reading: PipelineReading, root: YamlNode): readonly string[] {
  const templates: string[] = [];
  const pairs = pairsUnder(reading, root);
  const unpinned = unpinnedRepositories(root);
  for (const { key, value } of pairs) if (key.value === 'variables') readVariables(reading, value);
  for (const pair of pairs) {
    const { key, value, map } = pair;
    const scalar = scalarAt(value);
    if (key.value === 'task' && scalar !== undefined) readTask(reading, scalar, pairAt(map, 'inputs')?.value);
    else if (key.value === 'environment') readEnvironment(reading, pair);
    else if (key.value === 'resources') readResources(reading, value);
    else if (key.value === 'template' && scalar !== undefined) {
      if (scalar.value.includes('@')) readForeignTemplate(reading, pair, unpinned);
      else templates.push(scalar.value);
    } else if (key.value === 'parameters') readParameters(reading, value);
  }
  // A step, a job or a template's part each, so that what belongs together is looked for in one place.
  for (const { key, value } of pairsOf(root)) {
    if (key.value === 'parameters' || key.value === 'trigger' || key.value === 'pr') continue;
    for (const part of itemsOf(value)) addUses(reading, store, rangesOf(part));
  }
  return templates;
}

/** A deployment job's environment; `name.resource` is one resource of it. */
function readEnvironment(reading: PipelineReading, { value, map }: PlacedPair): void {
  if (pairAt(map, 'deployment') === undefined) return;
  const name = follow(value)?.type === 'map' ? scalarAt(value, 'name') : scalarAt(value);
  if (name === undefined) return;
  const to = { prefix: 'azp:environment/', provider: 'azuredevops', syntax: 'azp.environment' };
  addEnvironment(reading, staticName(name.value).split('.', 1)[0] ?? '', name.range, to);
}

/** Repositories, images, packages and pipelines elsewhere, and the connection by which each is read. */
function readResources(reading: PipelineReading, node: YamlNode): void {
  for (const { value: list } of pairsOf(node)) {
    for (const item of itemsOf(list)) {
      const connection = pairAt(item, 'endpoint') ?? pairAt(item, 'connection') ?? pairAt(item, 'azureSubscription');
      const type = scalarAt(item, 'type')?.value ?? '';
      const provider = /^github/i.test(type)
        ? 'github'
        : /^bitbucket/i.test(type)
          ? 'bitbucket'
          : /^ACR$/i.test(type)
            ? 'azure'
            : '';
      if (connection !== undefined) addConnections(reading, connection.value, provider, 'resources');
    }
  }
}

/** What a template is given (a map), or what it is given where nobody says (a list of `name` and `default`). */
function readParameters(reading: PipelineReading, node: YamlNode): void {
  for (const { key, value } of pairsOf(node)) {
    const provider = connectionInput(key.value, false);
    if (provider !== undefined) addConnections(reading, value, provider, key.value);
  }
  if (follow(node)?.type !== 'sequence') return;
  for (const item of itemsOf(node)) {
    const name = scalarAt(item, 'name')?.value;
    const provider = name === undefined ? undefined : connectionInput(name, false);
    if (provider !== undefined) addConnections(reading, pairAt(item, 'default')?.value, provider, name);
  }
}
