import type { Node } from 'yaml';
import type { Reading } from './reading';

/** A draft-07 JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What one value of nhi.yaml looks like. Every key of the format is described once, by a shape: the type of what is read,
 * the check with its messages, and the schema for editors all come from it.
 */
export interface Shape<T> {
  readonly schema: JsonSchema;
  /**
   * @param node any node, aliases resolved
   * @param name what messages call the value: `review.interval`
   * @returns the value, or what of it is good; undefined where nothing is. Whatever is wrong was reported to `reading`.
   */
  read(node: Node, name: string, reading: Reading): T | undefined;
}

export type Infer<S> = S extends Shape<infer T> ? T : never;
