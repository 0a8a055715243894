import type { CiHost } from './context';

/** What must be set for the host to check out as much as is needed. */
const CHECKOUT: Readonly<Record<CiHost, string>> = {
  github: 'give actions/checkout fetch-depth: 0',
  gitea: 'give actions/checkout fetch-depth: 0',
  gitlab:
    'set GIT_DEPTH: "0" in the job\'s variables, and run: git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"',
  azure: 'give the step "- checkout: self" fetchDepth: 0 (and persistCredentials: true for --fetch)',
  bitbucket: 'set "clone: depth: full" for the step, and run: git fetch origin "$BITBUCKET_PR_DESTINATION_BRANCH"',
  jenkins: 'clone without "Shallow clone", and let the refspec hold the target branch',
  circleci: 'use the step "checkout: method: full"',
  git: 'git fetch --unshallow origin, or git fetch origin BRANCH',
};

/** @returns one sentence: what to fetch on this host */
export function fetchAdvice(host: CiHost): string {
  const [first = '', ...rest] = CHECKOUT[host];
  return `${first.toUpperCase()}${rest.join('')}; or let nhi ci --fetch fetch just what is needed. What was not compared does not pass.`;
}
