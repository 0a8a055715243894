import { GitError, UsageError } from '../../model';
import type { Clone } from '../../sources';
import type { CiRun, PushRun, RequestRun } from './context';
import { bringPush, bringPushed, bringRequest } from './fetch';
import { branchName } from './values';

/** What is to be looked at, every revision found in this clone; ids. */
export type Plan =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'whole';
      /** One sentence for the reader, where it is not as usual. */
      readonly note?: string;
      /** What a push has just brought: a tree shows nothing of a secret that came and went. */
      readonly pushed?: { readonly ref: string; readonly before: string; readonly after: string };
    }
  | { readonly kind: 'request'; readonly base: string; readonly head: string; readonly isFork: boolean }
  | {
      readonly kind: 'push';
      readonly ref: string;
      readonly before?: string;
      readonly after: string;
      /** What is there already. */
      readonly known: readonly string[];
    };

export interface PlanOptions {
  /** Given by the caller; they stand in for what the host says. */
  readonly base?: string;
  readonly head?: string;
  /** Whether what is missing may be fetched. */
  readonly fetch?: boolean;
}

/**
 * @throws GitError where a commit that is needed is not in this clone
 * @throws UsageError where nothing tells what to compare with
 */
export function planFor(run: CiRun, clone: Clone, options: PlanOptions): Plan {
  const { base, head, fetch = false } = options;
  if (base !== undefined || head !== undefined) return requestPlan(askedFor(run, clone, options), clone, fetch);
  if (run.kind === 'request') return requestPlan(run, clone, fetch);
  if (run.kind === 'push') return pushPlan(run, clone, fetch);
  return run;
}

/** What the caller names stands in for all that the host says of it. */
function askedFor(run: CiRun, clone: Clone, { base, head }: PlanOptions): RequestRun {
  const told = run.kind === 'request' ? run : undefined;
  const heads = head !== undefined ? [head] : 'heads' in run ? run.heads : ['HEAD'];
  if (base === undefined) {
    return { kind: 'request', bases: [], olderBases: [], isFork: false, ...told, heads };
  }
  const target = branchOf(base, clone);
  return {
    kind: 'request',
    ...(target !== undefined && { target }),
    bases: [base, ...tracking(clone, base)],
    olderBases: [],
    heads,
    ...(told?.headRef !== undefined && head === undefined && { headRef: told.headRef }),
    isFork: told?.isFork ?? false,
  };
}

function requestPlan(given: RequestRun, clone: Clone, fetch: boolean): Plan {
  const target = given.target ?? (given.bases.length > 0 ? undefined : defaultBranchOf(clone, fetch));
  const [first = target] = given.bases;
  if (first === undefined) {
    throw new UsageError('nothing tells which branch this is to be merged into: nhi ci --base BRANCH says it');
  }
  const run: RequestRun = { ...given, ...(target !== undefined && { target }) };
  const found = (): { base: string | undefined; head: string | undefined } => ({
    base: firstCommit(clone, basesOf(run, clone)),
    head: firstCommit(clone, run.heads),
  });
  const fetched = fetch ? bringRequest(run, clone, found) : {};
  const { base: own, head = fetched.head } = found();
  const base = fetched.base ?? own;
  if (base === undefined) {
    const name = target === undefined ? first : `the branch ${target}, into which this is to be merged`;
    throw missing(clone, name);
  }
  if (head === undefined) throw missing(clone, `the commit ${run.heads[0] ?? 'HEAD'}, which is to be looked at`);
  return { kind: 'request', base, head, isFork: run.isFork };
}

/** A branch of that name in a fork says nothing of the target's. */
function basesOf({ target, targetUrl, bases, olderBases }: RequestRun, clone: Clone): string[] {
  const own = target !== undefined && targetUrl === undefined ? tracking(clone, target) : [];
  return [...bases, ...own, ...olderBases];
}

/**
 * @param base that the caller names
 * @returns name of the branch that a change is compared with, as far as it is told
 */
export function comparedBranch(run: CiRun, base: string | undefined): string | undefined {
  if (base !== undefined) return branchName(base.replace(/^origin\//, ''));
  return run.kind === 'request' ? run.target : run.kind === 'push' ? run.defaultBranch : undefined;
}

/** `origin/main` and `main` are the same branch of the remote. */
function branchOf(base: string, clone: Clone): string | undefined {
  const prefix = `${clone.remote() ?? ''}/`;
  return branchName(base.startsWith(prefix) ? base.slice(prefix.length) : base);
}

/** Where the clone keeps a branch of the remote. */
function tracking(clone: Clone, branch: string): string[] {
  const remote = clone.remote();
  return remote === undefined ? [] : [`refs/remotes/${remote}/${branch}`];
}

function pushPlan(run: PushRun, clone: Clone, fetch: boolean): Plan {
  const branch = clone.branch();
  const ref = run.ref ?? (branch === undefined ? undefined : `refs/heads/${branch}`);
  const defaultBranch = run.defaultBranch ?? defaultBranchOf(clone, fetch);
  if (ref !== undefined && ref === `refs/heads/${defaultBranch ?? ''}`) return wholePlan({ ...run, ref }, clone, fetch);
  if (defaultBranch === undefined && run.before === undefined) {
    return { kind: 'whole', note: 'Nothing tells which branch is the default one: the whole tree is looked at.' };
  }
  const tipOfDefault = (): string | undefined =>
    defaultBranch === undefined ? undefined : firstCommit(clone, tracking(clone, defaultBranch));
  const found = () => ({
    before: run.before === undefined ? undefined : clone.commit(run.before),
    default: tipOfDefault(),
    after: firstCommit(clone, run.heads),
  });
  const fetched = fetch ? bringPush({ ...run, ...(ref !== undefined && { ref }) }, defaultBranch, clone, found) : {};
  const { before, default: own, after } = found();
  const tip = fetched.default ?? own;
  if (after === undefined) throw missing(clone, `the commit ${run.heads[0] ?? 'HEAD'}, which is to be looked at`);
  // A commit of the default branch that is checked out without a name.
  if (ref === undefined && after === tip) return { kind: 'whole' };
  const known = [before, tip].filter((id) => id !== undefined);
  if (known.length === 0) throw missing(clone, `the branch ${defaultBranch ?? ''}, with which this is compared`);
  const tag = ref?.startsWith('refs/tags/') === true && clone.commit(ref) === after ? clone.object(ref) : undefined;
  return {
    kind: 'push',
    ref: ref ?? 'HEAD',
    ...(before !== undefined && { before }),
    after: tag ?? after,
    known,
  };
}

function wholePlan(run: PushRun & { readonly ref: string }, clone: Clone, fetch: boolean): Plan {
  const { ref, before } = run;
  if (before === undefined) return { kind: 'whole' };
  const found = () => ({ before: clone.commit(before), after: firstCommit(clone, run.heads) });
  if (fetch) bringPushed(run, clone, found);
  const { before: old, after } = found();
  if (old !== undefined && after !== undefined && clone.holdsRange(old, after)) {
    return { kind: 'whole', pushed: { ref, before: old, after } };
  }
  return {
    kind: 'whole',
    note: 'The tree is looked at, and not each commit of this push: this clone does not hold them all (nhi ci --fetch).',
  };
}

function defaultBranchOf(clone: Clone, fetch: boolean): string | undefined {
  const remote = clone.remote();
  const asked = fetch && remote !== undefined ? clone.askDefaultBranch(remote) : undefined;
  return asked ?? clone.defaultBranch();
}

function firstCommit(clone: Clone, revisions: readonly string[]): string | undefined {
  for (const revision of revisions) {
    const id = clone.commit(revision);
    if (id !== undefined) return id;
  }
  return undefined;
}

function missing(clone: Clone, what: string): GitError {
  return new GitError(clone.isShallow() ? 'shallow' : 'bad-revision', `this clone does not hold ${what}`);
}
