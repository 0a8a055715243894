import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Outcome } from './workshop';

/** A repository, its home and its server in one folder, copied from one that was set up once; many run beside each other. */
export interface Box {
  /** Absolute: the top of the work tree. */
  readonly path: string;
  write(path: string, text: string, mode?: number): Promise<void>;
  link(target: string, path: string): Promise<void>;
  /** Runs git as a person does, hooks and all. */
  git(words: readonly string[], more?: Readonly<Record<string, string>>, input?: string): Promise<Outcome>;
  /** Runs git without any hook. @throws where it does not end with 0; @returns what it printed, trimmed */
  quietly(words: readonly string[], more?: Readonly<Record<string, string>>, input?: string): Promise<string>;
  /** Runs another program there. */
  run(program: string, words: readonly string[]): Promise<Outcome>;
  remove(): Promise<void>;
}

const NO_HOOKS = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.hooksPath', GIT_CONFIG_VALUE_0: '/dev/null' };

/** @param folder absolute; its `repository` is the work tree */
export function boxAt(folder: string): Box {
  const path = join(folder, 'repository');
  const home = join(folder, 'home');
  // A machine that trusts no further certificates starts Node faster.
  const skipped = /^(?:GIT_.*|NODE_EXTRA_CA_CERTS|HUSKY|SKIP)$/;
  const environment = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !skipped.test(name))),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  const run = (program: string, words: readonly string[], more = {}, input = ''): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const child = spawn(program, words, { cwd: path, env: { ...environment, ...more } });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (data: Buffer) => out.push(data));
      child.stderr.on('data', (data: Buffer) => err.push(data));
      // It may end before it has read all.
      child.stdin.on('error', () => undefined).end(input);
      child.on('error', reject).on('close', (status) => {
        resolve({ status: status ?? -1, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
      });
    });
  return {
    path,
    async write(file, text, mode) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), text);
      if (mode !== undefined) await chmod(join(path, file), mode);
    },
    async link(target, file) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await symlink(target, join(path, file));
    },
    git: (words, more, input) => run('git', words, more, input),
    async quietly(words, more, input) {
      const { status, out, err } = await run('git', words, { ...NO_HOOKS, ...more }, input);
      if (status !== 0) throw new Error(`git ${words.join(' ')}: ${err}`);
      return out.trim();
    },
    run: (program, words) => run(program, words),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** @returns the same once more, in another folder; links stay what they are */
export async function copyBox(from: string, to: string): Promise<Box> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return boxAt(to);
}
