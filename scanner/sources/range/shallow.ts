import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { GitError } from '../../model';
import type { Git } from '../git';

/** @returns ids of the commits whose parents a shallow clone left out; none in a whole clone */
export function boundaryCommits(git: Git): ReadonlySet<string> {
  const answer = git.run(['rev-parse', '--is-shallow-repository', '--git-path', 'shallow']).toString('utf8');
  const [isShallow, file = ''] = answer.split('\n');
  if (isShallow !== 'true') return new Set();
  // Set while a server takes a push from a shallow clone.
  const told = git.environment['GIT_SHALLOW_FILE'];
  const lines = readFileSync(resolve(git.cwd, told ?? file), 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== ''));
}

export function isShallow(git: Git): boolean {
  return boundaryCommits(git).size > 0;
}

/** @param missing what cannot be had without the rest of the history: `the commit main` */
export function shallowError(missing: string): GitError {
  return new GitError(
    'shallow',
    `this clone is shallow and does not hold ${missing}. Fetch the whole history: git fetch --unshallow, ` +
      'or actions/checkout with fetch-depth: 0',
  );
}

/**
 * In a shallow clone a commit may look new only because the way to it is cut off on the other side.
 * @returns whether every commit that only one of the two has is here with its parents
 */
export function isWholeBetween(git: Git, one: string, other: string): boolean {
  const boundary = boundaryCommits(git);
  if (boundary.size === 0) return true;
  const ids = git
    .run(['rev-list', `${one}...${other}`, '--'])
    .toString('latin1')
    .split('\n');
  return !ids.some((id) => boundary.has(id));
}
