import { strict as assert } from 'node:assert';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { loadManifests } from '../../scanner/manifest';
import { jsonSchema } from '../../scanner/manifest/schema';
import { brokenSamples } from './broken-samples';
import { memorySnapshot } from './memory-snapshot';

const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(jsonSchema());

const problemsOf = (text: string): readonly string[] =>
  loadManifests(memorySnapshot({ 'nhi.yaml': text })).problems.map(({ message }) => message);

/** What a schema cannot see: that something stands twice, or deep in a part that is not ours. */
const beyondSchema = ['keys that stand twice', 'the same id twice', 'one key in two entries', 'too deep'];

describe('the schema for editors', () => {
  it('describes every key, and gives examples', () => {
    const undescribed: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(value as Record<string, object>)) {
            if (!('description' in property)) undescribed.push(`${path}.${name}`);
          }
        }
        visit(value, key === 'properties' ? path : `${path}.${key}`);
      }
    };
    visit(jsonSchema(), '');
    assert.deepEqual(undescribed, []);
    for (const example of jsonSchema()['examples'] as unknown[]) {
      assert.ok(accepts(example), JSON.stringify(accepts.errors));
      assert.deepEqual(problemsOf(JSON.stringify(example)), []);
    }
  });

  for (const [name, text] of Object.entries(brokenSamples)) {
    const [document, ...others] = parseAllDocuments(text, { uniqueKeys: false });
    if (
      document === undefined ||
      !('contents' in document) ||
      document.errors.length > 0 ||
      others.length > 0 ||
      /\*unknown|!env/.test(text)
    )
      continue;
    it(`refuses ${name} as the reader does`, () => {
      assert.equal(accepts(document.toJS()), beyondSchema.includes(name));
    });
  }

  const scalar = fc.constantFrom<unknown>(
    ...[
      'starter',
      'never',
      '2031-01-31',
      '31.1.2031',
      '90d',
      '15min',
      'static',
      'write',
      'proposed',
      'api_key',
      '',
      ' ',
      'a, b',
      '@acme/web',
    ],
    ...[
      'gha:secret/A',
      'gha:secret/?',
      'identity/unused',
      'npm-publish',
      'NPM',
      'gitleaks',
      'off',
      1,
      0,
      -1,
      30,
      366,
      1.5,
      true,
      null,
    ],
  );
  const keys = fc.constantFrom(
    ...[
      'level',
      'type',
      'interval',
      'last',
      'reviewer',
      'method',
      'procedure',
      'url',
      'contact',
      'profile',
      'severities',
      'waiver_days',
      'adopt_until',
    ],
    ...[
      'identity/unused',
      'key',
      'paths',
      'reason',
      'rule',
      'until',
      'exclude',
      'compat',
      'x-own',
      'unknown',
      'owner',
      'environments',
      'storage',
      'scopes',
    ],
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const entryKeys = [
    'status',
    'kind',
    'owner',
    'expires',
    'never_because',
    'purpose',
    'privilege',
    'credential',
    'review',
    'rotation',
    'revocation',
    'external',
  ];
  const fileKeys = [
    'policy',
    'owners',
    'defaults',
    'waivers',
    'not_identities',
    'scan',
    'component',
    'x-own',
    'unknown',
  ];

  it('accepts and refuses what the reader accepts and refuses', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.option(fc.tuple(fc.constantFrom(...fileKeys), value)),
        fc.option(
          fc.tuple(
            fc.constantFrom(...entryKeys, 'id', 'references', 'logging', 'approval', 'max_consumers', 'unknown'),
            value,
          ),
        ),
        (inFile, inEntry) => {
          const entry = { id: 'npm', references: ['gha:secret/NPM'], ...(inEntry && { [inEntry[0]]: inEntry[1] }) };
          const file = { version: 1, identities: [entry], ...(inFile && { [inFile[0]]: inFile[1] }) };
          const problems = problemsOf(JSON.stringify(file));
          const isAccepted = accepts(file);
          if (isAccepted) accepted++;
          assert.equal(
            isAccepted,
            problems.length === 0,
            `${JSON.stringify(file)}\n${problems.join('\n')}\n${JSON.stringify(accepts.errors)}`,
          );
        },
      ),
      { numRuns: 2000 },
    );
    assert.ok(accepted > 100, `only ${accepted} samples were good`);
  });
});
