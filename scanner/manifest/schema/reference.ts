import { isMap, isScalar, isSeq } from 'yaml';
import type { Placed } from '../../model';
import { list } from '../shape/list';
import { object } from '../shape/object';
import { placed, text } from '../shape/scalar';
import { describeNode, rangeOf } from '../shape/reading';
import type { Infer, Shape } from '../shape/shape';
import { shown } from '../shown';

const KEY = /^[a-z][a-z0-9_.+-]*:[^?]+$/;

/** A key pattern: `system:type/name[@scope]`, with stars. */
export const keyPattern: Shape<string> = {
  schema: {
    type: 'string',
    pattern: KEY.source,
    description:
      'A key, system:type/name. A star stays inside a segment, two stars cross slashes; without @scope it covers every scope.',
    examples: ['gha:secret/NPM_TOKEN', 'gha:secret/DB_URL@production', 'mcp:server/github', 'env:STRIPE_API_KEY'],
  },
  read(node, name, reading) {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && KEY.test(value)) return value;
    const range = rangeOf(node);
    if (typeof value !== 'string') {
      reading.report(
        range,
        `"${name}" must hold keys such as "gha:secret/NPM_TOKEN", not ${describeNode(node)}`,
        'Write a key in quotes.',
      );
    } else if (/^[a-z][a-z0-9_.+-]*:/.test(value) && value.includes('?')) {
      reading.report(
        range,
        `A ? stands for what cannot be known and cannot be declared: ${shown(value)}`,
        'Write * in its place.',
      );
    } else {
      const near = probableKey(value);
      const remedy =
        near === undefined ? 'Write it as system:type/name, for example "gha:secret/NPM_TOKEN".' : `Write "${near}".`;
      reading.report(range, `${shown(value)} is not a key: a key is system:type/name`, remedy);
    }
    return undefined;
  },
};

/** `NPM_TOKEN`, `secrets.NPM_TOKEN` and `${{ secrets.NPM_TOKEN }}` mean a GitHub secret. */
function probableKey(value: string): string | undefined {
  const name = /^(?:\$\{\{ ?)?(?:secrets\.)?([A-Z][A-Z0-9_]{2,60})(?: ?\}\})?$/.exec(value)?.[1];
  return name === undefined ? undefined : `gha:secret/${name}`;
}

/** A reference: a key, and where it counts. */
export interface Reference {
  readonly key: Placed<string>;
  /** Globs relative to the manifest's folder; everywhere where absent. */
  readonly paths?: readonly string[];
}

const placedKey = placed(keyPattern);

const longReference = object(
  'A key with more to say about it.',
  {
    key: placedKey,
    paths: list(
      'Globs, relative to this file: the key counts only where it is found under one of them.',
      text('A glob.'),
      { min: 1 },
    ),
    note: text('Whatever a reader should know.'),
  },
  {
    noun: 'this reference',
    required: { key: 'key: "gha:secret/NPM_TOKEN"' },
    synonyms: { path: 'paths' },
    refused: { env: 'Write the environment behind the key: "gha:secret/NPM_TOKEN@production".' },
  },
);

const reference: Shape<Reference> = {
  schema: { anyOf: [keyPattern.schema, longReference.schema] },
  read(node, name, reading) {
    if (!isMap(node)) {
      const key = placedKey.read(node, name, reading);
      return key === undefined ? undefined : { key };
    }
    const { key, paths }: Infer<typeof longReference> = longReference.read(node, name, reading) ?? {};
    if (key === undefined) return undefined;
    return paths === undefined ? { key } : { key, paths };
  },
};

export const references = list('The keys by which this identity is found in the repository; at least one.', reference, {
  min: 1,
  probably: probableKey,
});

/** Somebody who answers: one, never several. */
export function ownerReference(description: string): Shape<string> {
  const plain = text(description, { examples: ['@acme/web', 'group:default/payments', 'mailto:payments@example.com'] });
  return {
    schema: { ...plain.schema, pattern: '^[^,;]*[^,;\\s][^,;]*$' },
    read(node, name, reading) {
      const first = isSeq(node) ? reading.resolve(node.items[0]) : node;
      const isPlainList = isSeq(node) && first !== undefined && isScalar(first) && typeof first.value === 'string';
      if (isSeq(node) && !isPlainList) return plain.read(node, name, reading);
      const value = plain.read(first ?? node, name, reading);
      if (value === undefined) return undefined;
      const [one = value] = value.split(/[,;]/, 1);
      if (!isSeq(node) && one === value) return value;
      const remedy = `Keep the one who answers for it: ${name}: ${JSON.stringify(one.trim())}`;
      reading.report(rangeOf(node), `"${name}" must be one owner, not several`, remedy);
      return one.trim() === '' ? undefined : one.trim();
    },
  };
}
