import { GitError } from '../../model';
import { Git } from './client';
import { indexListing } from './git-snapshot';
import { bytesOfPath, pathFromBytes } from './path-name';
import { fieldsOf } from './raw-diff';

/** A question whose answer is welcome but not needed. @returns undefined where git cannot say */
function asked(root: string, words: readonly string[]): string | undefined {
  return unlessRefused(() => Git.of(root).run(words).toString('utf8'));
}

function unlessRefused<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** @returns tracked files that an ignore rule names, relative to the root; undefined where git cannot say */
export function trackedIgnoredFiles(root: string): readonly string[] | undefined {
  const words = ['ls-files', '-z', '--cached', '--ignored', '--exclude-standard'];
  return unlessRefused(() => Array.from(fieldsOf(Git.of(root).run(words)), pathFromBytes));
}

/** @returns whether git tracks this path; undefined where git cannot say */
export function isTracked(root: string, path: string): boolean | undefined {
  // A word of a command is text: a name that is none is looked for among all.
  if (bytesOfPath(path).length > 1) return unlessRefused(() => indexListing(Git.of(root)).has(path));
  const listed = asked(root, ['ls-files', '-z', '--cached', '--', path]);
  return listed === undefined ? undefined : listed !== '';
}

/** @returns the address of the remote that a clone comes from, as it is set; undefined where there is none */
export function remoteAddress(root: string): string | undefined {
  return asked(root, ['config', '--get', 'remote.origin.url'])?.trim();
}

/** @returns the name of the remote's default branch, else of the one that is checked out; undefined where git cannot say */
export function mainBranch(root: string): string | undefined {
  const remote = asked(root, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])?.trim();
  return remote?.replace(/^origin\//, '') ?? asked(root, ['symbolic-ref', '--quiet', '--short', 'HEAD'])?.trim();
}

/** @returns the e-mail address that git signs commits with there; undefined where none is set */
export function userAddress(root: string): string | undefined {
  const address = asked(root, ['config', '--get', 'user.email'])?.trim();
  return address === '' ? undefined : address;
}
