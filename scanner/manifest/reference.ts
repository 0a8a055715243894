import { jsonSchema } from './schema';
import type { JsonSchema } from './shape/shape';

const INTRODUCTION = `# nhi.yaml

Everything that may stand in \`nhi.yaml\`, made from the schema that also checks it (\`npm run docs:manifest\`). Every key but
\`version\` may be left out. A key of your own begins with \`x-\`. The smallest useful file:

\`\`\`yaml
version: 1
identities:
  - id: npm-publish
    owner: '@acme/web'
    expires: 2031-01-31
    references: ['gha:secret/NPM_TOKEN']
\`\`\`

- Days are \`YYYY-MM-DD\`, with or without quotes, and belong to the day in UTC; a time or a time zone has no place in them.
- Durations are a number and \`h\`, \`d\`, \`w\`, \`mo\` or \`y\`. Minutes have no letter: \`m\` might be a month.
- Owners are a name under \`owners\`, \`@org/team\`, \`@user\`, \`group:default/team\`, \`user:jane\` or \`mailto:ops@example.com\`. One
  that begins with \`@\` needs quotes.
- \`nhi fmt\` puts keys and entries into the order of this page and keeps comments.
- What an entry must say is the profile's to ask: \`nhi explain identity/no-owner\` and so on.

## Several files

The root's \`nhi.yaml\` and those of the folders below it are found by themselves; a key is looked up in the nearest, then
upward. \`include\` is for files of other names: they count as the file that includes them, wherever they stand. Below the
root there is no \`policy\` and no \`scan\`. \`owners\` and \`defaults\` are inherited downward; a map such as \`review\` is joined
key by key with what the entry says itself.

## Versions

\`version: 1\` is the only one there is. A file of a newer version is not guessed at: nothing of it counts, and the message
says so.
`;

/** Days, durations and owners are explained once. */
const EXPLAINED_ABOVE: ReadonlySet<string> = new Set([
  '2027-01-31',
  '90d',
  '@acme/web',
  'group:default/payments',
  'mailto:payments@example.com',
]);

/** @returns the reference of nhi.yaml in Markdown, made from what also checks it */
export function manifestReference(): string {
  const sections = propertiesOf(jsonSchema()).map(
    ([key, schema]) => `## \`${key}\`\n\n${sentence(schema)}\n${nested(schema, '').join('')}`,
  );
  return `${INTRODUCTION}\n${sections.map((section) => section.trimEnd()).join('\n\n')}\n`;
}

function propertiesOf(schema: JsonSchema): [string, JsonSchema][] {
  return Object.entries(asSchema(schema['properties']) ?? {}).flatMap(([key, value]) => {
    const property = asSchema(value);
    return property === undefined ? [] : [[key, property] as [string, JsonSchema]];
  });
}

/** @returns the lines of what stands inside, an empty one before them */
function nested(schema: JsonSchema, indent: string): string[] {
  const inner = mapIn(schema);
  if (inner === undefined) return [];
  const required = inner['required'];
  const lines = propertiesOf(inner).flatMap(([key, property]) => {
    const isRequired = Array.isArray(required) && required.includes(key);
    const more = nested(property, `${indent}  `).filter((line) => line !== '\n');
    return [`${indent}- \`${key}\`${isRequired ? ' (required)' : ''}: ${sentence(property)}\n`, ...more];
  });
  return ['\n', ...lines];
}

/** @returns the map that a value is, that its items are, or that it may be instead of its short form */
function mapIn(schema: JsonSchema): JsonSchema | undefined {
  if (schema['properties'] !== undefined) return schema;
  const { items, anyOf, additionalProperties } = schema;
  const inner = asSchema(items) ?? asSchema(additionalProperties);
  if (inner !== undefined) return mapIn(inner);
  return alternatives(anyOf)
    .map(mapIn)
    .find((each) => each !== undefined);
}

function sentence(schema: JsonSchema): string {
  const { description: said, examples } = schema;
  const description = typeof said === 'string' ? said.replaceAll('*', String.raw`\*`) : '';
  const example = (Array.isArray(examples) ? examples : [])
    .map(String)
    .filter((each) => !EXPLAINED_ABOVE.has(each))
    .map((each) => `\`${each}\``);
  const form = formOf(schema);
  return [
    description,
    ...(form === '' ? [] : [`${form.slice(0, 1).toUpperCase()}${form.slice(1)}.`]),
    ...(example.length === 0 ? [] : [`For example ${example.join(', ')}.`]),
  ].join(' ');
}

/** @returns what a value is, where its description does not say: `one of a, b`, `a whole number from 1 on` */
function formOf(schema: JsonSchema): string {
  const { enum: words, type, items, minimum, maximum, anyOf } = schema;
  if (Array.isArray(words)) {
    return `one of ${words.flatMap((word) => (word === null ? [] : [`\`${String(word)}\``])).join(', ')}`;
  }
  const kind: unknown = Array.isArray(type) ? type[0] : type;
  if (kind === 'integer') {
    return typeof maximum === 'number'
      ? `a whole number from ${String(minimum)} to ${String(maximum)}`
      : `a whole number from ${String(minimum)} on`;
  }
  if (kind === 'boolean') return '`true` or `false`';
  if (kind === 'array') {
    const item = formOf(asSchema(items) ?? {});
    return item === '' ? 'a list' : `a list, each ${item}`;
  }
  if (!Array.isArray(anyOf)) return '';
  const [short] = alternatives(anyOf);
  const said = short === undefined ? '' : formOf(short);
  const isMap = mapIn(schema) !== undefined;
  if (!isMap) return '';
  return said === '' ? 'a text, or a map' : `${said}, or a map`;
}

function alternatives(anyOf: unknown): JsonSchema[] {
  return Array.isArray(anyOf) ? anyOf.flatMap((each): JsonSchema[] => (isSchema(each) ? [each] : [])) : [];
}

function asSchema(value: unknown): JsonSchema | undefined {
  return isSchema(value) ? value : undefined;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
