import type { Git } from '../git';

/**
 * A remote as a pre-push hook is told of it, the server that this process runs on, or whoever has these commits (ids) and
 * all before them.
 */
export type Receiver =
  | { readonly kind: 'remote'; readonly name: string; readonly url: string }
  | { readonly kind: 'here' }
  | { readonly kind: 'known'; readonly commits: readonly string[] };

/** What the receiver of a push is known to have. */
export interface KnownSide {
  /** For `git log`: what is reachable from here is no news. */
  readonly words: readonly string[];
  /** Ids of its branches, latest first. */
  heads(): readonly string[];
}

/** A branch that was left long ago is no base of a new one. */
const MAX_HEADS = 500;

/**
 * @param before ids of commits that the receiver has and this clone too
 * @returns undefined where nothing is known: a first push
 */
export function knownSide(git: Git, receiver: Receiver, before: readonly string[]): KnownSide | undefined {
  if (receiver.kind === 'known') {
    const { commits } = receiver;
    return { words: ['--not', ...commits, ...before], heads: () => commits };
  }
  const { all, words, branches } = refsOf(receiver);
  if (before.length === 0 && refs(git, all, 1).length === 0) return undefined;
  let heads: readonly string[] | undefined;
  return { words: ['--not', words, ...before], heads: () => (heads ??= refs(git, branches, MAX_HEADS)) };
}

/** A name with these would be taken for a pattern. */
const PATTERN = /[*?[]/;

function refsOf(receiver: Exclude<Receiver, { kind: 'known' }>): { all: string; words: string; branches: string } {
  if (receiver.kind === 'here') return { all: 'refs/', words: '--all', branches: 'refs/heads/' };
  const { name, url } = receiver;
  // Pushed to an address: the name is the address again, and any remote's refs may be what it has.
  if (name === url || name === '' || PATTERN.test(name)) {
    return { all: 'refs/remotes/', words: '--remotes', branches: 'refs/remotes/' };
  }
  const folder = `refs/remotes/${name}/`;
  return { all: folder, words: `--remotes=${name}`, branches: folder };
}

function refs(git: Git, folder: string, count: number): readonly string[] {
  return git
    .run(['for-each-ref', '--sort=-committerdate', `--count=${count}`, '--format=%(objectname)', folder])
    .toString('latin1')
    .split('\n')
    .filter((id) => id !== '');
}
