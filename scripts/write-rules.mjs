// Writes docs/rules/ and docs/controls.md from the rules and the detectors. A test says when they are stale.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildKernel } from './build-kernel.mjs';
import { loadModule } from './load-module.mjs';

const root = join(import.meta.dirname, '..');
await buildKernel();
const { rulePages } = await loadModule('scanner/policy/rule-pages.ts');
const { detectors } = await loadModule('scanner/secrets/detectors.ts');
rmSync(join(root, 'docs/rules'), { recursive: true, force: true });
for (const [file, text] of rulePages(detectors())) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
