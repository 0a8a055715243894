import { GitError } from '../../model';
import type { Clone, FetchDepth } from '../../sources';
import type { PushRun, RequestRun } from './context';

/** Ours alone: no branch and no tag of anybody comes to lie here. */
const OWN = 'refs/nhi/';

/** In a shallow clone from cheap to dear: most changes are small and young. */
const DEPTHS: readonly FetchDepth[] = [50, 500, 'unshallow'];

interface Found {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/**
 * Fetches the target's tip, the change's last commit where it is not there, and as much history as lies between the two.
 * @param found what the clone holds at the moment
 * @returns ids of what was fetched
 * @throws GitError where the target cannot be fetched
 */
export function bringRequest(
  run: RequestRun,
  clone: Clone,
  found: () => Found,
): { base?: string | undefined; head?: string | undefined } {
  const { target, targetUrl, headRef, heads } = run;
  const remote = clone.remote();
  const from = targetUrl ?? remote;
  if (from === undefined || target === undefined) return {};
  const bring = (depth: FetchDepth): { base: string | undefined; head: string | undefined } => {
    const problem = clone.fetch(from, `+${isId(target) ? target : `refs/heads/${target}`}:${OWN}target`, depth);
    // What the caller names may be no branch, and be here.
    if (problem !== undefined && found().base === undefined) throw notFetched(target, problem);
    // The host may have taken it away by now, and the clone may have it.
    for (const name of [headRef, heads.find(isId)]) {
      if (remote === undefined || name === undefined) continue;
      if (clone.fetch(remote, `+${name}:${OWN}head`, depth) === undefined) break;
    }
    const base = problem === undefined ? clone.commit(`${OWN}target`) : found().base;
    return { base, head: found().head ?? clone.commit(`${OWN}head`) };
  };
  return deepened(
    clone,
    bring,
    ({ base, head }) => base !== undefined && head !== undefined && clone.holdsRange(base, head),
  );
}

/** The same for a branch: what it is compared with is the default branch and what it was before. */
export function bringPush(
  { ref, before, heads }: PushRun,
  defaultBranch: string | undefined,
  clone: Clone,
  found: () => { readonly after: string | undefined },
): { default?: string | undefined } {
  const remote = clone.remote();
  if (remote === undefined || defaultBranch === undefined) return {};
  const bring = (depth: FetchDepth): { default: string | undefined } => {
    const problem = clone.fetch(remote, `+refs/heads/${defaultBranch}:${OWN}default`, depth);
    if (problem !== undefined) throw notFetched(defaultBranch, problem);
    for (const name of [ref, heads.find(isId), before]) {
      if (name !== undefined) clone.fetch(remote, `+${name}:${OWN}${name === before ? 'before' : 'head'}`, depth);
    }
    return { default: clone.commit(`${OWN}default`) };
  };
  return deepened(clone, bring, ({ default: tip }) => {
    const { after } = found();
    return tip !== undefined && after !== undefined && clone.holdsRange(tip, after);
  });
}

/** The commits of a push to the default branch, as far as they can be had: one that was forced away may be gone. */
export function bringPushed(
  { ref, before }: PushRun,
  clone: Clone,
  found: () => { readonly before: string | undefined; readonly after: string | undefined },
): void {
  const remote = clone.remote();
  if (remote === undefined || ref === undefined || before === undefined) return;
  const bring = (depth: FetchDepth): void => {
    clone.fetch(remote, `+${ref}:${OWN}head`, depth);
    clone.fetch(remote, `+${before}:${OWN}before`, depth);
  };
  deepened(clone, bring, () => {
    const { before: old, after } = found();
    return old !== undefined && after !== undefined && clone.holdsRange(old, after);
  });
}

function deepened<T>(clone: Clone, bring: (depth: FetchDepth) => T, isEnough: (brought: T) => boolean): T {
  if (!clone.isShallow()) return bring('missing');
  for (const depth of DEPTHS) {
    const brought = bring(clone.isShallow() ? depth : 'missing');
    if (isEnough(brought)) return brought;
  }
  return bring(clone.isShallow() ? 'unshallow' : 'missing');
}

function notFetched(branch: string, problem: string): GitError {
  return new GitError('broken', `cannot fetch the branch ${branch}: ${problem}`);
}

const isId = (revision: string): boolean => /^[\da-f]{40,64}$/.test(revision);
