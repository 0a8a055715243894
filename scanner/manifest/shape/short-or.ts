import { isMap } from 'yaml';
import type { Shape } from './shape';

/** A short form for what is mostly said in one word: `review: 90d` for `review: { interval: 90d }`. */
export function shortOr<S, T>(short: Shape<S>, long: Shape<T>, expand: (value: S) => T): Shape<T> {
  return {
    schema: { description: long.schema['description'], anyOf: [short.schema, long.schema] },
    read(node, name, reading) {
      if (isMap(node)) return long.read(node, name, reading);
      const value = short.read(node, name, reading);
      return value === undefined ? undefined : expand(value);
    },
  };
}
