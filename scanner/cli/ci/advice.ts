import type { GitFault } from '../../model';
import { shellWord } from '../../text';
import type { CiHost } from './context';

/** What is missing, and where. */
export interface Lack {
  readonly host: CiHost;
  readonly fault: GitFault;
  /** The branch to compare with, where it is known. */
  readonly branch: string | undefined;
  /** Whether it was to be fetched already. */
  readonly isFetching: boolean;
}

/** What must be set for the host to check out as much as is needed. */
const CHECKOUT: Readonly<Record<CiHost, (fetch: string) => string>> = {
  github: () => 'give actions/checkout fetch-depth: 0',
  gitea: () => 'give actions/checkout fetch-depth: 0',
  gitlab: (fetch) => `set GIT_DEPTH: "0" in the job's variables, and run: ${fetch}`,
  azure: () => 'give the step "- checkout: self" fetchDepth: 0 (and persistCredentials: true for --fetch)',
  bitbucket: (fetch) => `set "clone: depth: full" for the step, and run: ${fetch}`,
  jenkins: () => 'clone without "Shallow clone", and let the refspec hold the target branch',
  circleci: () => 'use the step "checkout: method: full"',
  git: (fetch) => `run: ${fetch}`,
};

const STRICTNESS = 'What was not compared does not pass.';

/** @returns one or two sentences: what to fetch on this host */
export function fetchAdvice({ host, fault, branch, isFetching }: Lack): string {
  // The fault says how to get what a filter left out; more of the history is not what is missing.
  if (fault === 'partial-clone') return STRICTNESS;
  const [first = '', ...rest] = CHECKOUT[host](fetchCommand(branch ?? '*', fault === 'shallow'));
  const other = isFetching ? '' : '; or let nhi ci --fetch fetch just what is needed';
  return `${first.toUpperCase()}${rest.join('')}${other}. ${STRICTNESS}`;
}

/** With both sides of the branch: a clone of one branch keeps no other by itself. */
function fetchCommand(branch: string, isShallow: boolean): string {
  const refspec = `+refs/heads/${branch}:refs/remotes/origin/${branch}`;
  return `git fetch ${isShallow ? '--unshallow ' : ''}origin ${shellWord(refspec)}`;
}
