import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GitError } from '../../model';
import { gitDirectory } from '../git';
import type { Git } from '../git';

/** Git sets one for each parent while `git merge` itself runs, when `MERGE_HEAD` is not written yet. */
const OTHER_HEAD = /^GITHEAD_([\da-f]{40}|[\da-f]{64})$/;
const OBJECT_ID = /^(?:[\da-f]{40}|[\da-f]{64})$/;

/**
 * @returns ids of the parents that the next commit will have besides `HEAD`: none but in a merge
 * @throws GitError where git's record of them cannot be understood
 */
export function otherParents(git: Git): readonly string[] {
  const record = join(gitDirectory(git), 'MERGE_HEAD');
  if (statSync(record, { throwIfNoEntry: false })?.isFile() !== true) {
    return Object.keys(git.environment).flatMap((name) => OTHER_HEAD.exec(name)?.[1] ?? []);
  }
  const ids = readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (ids.every((id) => OBJECT_ID.test(id))) return ids;
  throw new GitError(
    'broken',
    `${record} does not name commits: end the merge with git merge --abort, or mend the file`,
  );
}
