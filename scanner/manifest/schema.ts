import { file } from './schema/file';
import type { JsonSchema } from './shape/shape';

/** @returns the schema of nhi.yaml for editors, draft-07, made from what also checks it and gives its types */
export function jsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'nhi.yaml',
    ...file.schema,
    examples: [
      {
        version: 1,
        identities: [
          { id: 'npm-publish', owner: '@acme/web', expires: '2027-01-31', references: ['gha:secret/NPM_TOKEN'] },
        ],
      },
    ],
  };
}
