/** How a system’s jobs sign in to a provider without a stored key. */
export interface KeylessWay {
  /** As people call it. */
  readonly system: string;
  /** What to write instead, as a clause. */
  readonly remedy: string;
}

const SYSTEMS: Readonly<Record<string, string>> = {
  gha: 'GitHub Actions',
  gitlab: 'GitLab CI',
  circleci: 'CircleCI',
  bitbucket: 'Bitbucket Pipelines',
  buildkite: 'Buildkite',
};

/**
 * By system, then by cloud. Sources: docs.github.com "OpenID Connect", docs.gitlab.com "Connect to cloud services",
 * circleci.com/docs "OpenID Connect tokens", support.atlassian.com "Integrate Pipelines with resource servers using OIDC",
 * buildkite.com/docs "OIDC"; for the clouds the README of each action, orb and plugin. Azure takes a subject word for word,
 * which Bitbucket’s steps do not have.
 */
const WAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gha: {
    aws: 'use aws-actions/configure-aws-credentials with role-to-assume and permissions: id-token: write, and let the role trust sub repo:OWNER/REPO:environment:NAME',
    azure:
      'use azure/login with client-id, tenant-id and subscription-id and permissions: id-token: write, and add a federated credential with subject repo:OWNER/REPO:environment:NAME',
    gcp: 'use google-github-actions/auth with workload_identity_provider and permissions: id-token: write, and let the provider’s attribute_condition name the repository',
  },
  gitlab: {
    aws: 'ask for id_tokens: with an aud of your own, assume the role by web identity, and let it trust sub project_path:GROUP/PROJECT:ref_type:branch:ref:main',
    azure:
      'ask for id_tokens: with aud api://AzureADTokenExchange, sign in with az login --federated-token, and add a federated credential for the branch',
    gcp: 'ask for id_tokens: with the pool provider as aud, and let its attribute_condition name the project',
  },
  circleci: {
    aws: 'use the orb circleci/aws-cli with role_arn in a job with a context, and let the role trust the project in sub',
    azure:
      'sign in with az login --federated-token "$CIRCLE_OIDC_TOKEN_V2", and add a federated credential for the project',
    gcp: 'use the orb circleci/gcp-cli with use_oidc and a workload identity pool that names the project',
  },
  bitbucket: {
    aws: 'set oidc: true on the step and AWS_OIDC_ROLE_ARN, and let the role trust the repository’s UUID in sub, not the workspace’s audience alone',
    gcp: 'set oidc: true on the step, and let a workload identity pool provider name the repository’s UUID',
  },
  buildkite: {
    aws: 'use the plugin aws-assume-role-with-web-identity, and let the role trust the pipeline in sub',
    azure:
      'sign in with buildkite-agent oidc request-token --audience api://AzureADTokenExchange, and add a federated credential for the pipeline',
    gcp: 'use the plugin gcp-workload-identity-federation, and let the provider’s attribute_condition name the pipeline',
  },
};

/** @returns undefined where the system gives its jobs no identity token, or the cloud does not take it */
export function keylessWay(system: string, cloud: string): KeylessWay | undefined {
  const remedy = WAYS[system]?.[cloud];
  const name = SYSTEMS[system];
  return remedy === undefined || name === undefined ? undefined : { system: name, remedy };
}

/** Registries that trust a workflow, and whose: each one’s documentation of trusted publishing. */
const PUBLISHERS: Readonly<Record<string, { readonly systems: readonly string[]; readonly gha: string }>> = {
  npm: { systems: ['gha', 'gitlab'], gha: 'npm publish signs in by itself from npm 11.5.1 on' },
  pypi: { systems: ['gha', 'gitlab'], gha: 'use pypa/gh-action-pypi-publish without a password' },
  rubygems: { systems: ['gha'], gha: 'use rubygems/release-gem' },
  crates: { systems: ['gha'], gha: 'use rust-lang/crates-io-auth-action' },
  nuget: { systems: ['gha'], gha: 'use NuGet/login' },
};

/** @returns what to do instead of a stored token, as a clause; undefined where the registry trusts no workflow of the system */
export function publishingWay(system: string, registry: string): string | undefined {
  const publisher = PUBLISHERS[registry];
  if (publisher?.systems.includes(system) !== true) return undefined;
  const how = system === 'gha' ? `give the job id-token: write, ${publisher.gha}` : 'ask for id_tokens: in the job';
  return `register the ${system === 'gha' ? 'workflow' : 'project'} as trusted publisher, ${how}, then delete the token`;
}
