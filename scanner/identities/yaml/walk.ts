import type { YamlMap, YamlNode, YamlPair, YamlScalar } from './node';

/** @returns the node itself, or what an alias stands for; undefined where its anchor is missing */
export function follow(node: YamlNode | undefined): Exclude<YamlNode, { type: 'alias' }> | undefined {
  return node?.type === 'alias' ? node.target : node;
}

/**
 * @returns the pairs of a map, those of its merge keys (`<<: *base`) last and only where the map itself has no such key;
 *          nothing for other nodes
 */
export function pairsOf(node: YamlNode | undefined): readonly YamlPair[] {
  const map = follow(node);
  if (map?.type !== 'map') return [];
  for (const pair of map.pairs) if (isMerge(pair)) return mergedPairs(map, new Set());
  return map.pairs;
}

/** Each merge of a chain recurses; honest files have one or two. */
const MOST_MERGES = 50;

/** @param seen a map that was merged once has nothing new to give: no cycle, no bomb */
function mergedPairs(map: YamlMap, seen: Set<YamlMap>): readonly YamlPair[] {
  const pairs = map.pairs.filter((pair) => !isMerge(pair));
  const names = new Set(pairs.map(({ key }) => key.value));
  for (const { value } of map.pairs.filter(isMerge)) {
    const bases = follow(value);
    for (const base of bases?.type === 'sequence' ? bases.items : [bases]) {
      const merged = follow(base);
      if (merged?.type !== 'map' || seen.has(merged) || seen.size > MOST_MERGES) continue;
      seen.add(merged);
      for (const pair of mergedPairs(merged, seen)) {
        if (names.has(pair.key.value)) continue;
        names.add(pair.key.value);
        pairs.push(pair);
      }
    }
  }
  return pairs;
}

function isMerge({ key }: YamlPair): boolean {
  return key.value === '<<' && key.style === 'plain';
}

/** @returns the last pair of that key, as parsers that allow duplicates have it */
export function pairAt(node: YamlNode | undefined, key: string): YamlPair | undefined {
  const map = follow(node);
  if (map?.type !== 'map') return undefined;
  let merges = false;
  for (let index = map.pairs.length - 1; index >= 0; index--) {
    const pair = map.pairs[index];
    if (pair?.key.value === key) return pair;
    if (pair?.key.value === '<<') merges = true;
  }
  return merges ? pairsOf(map).findLast((pair) => pair.key.value === key) : undefined;
}

/** @returns what stands under the keys, one level each, aliases followed; undefined where one is missing */
export function valueAt(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const key of keys) at = follow(pairAt(at, key)?.value);
  return at;
}

/** @returns the scalar under the keys; undefined where there is none or nothing was written */
export function scalarAt(node: YamlNode | undefined, ...keys: readonly string[]): YamlScalar | undefined {
  const found = keys.length === 0 ? follow(node) : valueAt(node, ...keys);
  return found?.type === 'scalar' && found.range.end > found.range.start ? found : undefined;
}

/** @returns the items of a sequence, a lone node as one item, nothing for what is missing */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  const found = follow(node);
  if (found === undefined) return [];
  return found.type === 'sequence' ? found.items : [found];
}

/** How many more nodes a reading may visit: a hundred lines of nested aliases can stand for billions. */
export interface VisitBudget {
  left: number;
}

/** Aliases within aliases nest without bound though the text does not, and the walk recurses. */
const DEEPEST_WALK = 300;

/** Forty times the scalars of a large workflow. */
const MAX_VISITS = 50_000;

/** @returns a fresh budget for one document */
export function visitBudget(): VisitBudget {
  return { left: MAX_VISITS };
}

/**
 * Visits every scalar under a node, keys excepted, aliases followed, in document order. Stops quietly where the budget
 * is spent and never follows an alias into itself.
 * @param visit is given the scalar and the keys and indices that lead to it from `node`
 */
export function eachScalar(
  node: YamlNode | undefined,
  visit: (scalar: YamlScalar, path: readonly (string | number)[]) => void,
  budget: VisitBudget = visitBudget(),
): void {
  const path: (string | number)[] = [];
  const entered = new Set<YamlNode>();
  const walk = (at: YamlNode | undefined): void => {
    const found = follow(at);
    if (found === undefined || --budget.left < 0 || entered.has(found) || entered.size > DEEPEST_WALK) return;
    if (found.type === 'scalar') {
      visit(found, path);
      return;
    }
    entered.add(found);
    const depth = path.length;
    if (found.type === 'map') {
      for (const { key, value } of pairsOf(found)) {
        path[depth] = key.value;
        walk(value);
      }
    } else {
      for (const [index, item] of found.items.entries()) {
        path[depth] = index;
        walk(item);
      }
    }
    path.length = depth;
    entered.delete(found);
  };
  walk(node);
}
