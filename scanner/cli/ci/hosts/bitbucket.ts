import type { CiContext, CiRun } from '../context';
import { branchName, fileUrl, known, objectId, refOf, variable, webAddress } from '../values';
import type { Environment } from '../values';

/**
 * Bitbucket Pipelines. Facts: Bitbucket Cloud documentation, "Variables and secrets" and "Pipeline start conditions": a pull
 * request's pipeline merges the destination into the source before it begins, and runs for no fork.
 */
export function bitbucketContext(environment: Environment): CiContext {
  const commit = objectId(environment['BITBUCKET_COMMIT']);
  const repository = webAddress(variable(environment, 'BITBUCKET_GIT_HTTP_ORIGIN'));
  const base = repository === undefined || commit === undefined ? undefined : `${repository}/src/${commit}`;
  return {
    host: 'bitbucket',
    run: runOf(environment),
    ...(commit !== undefined && { commit }),
    ...fileUrl(base, (path, line) => `/${path}#lines-${line}`),
  };
}

function runOf(environment: Environment): CiRun {
  const of = (name: string): string | undefined => variable(environment, name);
  const heads = known(objectId(of('BITBUCKET_COMMIT')), 'HEAD');
  if (of('BITBUCKET_PR_ID') !== undefined) {
    const target = branchName(of('BITBUCKET_PR_DESTINATION_BRANCH'));
    const headRef = refOf('heads', of('BITBUCKET_BRANCH'));
    return {
      kind: 'request',
      ...(target !== undefined && { target }),
      bases: known(objectId(of('BITBUCKET_PR_DESTINATION_COMMIT'))),
      olderBases: [],
      heads,
      ...(headRef !== undefined && { headRef }),
      isFork: false,
    };
  }
  const ref = refOf('tags', of('BITBUCKET_TAG')) ?? refOf('heads', of('BITBUCKET_BRANCH'));
  return { kind: 'push', heads, ...(ref !== undefined && { ref }) };
}
