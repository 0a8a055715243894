import { isScalar } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import type { Range } from '../../model';
import { describeNode, rangeOf } from './reading';
import type { Reading } from './reading';
import type { JsonSchema } from './shape';

interface ReadPair {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Node | undefined;
}

/** @returns the map's pairs, aliases resolved; keys that are no text are reported */
export function pairsOf(map: YAMLMap, reading: Reading): readonly ReadPair[] {
  return map.items.flatMap((pair) => {
    const keyNode = reading.resolve(pair.key);
    const value = pair.value === null ? undefined : reading.resolve(pair.value);
    if (keyNode === undefined) return [];
    const keyRange = rangeOf(keyNode);
    if (!isScalar(keyNode) || keyNode.value === null) {
      reading.report(keyRange, `A key must be text, not ${describeNode(keyNode)}`, 'Write a name and a colon.');
      return [];
    }
    return [{ key: typeof keyNode.value === 'string' ? keyNode.value : (keyNode.source ?? ''), keyRange, value }];
  });
}

/** A key without a value, as in `owner:`, says nothing and is read as if it were not there. */
export function isEmpty(node: unknown): boolean {
  return node === undefined || (isScalar(node) && node.value === null);
}

/** @returns the same schema, for a key that may also stand without a value */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: words, anyOf } = schema;
  if (isList(words)) return { ...schema, type: [type, 'null'], enum: [...words, null] };
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  return isList(anyOf) ? { ...schema, anyOf: [...anyOf, { type: 'null' }] } : schema;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
