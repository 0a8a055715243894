import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Git } from './client';

/**
 * Where this work tree keeps its own state (`MERGE_HEAD`), found without a process where it is where it nearly always is.
 * @returns an absolute path
 * @throws GitError where there is no repository
 */
export function gitDirectory(git: Git): string {
  const told = git.environment['GIT_DIR'];
  if (told !== undefined) return resolve(git.cwd, told);
  const place = join(git.cwd, '.git');
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return place;
  if (stat?.isFile() === true) {
    // A linked work tree or a submodule.
    const [, target] = /^gitdir: (.+)\r?\n?$/.exec(readFileSync(place, 'utf8')) ?? [];
    if (target !== undefined) return resolve(git.cwd, target);
  }
  return git.run(['rev-parse', '--absolute-git-dir']).toString('utf8').replace(/\n$/, '');
}
