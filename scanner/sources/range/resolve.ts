import { GitError } from '../../model';
import type { Git } from '../git';
import { isShallow, shallowError } from './shallow';

/**
 * @param revision a branch, a tag or an id, as a user or a CI system names it
 * @returns the commit's id
 * @throws GitError `shallow` where more history may hold it, else `bad-revision`
 */
export function resolveCommit(git: Git, revision: string): string {
  // No branch or tag begins with a dash; what does would be taken for an option.
  const isName = revision !== '' && !revision.startsWith('-');
  const words = ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`];
  const answer = isName ? git.ask(words) : undefined;
  if (answer?.status === 0) return answer.stdout.toString('latin1').trim();
  // Also tells whether this is a repository at all.
  if (isShallow(git)) throw shallowError(`the commit ${revision}`);
  throw new GitError(
    'bad-revision',
    `this clone has no commit ${revision === '' ? 'without a name' : revision}: fetch it, or check the name (git branch --all)`,
  );
}

/** @returns the best common ancestor of a commit and the others, or undefined where they have none */
export function mergeBase(git: Git, commit: string, others: readonly string[]): string | undefined {
  const words = ['merge-base', commit, ...others];
  const answer = git.ask(words);
  if (answer.status === 1) return undefined;
  if (answer.status !== 0) throw git.failure(words, answer);
  return answer.stdout.toString('latin1').split('\n')[0];
}
