import { isMap, isScalar, isSeq } from 'yaml';
import type { Scalar, YAMLMap } from 'yaml';
import type { Range } from '../../model';
import { rangeOf } from './reading';

/** @returns the scalar that stands for a key, where it is one */
export function scalarAt(map: YAMLMap, key: string): Scalar | undefined {
  const node = pairAt(map, key)?.value;
  return isScalar(node) ? node : undefined;
}

/** @returns where the last key of a path of keys stands */
export function rangeOfKey(map: YAMLMap, [key, ...rest]: readonly string[]): Range | undefined {
  const pair = key === undefined ? undefined : pairAt(map, key);
  if (pair === undefined) return undefined;
  if (rest.length > 0) return isMap(pair.value) ? rangeOfKey(pair.value, rest) : undefined;
  return isScalar(pair.key) ? rangeOf(pair.key) : undefined;
}

/** @returns where the deepest of the keys stands that is there; in a list, the item that says the key's text */
export function rangeOfSetting(map: YAMLMap, keys: readonly string[]): Range | undefined {
  let node: unknown = map;
  let range: Range | undefined;
  for (const key of keys) {
    if (isSeq(node)) {
      const item = node.items.find((each) => isScalar(each) && each.value === key);
      return isScalar(item) ? rangeOf(item) : range;
    }
    const pair = isMap(node) ? pairAt(node, key) : undefined;
    if (pair === undefined) return range;
    range = isScalar(pair.key) ? rangeOf(pair.key) : range;
    node = pair.value;
  }
  return range;
}

function pairAt(map: YAMLMap, key: string): YAMLMap['items'][number] | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}
