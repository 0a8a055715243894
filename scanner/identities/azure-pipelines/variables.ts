import { addVariables, staticName, type Ambient, type PipelineReading, type VariableStore } from '../pipeline';
import { follow, itemsOf, pairAt, scalarAt, type YamlNode } from '../yaml';

/** Secret variables of a pipeline's settings, in its groups or vaults; which, is not in the repository. */
export const store: VariableStore = {
  keyOf: (name) => `azp:variable/${name}`,
  syntax: 'azp.variable-ref',
  predefined,
};

/** What every job is given, whether it reads it or not. */
export const JOB_TOKEN: Omit<Ambient, 'syntax'> = {
  key: 'azp:token/System.AccessToken',
  kind: 'access_token',
  provider: 'azuredevops',
  credential: 'ephemeral',
};

/** learn.microsoft.com, "Use predefined variables" */
function predefined(name: string): Ambient | 'setting' | undefined {
  if (/^system[._]?accesstoken$/i.test(name)) {
    return { ...JOB_TOKEN, syntax: 'azp.access-token' };
  }
  if (/^(?:system|build|agent|pipeline|environment|release|resources|strategy|checks)[._]/i.test(name))
    return 'setting';
  // Members of objects and outputs of other jobs: `Key.Output`, `steps.x.token`.
  return /^(?:parameters|variables|dependencies|stageDependencies|matrix)\./i.test(name) ? 'setting' : undefined;
}

/** Reads `variables:`: a map, or a list of names, groups and templates. */
export function readVariables(reading: PipelineReading, node: YamlNode | undefined): void {
  if (follow(node)?.type === 'map') {
    addVariables(reading, store, 'azp.variable-literal', node);
    return;
  }
  for (const item of itemsOf(node)) {
    const name = scalarAt(item, 'name');
    const value = pairAt(item, 'value');
    if (name !== undefined && value !== undefined) {
      const pair = { key: name, value: value.value };
      addVariables(reading, store, 'azp.variable-literal', { type: 'map', pairs: [pair], range: item.range });
    }
    addGroup(reading, scalarAt(item, 'group'));
  }
}

/** What is in a group is not in the repository, so it is the group that is answered for. */
function addGroup({ collector }: PipelineReading, group: ReturnType<typeof scalarAt>): void {
  if (group === undefined) return;
  const name = staticName(group.value);
  collector.add({
    key: `azp:variable-group/${name}`,
    role: 'uses',
    kind: 'ci_context',
    provider: 'azuredevops',
    credential: 'unknown',
    duty: name === '?' ? 'found' : 'stored',
    syntax: 'azp.variable-group',
    range: group.range,
  });
}
