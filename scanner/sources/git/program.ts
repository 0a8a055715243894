import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { GitError } from '../../model';

const NAME = process.platform === 'win32' ? 'git.exe' : 'git';

/**
 * Looked up here and not by the system: Windows tries the current folder first, and tools that run hooks put relative
 * entries such as `node_modules/.bin` into the path. Both would run what the repository brings along.
 * @returns the first git of the absolute folders in the search path
 * @throws GitError where there is none
 */
export function gitProgram(environment: NodeJS.ProcessEnv): string {
  for (const folder of (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const program = join(folder, NAME);
    if (isFile(program)) return program;
  }
  throw new GitError(
    'no-git',
    'git is not installed, or not in the PATH of this process: https://git-scm.com/downloads',
  );
}

/** A search path may name folders of another user, which nobody else may look into. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
