import { Git, reachOut } from '../git';
import type { GitOptions } from '../git';
import { mergeBase } from '../range/resolve';
import { isShallow, isWholeBetween } from '../range/shallow';

/** What this clone knows of the repository that it was made from. */
export interface Clone {
  /** @returns id of a revision's commit, or undefined where this clone has none */
  commit(revision: string): string | undefined;
  /** @returns id of what a revision names, a tag not followed */
  object(revision: string): string | undefined;
  /** @returns name of the branch that is checked out, undefined where it is a commit */
  branch(): string | undefined;
  /** @returns name of the remote that it was cloned from: `origin`, else the only one */
  remote(): string | undefined;
  /** @returns name of the remote's default branch, as far as the clone can tell */
  defaultBranch(): string | undefined;
  /** @returns the same, asked of the remote */
  askDefaultBranch(remote: string): string | undefined;
  isShallow(): boolean;
  /** @returns how many tracked files a sparse checkout has left out of the work tree */
  leftOut(): number;
  /** @returns whether the last commit holds any file */
  holdsFiles(): boolean;
  /** @returns whether the commits that only one of two has are all here, and what they have in common */
  holdsRange(one: string, other: string): boolean;
  /**
   * @param from a remote's name or an address
   * @returns why it failed, in git's words without credentials; undefined where it did not
   */
  fetch(from: string, refspec: string, depth: FetchDepth): string | undefined;
}

/** Commits from the tip, all of them in a shallow clone, or whatever is missing. */
export type FetchDepth = number | 'unshallow' | 'missing';

/** Names that a default branch has had where nobody says which it is. */
const USUAL_NAMES = ['main', 'master'];

/** @throws GitError where there is no repository */
export function openClone(options: GitOptions): Clone {
  const git = Git.here(options);
  git.run(['rev-parse', '--git-dir']);
  const line = (words: readonly string[]): string | undefined => {
    const { status, stdout } = git.ask(words);
    const [text = ''] = stdout.toString('utf8').split('\n');
    return status === 0 && text !== '' ? text : undefined;
  };
  const object = (revision: string): string | undefined =>
    revision.startsWith('-') ? undefined : line(['rev-parse', '--verify', '--quiet', revision]);
  const remote = (): string | undefined => {
    const names = git
      .run(['remote'])
      .toString('utf8')
      .split('\n')
      .filter((name) => name !== '');
    return names.includes('origin') ? 'origin' : names.length === 1 ? names[0] : undefined;
  };
  return {
    commit: (revision) => object(`${revision}^{commit}`),
    object,
    branch: () => line(['symbolic-ref', '--quiet', '--short', 'HEAD']),
    remote,
    defaultBranch() {
      const name = remote();
      if (name === undefined) return undefined;
      const folder = `refs/remotes/${name}/`;
      const head = line(['symbolic-ref', '--quiet', `${folder}HEAD`]);
      if (head?.startsWith(folder) === true) return head.slice(folder.length);
      const usual = USUAL_NAMES.filter((branch) => object(folder + branch) !== undefined);
      return usual.length === 1 ? usual[0] : undefined;
    },
    askDefaultBranch(from) {
      const { stdout } = reachOut(git.cwd, ['ls-remote', '--symref', '--', from, 'HEAD']);
      return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout)?.[1];
    },
    isShallow: () => isShallow(git),
    leftOut() {
      const isSparse = line(['config', '--bool', 'core.sparseCheckout']) === 'true';
      if (!isSparse) return 0;
      const entries = git.run(['ls-files', '-t', '-z']).toString('latin1').split('\0');
      return entries.filter((entry) => entry.startsWith('S ')).length;
    },
    holdsFiles: () => line(['ls-tree', '--name-only', 'HEAD']) !== undefined,
    holdsRange(one, other) {
      if (mergeBase(git, one, [other]) === undefined) return !isShallow(git);
      return isWholeBetween(git, one, other);
    },
    fetch(from, refspec, depth) {
      const reach = depth === 'missing' ? [] : depth === 'unshallow' ? ['--unshallow'] : [`--depth=${depth}`];
      const words = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...reach, '--', from, refspec];
      return reachOut(git.cwd, words).problem;
    },
  };
}
