import { GitError } from '../../model';
import { Git } from './client';
import { FieldCutter } from './field-cutter';
import { pathFromBytes } from './path-name';
import { RunningGit } from './running';

/** Two NULs, as neither a path nor an address begins with one, then the author's e-mail address. */
const FORMAT = '%x00%x00%aE';
const WORDS: readonly string[] = [
  'log',
  '-z',
  `--format=${FORMAT}`,
  '--name-only',
  '--no-renames',
  '--no-follow',
  '--no-relative',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  '--no-mailmap',
  '--encoding=UTF-8',
  '--ignore-submodules=all',
  '--no-color',
  '-O/dev/null',
];
/** A command line has an end; who owns more files than this is better said in CODEOWNERS. */
const MAX_PATHS = 1000;
const LINE_END = 0x0a;

/**
 * One walk for all paths, no further back than it takes.
 * @param root absolute
 * @param paths relative to it; of more than a thousand only the first
 * @param isMeant whether an address counts; where it does not, who committed the path before
 * @returns by path the e-mail address of whoever last committed it; a path that nobody meant has committed is left out, all
 *          are where git cannot say
 */
export async function lastAuthors(
  root: string,
  paths: readonly string[],
  isMeant: (address: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(paths.slice(0, MAX_PATHS));
  const authors = new Map<string, string>();
  if (wanted.size === 0) return authors;
  let address: string | undefined;
  let isFirst = false;
  const cutter = new FieldCutter((field) => {
    if (field.length === 0) {
      address = undefined;
    } else if (address === undefined) {
      address = field.toString('utf8');
      isFirst = true;
    } else {
      // Git puts a line end between a commit and its first path.
      const path = pathFromBytes(isFirst && field[0] === LINE_END ? field.subarray(1) : field);
      isFirst = false;
      if (wanted.has(path) && !authors.has(path) && isMeant(address)) authors.set(path, address);
    }
  });
  let log: RunningGit | undefined;
  try {
    log = new RunningGit(Git.of(root), [...WORDS, '--', ...wanted]);
    log.endInput();
    for await (const chunk of log.output) {
      cutter.feed(chunk);
      if (authors.size === wanted.size) break;
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
  } finally {
    log?.stop();
  }
  return authors;
}
