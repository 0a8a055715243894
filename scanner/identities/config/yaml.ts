import { follow, itemsOf, pairsOf, readYaml, visitBudget } from '../yaml';
import type { VisitBudget, YamlNode } from '../yaml';
import { DEEPEST_NESTING } from '../../config';
import type { ConfigNode } from '../../config';

/** @returns the first document of a YAML file, aliases followed as far as a budget allows */
export function readYamlConfig(text: string): ConfigNode | undefined {
  const [root] = readYaml(text).documents;
  return root && converted(root, visitBudget(), 0);
}

function converted(from: YamlNode, budget: VisitBudget, depth: number): ConfigNode | undefined {
  const node = follow(from);
  if (node === undefined || depth > DEEPEST_NESTING || --budget.left < 0) return undefined;
  if (node.type === 'scalar') return { type: 'text', value: node.value, range: node.range };
  if (node.type === 'sequence') {
    return { type: 'list', items: itemsOf(node).flatMap((item) => converted(item, budget, depth + 1) ?? []) };
  }
  return {
    type: 'map',
    members: pairsOf(node).flatMap(({ key, value }) => {
      const child = converted(value, budget, depth + 1);
      return child === undefined ? [] : [{ name: key.value, nameRange: key.range, value: child }];
    }),
  };
}
