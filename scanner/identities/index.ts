import type { IdentitySource } from '../model';
import { ansible } from './ansible';
import { bitbucket } from './bitbucket';
import { buildkite } from './buildkite';
import { cdk } from './cdk';
import { certificates } from './certificates';
import { circleCi } from './circleci';
import { cloudFormation } from './cloudformation';
import { compose } from './compose';
import { docker } from './docker';
import { drone } from './drone';
import { envFiles } from './env-file';
import { githubActions } from './github-actions';
import { gitlabCi } from './gitlab-ci';
import { jenkins } from './jenkins';
import { kubernetes } from './kubernetes';
import { mcp } from './mcp';
import { pulumi } from './pulumi';
import { sealed } from './sealed';
import { terraform } from './terraform';
import { toolCredentials } from './tool-credentials';
import { travis } from './travis';

/** Every system that names identities, in the order in which they are asked. */
export const identitySources: readonly IdentitySource[] = [
  githubActions,
  envFiles,
  mcp,
  gitlabCi,
  jenkins,
  kubernetes,
  terraform,
  docker,
  compose,
  circleCi,
  bitbucket,
  travis,
  drone,
  buildkite,
  cloudFormation,
  certificates,
  sealed,
  ansible,
  toolCredentials,
  pulumi,
  cdk,
];
