import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import type { Range } from '../../model';
import { nearestKeyword } from '../near';
import { shown } from '../shown';
import { describeNode, rangeOf } from './reading';
import type { Reading } from './reading';
import type { Infer, JsonSchema, Shape } from './shape';

type Fields = Readonly<Record<string, Shape<unknown>>>;

/** Everything is optional once read: what is missing or wrong was reported, what is good is there. */
export type ObjectOf<F extends Fields> = { readonly [K in keyof F]?: Infer<F[K]> };

interface ObjectOptions {
  /** What messages call one: `this entry`. */
  readonly noun: string;
  /** Whether messages call its keys by their own name alone: `owner`, not `identities.owner`. */
  readonly isNameless?: boolean;
  /** Keys that must be there, each with a line as it may be written. */
  readonly required?: Readonly<Record<string, string>>;
  /** Other tools' words for a key of ours, for "did you mean". */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** Keys that are known and refused, each with what to do instead. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** A map with known keys. Unknown ones are reported; `x-` begins a key that belongs to somebody else. */
export function object<F extends Fields>(description: string, fields: F, options: ObjectOptions): Shape<ObjectOf<F>> {
  const required = Object.keys(options.required ?? {});
  const properties = Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [key, required.includes(key) ? shape.schema : orNull(shape.schema)]),
  );
  return {
    schema: {
      type: 'object',
      description,
      properties,
      patternProperties: { '^x-': {} },
      additionalProperties: false,
      ...(required.length === 0 ? {} : { required }),
    },
    read(node, name, reading) {
      if (!isMap(node)) {
        reading.report(
          rangeOf(node),
          `"${name}" must be a map, not ${describeNode(node)}`,
          `Write its keys one a line: ${firstOf(fields)}.`,
        );
        return undefined;
      }
      const values: Record<string, unknown> = {};
      const seen = new Set<string>();
      for (const { key, keyRange, value } of pairsOf(node, reading)) {
        if (key.startsWith('x-')) continue;
        const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (shape === undefined) {
          reportUnknown(key, keyRange, fields, options, reading);
          continue;
        }
        if (seen.has(key)) {
          reading.report(
            keyRange,
            `"${key}" stands twice in ${options.noun}`,
            'Keep one of the two; until then the first one counts.',
          );
          continue;
        }
        seen.add(key);
        if (value === undefined || isEmpty(value)) continue;
        const read = shape.read(value, options.isNameless === true ? key : `${name}.${key}`, reading);
        if (read !== undefined) values[key] = read;
      }
      for (const [key, line] of Object.entries(options.required ?? {})) {
        if (seen.has(key) && !isEmpty(node.get(key, true))) continue;
        reading.report(anchorOf(node), `${sentence(options.noun)} has no "${key}"`, `Add a line: ${line}`);
      }
      // The loop above put into each key what the shape of that key returned.
      return values as ObjectOf<F>;
    },
  };
}

function reportUnknown(key: string, range: Range, fields: Fields, options: ObjectOptions, reading: Reading): void {
  const instead = options.refused?.[key];
  if (instead !== undefined) {
    reading.report(range, `"${key}" is not read in ${options.noun}`, instead);
    return;
  }
  const near = options.synonyms?.[key] ?? nearestKeyword(key, Object.keys(fields));
  const question = near === undefined ? '' : `; did you mean "${near}"?`;
  const remedy =
    near === undefined
      ? 'Take it out, or begin it with x- if it is your own.'
      : `Write ${near}; a key of your own begins with x-.`;
  reading.report(range, `${sentence(options.noun)} has no key ${shown(key)}${question}`, remedy);
}

function firstOf(fields: Fields): string {
  return Object.keys(fields).slice(0, 3).join(', ');
}

/** A list; what is wrong with one item leaves the others. */
export function list<T>(description: string, item: Shape<T>, options: { min?: number } = {}): Shape<readonly T[]> {
  return {
    schema: {
      type: 'array',
      description,
      items: item.schema,
      ...(options.min === undefined ? {} : { minItems: options.min }),
    },
    read(node, name, reading) {
      if (!isSeq(node)) {
        const example =
          isScalar(node) && typeof node.value === 'string' && node.value.length <= 80
            ? `${lastOf(name)}: [${JSON.stringify(node.value)}]`
            : undefined;
        reading.report(
          rangeOf(node),
          `"${name}" must be a list, not ${describeNode(node)}`,
          example === undefined ? 'Begin each item with a dash on a line of its own.' : `Write: ${example}`,
        );
        return undefined;
      }
      if (node.items.length < (options.min ?? 0)) {
        reading.report(rangeOf(node), `"${name}" must not be empty`, 'Add an item, or take the line out.');
        return undefined;
      }
      return node.items.flatMap((each) => {
        const target = reading.resolve(each);
        const value = target === undefined ? undefined : item.read(target, name, reading);
        return value === undefined ? [] : [value];
      });
    },
  };
}

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

interface ReadPair {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Node | undefined;
}

/** @returns the map's pairs, aliases resolved; keys that are no text are reported */
function pairsOf(map: YAMLMap, reading: Reading): readonly ReadPair[] {
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
function isEmpty(node: unknown): boolean {
  return node === undefined || (isScalar(node) && node.value === null);
}

/** @returns what a message about the whole map points at: its `id`, else its first key */
function anchorOf(map: YAMLMap): Range {
  const id = map.get('id', true);
  if (isScalar(id) && id.value !== null) return rangeOf(id);
  const key = map.items[0]?.key;
  if (isScalar(key)) return rangeOf(key);
  const { start } = rangeOf(map);
  return { start, end: start };
}

/** `this entry` at the start of a sentence; the name of a file or a key stays as it is. */
function sentence(noun: string): string {
  return noun.startsWith('this ') ? `T${noun.slice(1)}` : noun;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** @returns the same schema, for a key that may also stand without a value */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: words, anyOf } = schema;
  if (isList(words)) return { ...schema, type: [type, 'null'], enum: [...words, null] };
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  return isList(anyOf) ? { ...schema, anyOf: [...anyOf, { type: 'null' }] } : schema;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
