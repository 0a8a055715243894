import type { CiContext } from './context';
import { azureContext } from './hosts/azure';
import { bitbucketContext } from './hosts/bitbucket';
import { circleciContext } from './hosts/circleci';
import { githubContext } from './hosts/github';
import { gitlabContext } from './hosts/gitlab';
import { jenkinsContext } from './hosts/jenkins';
import { isTrue, variable } from './values';
import type { Environment } from './values';

/**
 * @param environment of this process
 * @param event what the file that GITHUB_EVENT_PATH names holds, parsed
 * @returns where this runs and what for; a repository without a host where nothing tells
 */
export function readContext(environment: Environment, event: unknown): CiContext {
  if (isTrue(environment['GITHUB_ACTIONS']) || isTrue(environment['GITEA_ACTIONS'])) {
    return githubContext(environment, event);
  }
  if (isTrue(environment['GITLAB_CI'])) return gitlabContext(environment);
  if (isTrue(environment['TF_BUILD'])) return azureContext(environment);
  if (isTrue(environment['CIRCLECI'])) return circleciContext(environment);
  if (variable(environment, 'BITBUCKET_BUILD_NUMBER') !== undefined) return bitbucketContext(environment);
  if (variable(environment, 'JENKINS_URL') !== undefined || variable(environment, 'JENKINS_HOME') !== undefined) {
    return jenkinsContext(environment);
  }
  return { host: 'git', run: { kind: 'push', heads: ['HEAD'] } };
}
