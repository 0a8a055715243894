import type { CiContext, CiRun } from '../context';
import { branchName, known, objectId, refOf, variable } from '../values';
import type { Environment } from '../values';

/**
 * Jenkins. Facts: "Global Variable Reference" of a multibranch pipeline (branch-api plugin) and the Git plugin's variables. A
 * change request is checked out as its head or as a merge of its head with the target that Jenkins makes: both are judged
 * as they are.
 */
export function jenkinsContext(environment: Environment): CiContext {
  const commit = objectId(environment['GIT_COMMIT']);
  return { host: 'jenkins', run: runOf(environment), ...(commit !== undefined && { commit }) };
}

function runOf(environment: Environment): CiRun {
  const of = (name: string): string | undefined => variable(environment, name);
  if (of('CHANGE_ID') !== undefined) {
    const target = branchName(of('CHANGE_TARGET'));
    return {
      kind: 'request',
      ...(target !== undefined && { target }),
      bases: [],
      olderBases: [],
      heads: ['HEAD'],
      isFork: of('CHANGE_FORK') !== undefined,
    };
  }
  // Only a multibranch project says the plain name.
  const branch = branchName(of('BRANCH_NAME') ?? of('GIT_BRANCH')?.replace(/^origin\//, ''));
  const ref = refOf('tags', of('TAG_NAME')) ?? refOf('heads', branch);
  const before = objectId(of('GIT_PREVIOUS_SUCCESSFUL_COMMIT'));
  return {
    kind: 'push',
    heads: known(objectId(of('GIT_COMMIT')), 'HEAD'),
    ...(ref !== undefined && { ref }),
    ...(before !== undefined && { before }),
    ...(of('BRANCH_IS_PRIMARY') === 'true' && branch !== undefined && { defaultBranch: branch }),
  };
}
