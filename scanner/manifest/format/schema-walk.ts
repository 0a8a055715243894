import type { JsonSchema } from '../shape/shape';

/** @returns the schema of a map's key; undefined for keys that it does not know */
export function propertyOf(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  const map = mapIn(schema);
  const own = asSchema(asSchema(map?.['properties'])?.[key]);
  return own ?? (map?.['properties'] === undefined ? asSchema(map?.['additionalProperties']) : undefined);
}

/** @returns the keys of a map, in the order in which they are best written */
export function keysOf(schema: JsonSchema | undefined): readonly string[] {
  return Object.keys(asSchema(mapIn(schema)?.['properties']) ?? {});
}

/** @returns the schema of a list's items */
export function itemOf(schema: JsonSchema | undefined): JsonSchema | undefined {
  return asSchema(schema?.['items']) ?? alternatives(schema).map(itemOf).find(isSchema);
}

/** @returns the map that a value is, or may be instead of its short form */
function mapIn(schema: JsonSchema | undefined): JsonSchema | undefined {
  if (schema === undefined) return undefined;
  if (schema['properties'] !== undefined || isSchema(schema['additionalProperties'])) return schema;
  return alternatives(schema).map(mapIn).find(isSchema);
}

function alternatives(schema: JsonSchema | undefined): JsonSchema[] {
  const anyOf: unknown = schema?.['anyOf'];
  return Array.isArray(anyOf) ? anyOf.flatMap((each): JsonSchema[] => (isSchema(each) ? [each] : [])) : [];
}

function asSchema(value: unknown): JsonSchema | undefined {
  return isSchema(value) ? value : undefined;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
