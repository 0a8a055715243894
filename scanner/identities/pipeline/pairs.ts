import { follow, pairsOf, type YamlNode, type YamlPair } from '../yaml';
import type { PipelineReading } from './reading';

/** Aliases within aliases nest without bound though the text does not, and the walk recurses. */
const DEEPEST_WALK = 100;

/** A pair of a map, and what is around it. */
export interface PlacedPair extends YamlPair {
  /** The map that holds it. */
  readonly map: YamlNode;
  /** Keys that lead to it from the document's root, its own last; places in sequences are left out. */
  readonly path: readonly string[];
}

/** @returns every pair of every map under a node, in document order, aliases followed as far as the file's budget goes */
export function pairsUnder({ budget }: PipelineReading, node: YamlNode | undefined): readonly PlacedPair[] {
  const found: PlacedPair[] = [];
  const entered = new Set<YamlNode>();
  const walk = (at: YamlNode | undefined, path: readonly string[]): void => {
    const here = follow(at);
    if (here === undefined || here.type === 'scalar' || entered.has(here) || entered.size > DEEPEST_WALK) return;
    entered.add(here);
    if (here.type === 'sequence') for (const item of here.items) walk(item, path);
    else {
      for (const pair of pairsOf(here)) {
        if (--budget.left < 0) break;
        const inner = [...path, pair.key.value];
        found.push({ ...pair, map: here, path: inner });
        walk(pair.value, inner);
      }
    }
    entered.delete(here);
  };
  walk(node, []);
  return found;
}
