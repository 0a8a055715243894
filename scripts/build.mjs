// Builds everything that is shipped into dist/: the command line, the library, the editor schema.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { buildKernel } from './build-kernel.mjs';
import { buildExtension } from './build-extension.mjs';
import { bundle } from './bundle.mjs';
import { loadModule } from './load-module.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Folders of identities/ that are no system but what systems have in common. */
const SHARED = /\/(?:cloud|config|pipeline|program|value|yaml)\//;

await buildKernel();
const identities = 'scanner/identities';
const sources = readdirSync(join(root, identities)).map((name) => `${identities}/${name}/index.ts`);
const files = await bundle({
  root,
  entries: { index: 'scanner/index.ts' },
  // A commit hook. What it needs only where it finds something is lazy; a test of the start tells what else it would read.
  first: ['scanner/cli/main.ts', 'scanner/cli/hook.ts'],
  lazy: [
    'scanner/cli/main.ts',
    'scanner/cli/worker.ts',
    'yaml',
    'node:child_process',
    'node:crypto',
    'node:os',
    'node:tty',
    'scanner/secrets/detectors.ts',
    'scanner/secrets/named/forms.ts',
    ...sources.filter((file) => existsSync(join(root, file)) && !SHARED.test(file)),
    'hooks/doctor/examine.ts',
    'hooks/gate/judge-push.ts',
    'hooks/install/manage.ts',
    'hooks/message/refusal.ts',
    'scanner/inventory/index.ts',
    'scanner/policy/index.ts',
    'scanner/report/index.ts',
    'scanner/scan.ts',
    'scanner/sources/clone/open-clone.ts',
    'scanner/sources/history/open-history.ts',
    'scanner/sources/range/commits.ts',
    'scanner/sources/range/open-push.ts',
    'scanner/sources/range/open-range.ts',
    'scanner/sources/tree/open-tree.ts',
    'scanner/manifest/index.ts',
    'scanner/manifest/read-at.ts',
    'scanner/manifest/shared-policy.ts',
    'scanner/policy/duties/index.ts',
    'scanner/policy/families/index.ts',
    'scanner/waivers/index.ts',
    'scanner/scan-change.ts',
    'scanner/judge-range.ts',
  ],
  called: ['scanner/manifest/edit/index.ts', 'scanner/manifest/format/index.ts'],
});
for (const folder of ['parts', 'compiled']) rmSync(join(dist, folder), { recursive: true, force: true });
// What starts them must not share with them what it is there to load.
await build({
  absWorkingDir: root,
  entryPoints: ['scanner/cli/start/cli.ts', 'scanner/cli/start/worker.ts'],
  outdir: dist,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20.19',
  banner: { js: '#!/usr/bin/env node' },
});
for (const [file, text] of files) {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), text);
}
await buildExtension();
const { jsonSchema } = await loadModule('scanner/manifest/schema.ts');
writeFileSync(join(dist, 'nhi.schema.json'), `${JSON.stringify(jsonSchema(), null, 2)}\n`);
