import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { Range } from '../../model';
import { nearestKeyword } from '../near';
import { shown } from '../shown';
import { describeNode, rangeOf } from './reading';
import type { Reading } from './reading';
import { isEmpty, orNull, pairsOf } from './pairs';
import type { Infer, Shape } from './shape';

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

/** A shape of a map, which knows its keys. */
export interface ObjectShape<F extends Fields> extends Shape<ObjectOf<F>> {
  /** In the order in which they are best written. */
  readonly fields: F;
}

/** A map with known keys. Unknown ones are reported; `x-` begins a key that belongs to somebody else. */
export function object<F extends Fields>(description: string, fields: F, options: ObjectOptions): ObjectShape<F> {
  const required = Object.keys(options.required ?? {});
  const properties = Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [key, required.includes(key) ? shape.schema : orNull(shape.schema)]),
  );
  return {
    fields,
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
        const called = options.isNameless === true ? sentence(options.noun) : `"${name}"`;
        const some = (required.length > 0 ? required : Object.keys(fields).slice(0, 3)).join(', ');
        reading.report(
          rangeOf(node),
          `${called} must be a map, not ${describeNode(node)}`,
          `Write its keys one a line: ${some}.`,
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
