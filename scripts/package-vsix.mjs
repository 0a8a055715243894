// npm run package: the extension as one file, dist/nhi-guard.vsix. vsce looks for secrets in it, and nothing is excused.
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

const root = join(import.meta.dirname, '..');
await createVSIX({
  cwd: root,
  packagePath: process.argv[2] ?? join(root, 'dist/nhi-guard.vsix'),
  dependencies: false,
  readmePath: 'extension/README.md',
  allowMissingRepository: true,
});
