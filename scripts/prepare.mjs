// npm runs this after npm ci: sets up this repository's own hooks where somebody commits, and never fails. CI commits
// nothing, an installation without development dependencies has no husky, an archive has no git.
import { existsSync } from 'node:fs';

const { CI, NODE_ENV } = process.env;
const isForCommitting = (CI ?? '') === '' && NODE_ENV !== 'production' && existsSync('.git');
if (isForCommitting) {
  try {
    const { default: husky } = await import('husky');
    const complaint = husky();
    if (complaint !== '') console.error(`The hooks are not set up: ${complaint}`);
  } catch (error) {
    console.error(`The hooks are not set up: ${error.code ?? error.message}`);
  }
}
