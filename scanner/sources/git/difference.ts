import { rawChanges } from './raw-diff';
import type { RawChange } from './raw-diff';
import type { Git } from './client';

/**
 * Configuration of the repository may not change the answer: no renames, no abbreviations, nothing relative, no order
 * file (which could be a pipe), submodules as they are recorded.
 */
export const RAW_DIFF_FLAGS: readonly string[] = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--ignore-submodules=none',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '-O/dev/null',
];

/**
 * The index against a commit.
 * @param commit id; none: `HEAD`, or nothing where there is no commit yet
 */
export function indexDifference(git: Git, commit?: string): RawChange[] {
  return rawChanges(git.run(['diff', '--cached', ...RAW_DIFF_FLAGS, ...(commit === undefined ? [] : [commit]), '--']));
}

/** The empty tree's ids in git's two hashes; git knows them without having the object. */
const EMPTY_TREE: Readonly<Record<number, string>> = {
  40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/**
 * Two trees or commits against each other.
 * @param before id; none: nothing, so that all of `after` is new
 * @param after id
 */
export function treeDifference(git: Git, before: string | undefined, after: string): RawChange[] {
  const old = before ?? EMPTY_TREE[after.length] ?? '';
  return rawChanges(git.run(['diff-tree', '-r', ...RAW_DIFF_FLAGS, old, after, '--']));
}
