import type { JsonSchema } from '../../manifest';

/** @returns what the format has to say under these keys: every alternative, lists replaced by what they hold */
export function schemasAt(schema: JsonSchema, keys: readonly string[]): readonly JsonSchema[] {
  return keys.reduce<readonly JsonSchema[]>(
    (schemas, key) => schemas.flatMap((each) => below(each, key)).flatMap(flattened),
    flattened(schema),
  );
}

/** @returns the keys that a map may have there, each with its description */
export function propertiesOf(schemas: readonly JsonSchema[]): ReadonlyMap<string, string> {
  const properties = schemas.flatMap(({ properties: each }) => (isSchema(each) ? Object.entries(each) : []));
  return new Map(properties.map(([key, value]) => [key, isSchema(value) ? describe(value) : '']));
}

/** @returns the words that a value may be */
export function wordsOf(schemas: readonly JsonSchema[]): readonly string[] {
  return schemas.flatMap(({ enum: words }) =>
    Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : [],
  );
}

function describe(schema: JsonSchema): string {
  const own = schema['description'];
  if (typeof own === 'string') return own;
  return (
    flattened(schema)
      .map(({ description }) => description)
      .find((text): text is string => typeof text === 'string') ?? ''
  );
}

function flattened(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf, items } = schema;
  const alternatives = Array.isArray(anyOf) ? anyOf.filter(isSchema).flatMap(flattened) : [];
  return [schema, ...alternatives, ...(isSchema(items) ? flattened(items) : [])];
}

function below(
  { properties, additionalProperties, patternProperties }: JsonSchema,
  key: string,
): readonly JsonSchema[] {
  const named = isSchema(properties) ? properties[key] : undefined;
  if (isSchema(named)) return [named];
  const patterns = isSchema(patternProperties) ? Object.values(patternProperties) : [];
  return [additionalProperties, ...patterns].filter(isSchema);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
