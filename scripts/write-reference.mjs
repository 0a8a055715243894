// Writes docs/nhi-yaml.md from the schema. A test says when it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule } from './load-module.mjs';

const { manifestReference } = await loadModule('scanner/manifest/reference.ts');
writeFileSync(join(import.meta.dirname, '..', 'docs', 'nhi-yaml.md'), manifestReference());
