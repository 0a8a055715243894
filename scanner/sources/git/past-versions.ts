import { decodeText } from '../../text';
import { askBatch } from './ask-batch';
import { Git } from './client';

/** One file as a commit left it. */
export interface PastVersion {
  /** Id of the commit, in full. */
  readonly commit: string;
  /** When it was made, `YYYY-MM-DD`. */
  readonly date: string;
  /** E-mail address of its author. */
  readonly author: string;
  /** Undefined where the commit took the file away, or its content cannot be read. */
  readonly text: string | undefined;
}

const HEAD = '\u0001';
/** Mode and id of both sides; all zeros where there is none. */
const RAW_LINE = /^:\d+ \d+ [\da-f]+ ([\da-f]+) [A-Z]/m;
const NOTHING = /^0+$/;
/** All versions together. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * @param path relative to the root
 * @param limit versions at most
 * @returns every version of the file that the current branch's commits made, the newest first; merges and what only renamed it
 *          are left out
 * @throws GitError where git cannot be asked
 */
export function pastVersions(root: string, path: string, limit: number): PastVersion[] {
  const git = Git.of(root);
  const format = '--format=%x01%H%x00%as%x00%ae%x00';
  const words = ['log', `--max-count=${limit}`, '--no-renames', '--raw', '--no-abbrev', format, '--', path];
  const commits = git
    .run(words)
    .toString('utf8')
    .split(HEAD)
    .flatMap((record) => {
      const [commit = '', date = '', author = '', raw = ''] = record.split('\0');
      const id = RAW_LINE.exec(raw)?.[1];
      return id === undefined ? [] : [{ commit, date, author, id }];
    });
  const ids = [...new Set(commits.map(({ id }) => id).filter((id) => !NOTHING.test(id)))];
  const contents = askBatch(git, '--batch', ids, MAX_BYTES);
  return commits.map(({ commit, date, author, id }) => {
    const content = contents?.get(id)?.content;
    return { commit, date, author, text: content === undefined ? undefined : decodeText(content) };
  });
}
