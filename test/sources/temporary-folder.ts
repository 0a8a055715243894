import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty folder that goes when the test ends. */
export interface TemporaryFolder {
  readonly path: string;
  write(path: string, content: string | Uint8Array): void;
  /** Runs git there with no configuration but its own; returns what it printed. @throws where it does not end with 0 */
  git(words: readonly string[], input?: string, environment?: Readonly<Record<string, string>>): string;
  /** What git runs with there. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'nhi-test-')));
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) if (!name.startsWith('GIT_')) environment[name] = value;
  Object.assign(environment, {
    HOME: path,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(path, 'no-such-configuration'),
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  });
  return {
    path,
    write(file, content) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    },
    environment,
    git: (words, input, more = {}) =>
      execFileSync('git', ['-c', 'init.defaultBranch=main', ...words], {
        cwd: path,
        env: { ...environment, ...more },
        encoding: 'utf8',
        input: input ?? '',
        stdio: ['pipe', 'pipe', 'pipe'],
      }),
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
