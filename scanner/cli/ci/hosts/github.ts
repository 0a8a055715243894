import type { CiContext, CiRun } from '../context';
import { branchName, field, fileUrl, fullRef, isTrue, known, objectId, variable, webAddress } from '../values';
import type { Environment } from '../values';

/**
 * GitHub Actions, and Gitea's and Forgejo's, which set the same variables.
 * Facts: GitHub documentation, "Variables reference", "Events that trigger workflows", "Webhook events and payloads";
 * Gitea documentation, "Compared to GitHub Actions"; Forgejo documentation, "Forgejo Actions reference".
 * @param event the webhook's payload, of the file that GITHUB_EVENT_PATH names
 */
export function githubContext(environment: Environment, event: unknown): CiContext {
  const isGitea = isTrue(environment['GITEA_ACTIONS']) || isTrue(environment['FORGEJO_ACTIONS']);
  const run = runOf(environment, event);
  const commit = commitOf(run, environment);
  const server = webAddress(variable(environment, 'GITHUB_SERVER_URL'));
  const repository = variable(environment, 'GITHUB_REPOSITORY');
  const base =
    server === undefined || repository === undefined || commit === undefined
      ? undefined
      : `${server}/${repository.split('/').map(encodeURIComponent).join('/')}/${isGitea ? 'src/commit' : 'blob'}/${commit}`;
  return {
    host: isGitea ? 'gitea' : 'github',
    run,
    ...(commit !== undefined && { commit }),
    ...fileUrl(base, (path, line) => `/${path}#L${line}`),
  };
}

function runOf(environment: Environment, event: unknown): CiRun {
  const name = environment['GITHUB_EVENT_NAME'];
  if (name === 'schedule') return { kind: 'whole' };
  if (name === 'push' && field(event, 'deleted') === true) return { kind: 'nothing' };
  const isRequest = name?.startsWith('pull_request') === true || field(event, 'pull_request', 'base') !== undefined;
  if (isRequest) return pullRequest(environment, event);
  if (field(event, 'merge_group') !== undefined) return mergeGroup(event);
  const ref = fullRef(environment['GITHUB_REF']);
  const before = name === 'push' ? objectId(field(event, 'before')) : undefined;
  const defaultBranch = branchName(field(event, 'repository', 'default_branch'));
  return {
    kind: 'push',
    heads: known(objectId(environment['GITHUB_SHA']), 'HEAD'),
    ...(ref !== undefined && { ref }),
    ...(before !== undefined && { before }),
    ...(defaultBranch !== undefined && { defaultBranch }),
  };
}

/**
 * Checked out is a merge that GitHub made of the two (`refs/pull/7/merge`, the target first); Gitea checks out the head, and
 * `pull_request_target` the target itself.
 */
function pullRequest(environment: Environment, event: unknown): CiRun {
  const of = (...names: string[]): unknown => field(event, 'pull_request', ...names);
  const target = branchName(of('base', 'ref')) ?? branchName(environment['GITHUB_BASE_REF']);
  const sha = objectId(environment['GITHUB_SHA']);
  const isMerge = sha !== undefined && /^refs\/pull\/\d+\/merge$/.test(environment['GITHUB_REF'] ?? '');
  const tip = environment['GITHUB_EVENT_NAME'] === 'pull_request_target' ? sha : undefined;
  const number = of('number');
  const source = of('head', 'repo', 'full_name');
  return {
    kind: 'request',
    ...(target !== undefined && { target }),
    bases: known(isMerge ? `${sha}^1` : undefined, tip),
    olderBases: known(objectId(of('base', 'sha'))),
    heads: known(objectId(of('head', 'sha')), isMerge ? `${sha}^2` : undefined),
    ...(Number.isSafeInteger(number) && { headRef: `refs/pull/${String(number)}/head` }),
    // The fork may be gone by now, and nothing be said of it; where nothing is known, nothing is trusted.
    isFork: typeof source !== 'string' || source !== of('base', 'repo', 'full_name'),
  };
}

/** What waits in a merge queue has been approved, wherever it came from. */
function mergeGroup(event: unknown): CiRun {
  const of = (name: string): unknown => field(event, 'merge_group', name);
  const target = branchName(of('base_ref'));
  return {
    kind: 'request',
    ...(target !== undefined && { target }),
    bases: known(objectId(of('base_sha'))),
    olderBases: [],
    heads: known(objectId(of('head_sha'))),
    isFork: false,
  };
}

function commitOf(run: CiRun, environment: Environment): string | undefined {
  const head = run.kind === 'request' ? objectId(run.heads[0]) : undefined;
  return head ?? objectId(environment['GITHUB_SHA']);
}
