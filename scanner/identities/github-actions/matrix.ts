import { follow, itemsOf, pairsOf, valueAt, type YamlNode } from '../yaml';
import type { Statics } from './statics';

/**
 * @param strategy of a job
 * @param outer what the rest of the file tells
 * @returns the values that the file itself gives to `matrix.name`; a matrix or value that is computed gives none
 */
export function matrixStatics(strategy: YamlNode | undefined, outer: Statics): Statics {
  const matrix = valueAt(strategy, 'matrix');
  if (matrix?.type !== 'map') return outer;
  let values: ReadonlyMap<string, readonly string[] | undefined> | undefined;
  return {
    valuesOf(context, name) {
      if (context !== 'matrix') return outer.valuesOf(context, name);
      values ??= valuesOf(matrix);
      return values.get(name);
    },
  };
}

function valuesOf(matrix: YamlNode): ReadonlyMap<string, readonly string[] | undefined> {
  const values = new Map<string, string[] | undefined>();
  const add = (name: string, node: YamlNode): void => {
    const scalar = follow(node);
    const known = values.has(name) ? values.get(name) : [];
    const isFixed = scalar?.type === 'scalar' && !scalar.value.includes('${{');
    if (isFixed) known?.push(scalar.value);
    values.set(name, isFixed ? known : undefined);
  };
  for (const { key, value } of pairsOf(matrix)) {
    if (key.value === 'exclude') continue;
    for (const item of itemsOf(value)) {
      if (key.value === 'include') for (const pair of pairsOf(item)) add(pair.key.value, pair.value);
      else add(key.value, item);
    }
  }
  return values;
}
