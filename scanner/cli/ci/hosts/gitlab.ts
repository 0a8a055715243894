import type { CiContext, CiRun } from '../context';
import { branchName, fileUrl, known, objectId, refOf, variable, webAddress } from '../values';
import type { Environment } from '../values';

/**
 * GitLab CI/CD. Facts: GitLab documentation, "Predefined CI/CD variables reference" and "Merge request pipelines".
 * SOURCE_BRANCH_SHA and TARGET_BRANCH_SHA are set in pipelines for merged results alone; in a merge request pipeline
 * BEFORE_SHA is zeros; a fork's pipeline runs in the fork's project unless a member of the target's project starts it.
 */
export function gitlabContext(environment: Environment): CiContext {
  const run = runOf(environment);
  const commit = objectId(environment['CI_COMMIT_SHA']);
  const project = webAddress(variable(environment, 'CI_PROJECT_URL'));
  const base = project === undefined || commit === undefined ? undefined : `${project}/-/blob/${commit}`;
  return {
    host: 'gitlab',
    run,
    ...(commit !== undefined && { commit }),
    ...fileUrl(base, (path, line) => `/${path}#L${line}`),
  };
}

function runOf(environment: Environment): CiRun {
  const of = (name: string): string | undefined => variable(environment, name);
  const heads = known(objectId(of('CI_COMMIT_SHA')), 'HEAD');
  if (of('CI_MERGE_REQUEST_IID') !== undefined) return mergeRequest(of, heads);
  const external = branchName(of('CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME'));
  if (external !== undefined) {
    return {
      kind: 'request',
      target: external,
      bases: known(objectId(of('CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA'))),
      olderBases: [],
      heads: known(objectId(of('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA')), ...heads),
      isFork: of('CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY') !== of('CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY'),
    };
  }
  if (of('CI_PIPELINE_SOURCE') === 'schedule') return { kind: 'whole' };
  const ref = refOf('tags', of('CI_COMMIT_TAG')) ?? refOf('heads', of('CI_COMMIT_BRANCH'));
  const before = objectId(of('CI_COMMIT_BEFORE_SHA'));
  const defaultBranch = branchName(of('CI_DEFAULT_BRANCH'));
  return {
    kind: 'push',
    heads,
    ...(ref !== undefined && { ref }),
    ...(before !== undefined && { before }),
    ...(defaultBranch !== undefined && { defaultBranch }),
  };
}

function mergeRequest(of: (name: string) => string | undefined, heads: readonly string[]): CiRun {
  const target = branchName(of('CI_MERGE_REQUEST_TARGET_BRANCH_NAME'));
  const project = of('CI_MERGE_REQUEST_PROJECT_ID');
  const isHere = project === of('CI_PROJECT_ID');
  const targetUrl = isHere ? undefined : webAddress(of('CI_MERGE_REQUEST_PROJECT_URL'));
  const number = /^\d+$/.exec(of('CI_MERGE_REQUEST_IID') ?? '')?.[0];
  return {
    kind: 'request',
    ...(target !== undefined && { target }),
    bases: known(objectId(of('CI_MERGE_REQUEST_TARGET_BRANCH_SHA'))),
    olderBases: known(objectId(of('CI_MERGE_REQUEST_DIFF_BASE_SHA'))),
    heads: known(objectId(of('CI_MERGE_REQUEST_SOURCE_BRANCH_SHA')), ...heads),
    ...(isHere && number !== undefined && { headRef: `refs/merge-requests/${number}/head` }),
    ...(targetUrl !== undefined && { targetUrl: `${targetUrl}.git` }),
    isFork: project !== of('CI_MERGE_REQUEST_SOURCE_PROJECT_ID'),
  };
}
