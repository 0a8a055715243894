import assert from 'node:assert/strict';
import { readEnvFileName } from '../../../scanner/identities/env-file/file-name';

/** `template`, `local` and the environment, or `-` where the file is none. */
function read(path: string): string {
  const name = readEnvFileName(path);
  if (name === undefined) return '-';
  const words = [name.isTemplate ? 'template' : '', name.isLocal ? 'local' : '', name.environment ?? ''];
  return words.filter((word) => word !== '').join(' ');
}

const names: readonly (readonly [path: string, expected: string])[] = [
  ['.env', ''],
  ['services/api/.env', ''],
  ['.env.local', 'local'],
  ['.env.production', 'production'],
  ['.env.production.local', 'production'],
  ['.env-staging', 'staging'],
  ['.env.test', 'local test'],
  ['.env.development', 'local development'],
  ['.ENV.Prod', 'prod'],
  ['prod.env', 'prod'],
  ['docker/app.env', ''],
  ['.envrc', ''],
  ['.envrc.example', 'template'],
  ['.env.example', 'template'],
  ['.env.production.sample', 'template production'],
  ['.env.dist', 'template'],
  ['app.env.template', 'template'],
  ['env.example', 'template'],
  ['dotenv.sample', 'template'],
  ['env.production', '-'],
  ['.env.ts', '-'],
  ['.env.d.ts', '-'],
  ['.env.gpg', '-'],
  ['.env.vault', '-'],
  ['.environment', '-'],
  ['src/env.ts', '-'],
  ['environment.yml', '-'],
  ['seven', '-'],
  ['.env/bin/activate', '-'],
  ['', '-'],
];

describe('the name of an environment file', () => {
  for (const [path, expected] of names) {
    it(`${path || 'nothing'}: ${expected || 'plain'}`, () => assert.equal(read(path), expected));
  }
});
