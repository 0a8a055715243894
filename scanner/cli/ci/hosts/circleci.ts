import type { CiContext, CiRun } from '../context';
import { known, objectId, refOf, variable } from '../values';
import type { Environment } from '../values';

/**
 * CircleCI. Facts: CircleCI documentation, "Project values and variables": CIRCLE_PR_USERNAME is set for forks alone, whose
 * branch is called `pull/7`; where a pull request is to go is in no variable, so that the default branch is taken.
 */
export function circleciContext(environment: Environment): CiContext {
  const commit = objectId(environment['CIRCLE_SHA1']);
  return { host: 'circleci', run: runOf(environment), ...(commit !== undefined && { commit }) };
}

function runOf(environment: Environment): CiRun {
  const of = (name: string): string | undefined => variable(environment, name);
  const heads = known(objectId(of('CIRCLE_SHA1')), 'HEAD');
  const branch = of('CIRCLE_BRANCH');
  const isFork = of('CIRCLE_PR_USERNAME') !== undefined || /^pull\/\d+$/.test(branch ?? '');
  if (isFork || of('CIRCLE_PULL_REQUEST') !== undefined) {
    return { kind: 'request', bases: [], olderBases: [], heads, isFork };
  }
  const ref = refOf('tags', of('CIRCLE_TAG')) ?? refOf('heads', branch);
  return { kind: 'push', heads, ...(ref !== undefined && { ref }) };
}
