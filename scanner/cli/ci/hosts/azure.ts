import type { CiContext, CiRun } from '../context';
import { branchName, fileUrl, fullRef, isTrue, known, objectId, variable, webAddress } from '../values';
import type { Environment } from '../values';

/**
 * Azure Pipelines. Facts: Microsoft Learn, "Use predefined variables". In a pull request BUILD_SOURCEVERSION is the merge
 * that the server made, the target first; TARGETBRANCH is a full ref in Azure Repos and a name for GitHub.
 */
export function azureContext(environment: Environment): CiContext {
  const run = runOf(environment);
  const commit = run.kind === 'request' ? objectId(run.heads[0]) : objectId(environment['BUILD_SOURCEVERSION']);
  const repository = webAddress(variable(environment, 'BUILD_REPOSITORY_URI'));
  const isAzureRepos = environment['BUILD_REPOSITORY_PROVIDER'] === 'TfsGit';
  const base = commit === undefined ? undefined : repository;
  return {
    host: 'azure',
    run,
    ...(commit !== undefined && { commit }),
    ...fileUrl(base, (path, line) =>
      isAzureRepos
        ? `?path=/${path}&version=GC${commit ?? ''}&line=${line}&lineEnd=${line + 1}&lineStartColumn=1&lineEndColumn=1`
        : `/blob/${commit ?? ''}/${path}#L${line}`,
    ),
  };
}

function runOf(environment: Environment): CiRun {
  const of = (name: string): string | undefined => variable(environment, name);
  const version = objectId(of('BUILD_SOURCEVERSION'));
  const ref = fullRef(of('BUILD_SOURCEBRANCH'));
  if (of('BUILD_REASON') === 'PullRequest') {
    const target = branchName(of('SYSTEM_PULLREQUEST_TARGETBRANCH'));
    return {
      kind: 'request',
      ...(target !== undefined && { target }),
      bases: known(version === undefined ? undefined : `${version}^1`),
      olderBases: [],
      heads: known(
        objectId(of('SYSTEM_PULLREQUEST_SOURCECOMMITID')),
        version === undefined ? undefined : `${version}^2`,
      ),
      ...(ref !== undefined && { headRef: ref }),
      isFork: isTrue(of('SYSTEM_PULLREQUEST_ISFORK')),
    };
  }
  if (of('BUILD_REASON') === 'Schedule') return { kind: 'whole' };
  return { kind: 'push', heads: known(version, 'HEAD'), ...(ref !== undefined && { ref }) };
}
