import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';

/** The built command, as hooks run it. */
export const BUILT = join(__dirname, '../../dist/cli.js');

/** `npm test` builds it; a single test file may run without. */
export function isBuilt(): boolean {
  return existsSync(BUILT);
}

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Made at run time, so that none stands in the code. */
export const ACCESS_KEY = 'AK' + 'IA' + 'QWERTZU7ASDFGH2Y';
/** A line that must not be committed. */
export const SECRET = `export AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`;

/** A machine that trusts no further certificates starts Node faster. */
function withoutCertificates(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name !== 'NODE_EXTRA_CA_CERTS'));
}

/** Runs the built command in a folder of the repository. */
export function nhi(
  repo: Repository,
  words: readonly string[],
  folder = '.',
  input = '',
  more: Readonly<Record<string, string>> = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUILT, ...words], {
    cwd: join(repo.path, folder),
    env: { ...withoutCertificates(repo.environment), ...more },
    encoding: 'utf8',
    input,
  });
  return { status: status ?? -1, out: stdout, err: stderr };
}

/** Runs git as a person does, hooks and all; says in `err` whatever the two said. */
export function git(
  repo: Repository,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
  input = '',
): Outcome {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'init.defaultBranch=main', ...words], {
    cwd: repo.path,
    env: { ...withoutCertificates(repo.environment), ...more },
    encoding: 'utf8',
    input,
  });
  return { status: status ?? -1, out: stdout, err: stderr };
}

/** @returns a PATH with git, the shell's commands and node, but nothing else that npm installs for all */
export function pathWithoutNhi(repo: Repository): string {
  const folder = join(repo.path, '.git/node-alone');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'node'))) symlinkSync(process.execPath, join(folder, 'node'));
  return [folder, '/usr/bin', '/bin'].join(delimiter);
}

/** @returns a PATH with just these programs, those that this machine has */
export function pathWith(repo: Repository, ...names: string[]): string {
  const folder = join(repo.path, '.git/programs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const name of names) {
    const found = git(repo, ['-c', `alias.which=!command -v ${name}`, 'which']).out.trim();
    symlinkSync(found, join(folder, name));
  }
  return folder;
}

/** A repository with a first commit and the hooks installed from the built command. */
export function guarded(more: readonly string[] = []): Repository {
  const repo = repository();
  repo.commit('a.txt', 'one\n');
  const { status, err } = nhi(repo, ['hooks', 'install', ...more]);
  assert.equal(status, 0, err);
  return repo;
}

/** The built command among the repository's dependencies. */
function withDependency(repo: Repository): void {
  mkdirSync(join(repo.path, 'node_modules/.bin'), { recursive: true });
  chmodSync(BUILT, 0o755);
  symlinkSync(BUILT, join(repo.path, 'node_modules/.bin/nhi'));
  repo.write('.gitignore', 'node_modules\n');
}

/** Husky 9 as its `prepare` script sets it up, in a commit, with the built command among the dependencies. */
export function withHusky(repo: Repository): void {
  withDependency(repo);
  repo.write('prepare.mjs', `import husky from ${JSON.stringify(require.resolve('husky'))};\nhusky();\n`);
  git(repo, ['-c', `alias.prepare=!"${process.execPath}" prepare.mjs`, 'prepare']);
  rmSync(join(repo.path, 'prepare.mjs'));
  repo.git(['add', '.']);
  repo.git(['commit', '-q', '--no-verify', '-m', 'Begin']);
}
