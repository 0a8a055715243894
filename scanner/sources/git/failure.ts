import { GitError } from '../../model';
import type { GitFault } from '../../model';

/** Git's own words (locale C) and what they mean; the first that matches counts. */
const FAULTS: readonly (readonly [RegExp, GitFault])[] = [
  [/transport '.*' not allowed|could not fetch .* promisor/, 'partial-clone'],
  [/detected dubious ownership/, 'foreign-owner'],
  [/cannot use bare repository|must be run in a work tree/, 'bare'],
  [/not a git repository/i, 'no-repository'],
  [
    /bad revision|unknown revision|single revision|not a valid object name|bad object|ambiguous argument/i,
    'bad-revision',
  ],
];

/** More of git's text explains nothing further. */
const MAX_QUOTED = 600;

/**
 * @param words the command
 * @param cwd where it ran
 * @param stderr what git said
 */
export function gitFailure(words: readonly string[], cwd: string, stderr: string): GitError {
  const fault = FAULTS.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'broken';
  const said = quoted(stderr);
  switch (fault) {
    case 'foreign-owner':
      return new GitError(fault, `git refuses this repository, it belongs to another user. git says: ${said}`);
    case 'bare':
      return new GitError(
        fault,
        `${cwd} is a bare repository: it has no index and no work tree; its history is read with GIT_DIR=. set`,
      );
    case 'no-repository':
      return new GitError(fault, `${cwd} is not in a git repository`);
    case 'partial-clone':
      return new GitError(
        fault,
        'this clone is partial and lacks what is to be read. Fetch it: git fetch --refetch --no-filter (git 2.36 or later), ' +
          'or clone without --filter',
      );
    case 'bad-revision':
      return new GitError(fault, `this clone has no such commit. git says: ${said}`);
    default:
      return new GitError(
        'broken',
        `git ${words[0] ?? ''} failed. ${said === '' ? 'It gave no reason.' : `git says: ${said}`}`,
      );
  }
}

/** @returns the lines that say what is wrong, without hints and usage texts */
export function quoted(stderr: string): string {
  const [message = ''] = stderr.split(/^usage:/m, 1);
  const text = message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('hint:'))
    .join(' ');
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}
