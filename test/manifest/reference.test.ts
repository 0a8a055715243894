import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestReference } from '../../scanner/manifest/reference';
import { entry } from '../../scanner/manifest/schema/entry';

describe('the reference of nhi.yaml', () => {
  it('is what the schema says: npm run docs:manifest writes it anew', () => {
    assert.equal(readFileSync(join(__dirname, '../../docs/nhi-yaml.md'), 'utf8'), manifestReference());
  });

  it('names every key of an entry', () => {
    const reference = manifestReference();
    for (const key of Object.keys(entry.fields)) assert.match(reference, new RegExp(`^- \`${key}\`.*: \\w`, 'm'));
  });
});
