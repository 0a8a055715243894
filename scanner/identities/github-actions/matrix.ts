import { follow, itemsOf, pairAt, pairsOf, scalarAt, valueAt, type YamlNode } from '../yaml';
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
    if (key.value === 'exclude' || key.value === 'include') continue;
    for (const item of itemsOf(value)) add(key.value, item);
  }
  // Excluded whatever else is in the combination; what is included comes after (docs.github.com, "Running variations of jobs").
  for (const item of itemsOf(pairAt(matrix, 'exclude')?.value)) {
    const [only, ...others] = pairsOf(item);
    const excluded = scalarAt(only?.value)?.value;
    if (only === undefined || others.length > 0 || excluded === undefined) continue;
    const known = values.get(only.key.value);
    if (known) {
      values.set(
        only.key.value,
        known.filter((value) => value !== excluded),
      );
    }
  }
  for (const item of itemsOf(pairAt(matrix, 'include')?.value))
    for (const pair of pairsOf(item)) add(pair.key.value, pair.value);
  return values;
}
