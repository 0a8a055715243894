import { isMap } from 'yaml';
import { shown } from '../shown';
import { isEmpty, orNull, pairsOf } from './pairs';
import { describeNode, rangeOf } from './reading';
import type { Shape } from './shape';

/** A map whose keys are names. */
export function record<T>(
  description: string,
  value: Shape<T>,
  key: { pattern?: RegExp; meant: string },
): Shape<ReadonlyMap<string, T>> {
  return {
    schema: {
      type: 'object',
      description,
      additionalProperties: orNull(value.schema),
      ...(key.pattern === undefined ? {} : { propertyNames: { pattern: key.pattern.source } }),
    },
    read(node, name, reading) {
      if (!isMap(node)) {
        reading.report(
          rangeOf(node),
          `"${name}" must be a map, not ${describeNode(node)}`,
          `Write ${key.meant}, a colon and what it is, one a line.`,
        );
        return undefined;
      }
      const values = new Map<string, T>();
      const seen = new Set<string>();
      for (const pair of pairsOf(node, reading)) {
        if (seen.has(pair.key)) {
          reading.report(
            pair.keyRange,
            `${shown(pair.key)} stands twice in "${name}"`,
            'Keep one of the two; until then the first one counts.',
          );
          continue;
        }
        seen.add(pair.key);
        if (key.pattern?.test(pair.key) === false) {
          reading.report(
            pair.keyRange,
            `${shown(pair.key)} in "${name}" is not ${key.meant}`,
            'Correct it, or take the line out.',
          );
          continue;
        }
        if (pair.value === undefined || isEmpty(pair.value)) continue;
        const read = value.read(pair.value, `${name}.${pair.key}`, reading);
        if (read !== undefined) values.set(pair.key, read);
      }
      return values;
    },
  };
}
