import type { Range } from '../../model';
import { follow, itemsOf, pairAt, pairsOf, valueAt, type YamlNode } from '../yaml';
import type { CallableScope } from './scope';

/** What starts a workflow. */
export interface Triggers {
  /** Those that run with the base repository's secrets on what strangers send. */
  readonly risky: readonly { readonly name: string; readonly range: Range }[];
  /** All of them, by name. */
  readonly names: readonly string[];
  /** Set in a reusable workflow. */
  readonly callable?: CallableScope;
  /** Choices of `workflow_dispatch` inputs, by input. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

/** GitHub's security hardening guide: both run in the base repository's context. */
const RISKY: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run']);

/** @param root of the workflow */
export function readTriggers(root: YamlNode | undefined): Triggers {
  const on = pairAt(root, 'on')?.value;
  const names = namesOf(on);
  const risky = names.filter(({ name }) => RISKY.has(name));
  const all = names.map(({ name }) => name);
  const choices = choicesOf(valueAt(on, 'workflow_dispatch', 'inputs'));
  if (!names.some(({ name }) => name === 'workflow_call')) return { risky, names: all, choices };
  const declares = new Set(pairsOf(valueAt(on, 'workflow_call', 'secrets')).map(({ key }) => key.value.toUpperCase()));
  const runsAlone = names.some(({ name }) => name !== 'workflow_call');
  return { risky, names: all, callable: { declares, runsAlone }, choices: runsAlone ? new Map() : choices };
}

/** One name, a list of names, or a map of them. */
function namesOf(on: YamlNode | undefined): readonly { readonly name: string; readonly range: Range }[] {
  const node = follow(on);
  if (node?.type === 'map') return pairsOf(node).map(({ key }) => ({ name: key.value, range: key.range }));
  return itemsOf(node).flatMap((item) => {
    const scalar = follow(item);
    return scalar?.type === 'scalar' ? [{ name: scalar.value, range: scalar.range }] : [];
  });
}

function choicesOf(inputs: YamlNode | undefined): ReadonlyMap<string, readonly string[]> {
  const choices = new Map<string, readonly string[]>();
  for (const { key, value } of pairsOf(inputs)) {
    const options = itemsOf(valueAt(value, 'options')).flatMap((item) => {
      const scalar = follow(item);
      return scalar?.type === 'scalar' ? [scalar.value] : [];
    });
    if (options.length > 0) choices.set(key.value.toLowerCase(), options);
  }
  return choices;
}
