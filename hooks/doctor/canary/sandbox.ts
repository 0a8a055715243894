import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gitProgram } from '../../../scanner';
import type { Patient } from '../patient';

/** How a command in the sandbox ended. */
export interface Outcome {
  readonly status: number | null;
  /** Whatever it said, on both channels. */
  readonly said: string;
}

/** A throw-away repository with a home of its own and no way to the network. */
export interface Sandbox {
  /** Absolute: the top of its work tree. */
  readonly root: string;
  write(path: string, text: string): void;
  git(words: readonly string[]): Outcome;
  remove(): void;
}

/** A hook gives up after ten seconds, a push after sixty; other hooks run beside it. */
const TIMEOUT_MILLISECONDS = 120_000;
/** Nobody listens at the discard port. */
const NOWHERE = 'http://127.0.0.1:9';

export function makeSandbox({ environment }: Patient, more: Readonly<Record<string, string>>): Sandbox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nhi-doctor-')));
  const root = join(folder, 'repository');
  const home = join(folder, 'home');
  for (const made of [root, home]) mkdirSync(made);
  const env = { ...inherited(environment), ...alone(home), ...more };
  const program = gitProgram(env);
  return {
    root,
    write(path, text) {
      const target = join(root, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    },
    git(words) {
      const { status, stdout, stderr, error } = spawnSync(program, words, {
        cwd: root,
        env,
        input: '',
        encoding: 'utf8',
        timeout: TIMEOUT_MILLISECONDS,
        windowsHide: true,
      });
      return { status, said: error === undefined ? stdout + stderr : error.message };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a person's shell sets counts (`HUSKY=0`, `SKIP`); what points git at the person's repository does not. */
function inherited(environment: Patient['environment']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')));
}

function alone(home: string): Record<string, string> {
  const person = { NAME: 'nhi doctor', EMAIL: 'doctor@example.com' };
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'file',
    http_proxy: NOWHERE,
    https_proxy: NOWHERE,
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
    npm_config_offline: 'true',
    npm_config_yes: 'false',
  };
}
