import { link, type Draft } from '../draft';
import { factsAround } from '../drafts-of';
import { isOpenKey } from '../keys';
import { readAws } from './aws';
import { readAzure } from './azure';
import { readGcp } from './gcp';
import { readGithubApp } from './github-app';
import { federated, publisher, tokenExchange } from './publish';
import { readRegistryLogin } from './registry-login';
import { secretStore } from './secret-store';
import type { ActionReader, ActionStep } from './action-step';

/** Actions that authenticate as somebody, by lower-cased `owner/repo/path`. Facts from each action's README. */
const readers: ReadonlyMap<string, ActionReader> = new Map([
  ['aws-actions/configure-aws-credentials', readAws],
  ['azure/login', readAzure],
  ['google-github-actions/auth', readGcp],
  ['actions/create-github-app-token', readGithubApp],
  ['tibdex/github-app-token', readGithubApp],
  ['getsentry/action-github-app-token', readGithubApp],
  ['peter-murray/workflow-application-token-action', readGithubApp],
  ['docker/login-action', readRegistryLogin],
  ['azure/docker-login', readRegistryLogin],
  ['redhat-actions/podman-login', readRegistryLogin],
  ['pypa/gh-action-pypi-publish', publisher('pypi', ['password'])],
  ['js-devtools/npm-publish', publisher('npm', ['token'])],
  ['katyo/publish-crates', publisher('crates', ['registry-token'], ['CARGO_REGISTRY_TOKEN'])],
  ['rubygems/release-gem', publisher('rubygems', [], ['GEM_HOST_API_KEY', 'RUBYGEMS_API_KEY'])],
  ['rubygems/configure-rubygems-credentials', tokenExchange('rubygems', ['api-token'])],
  ['rust-lang/crates-io-auth-action', tokenExchange('crates')],
  ['nuget/login', tokenExchange('nuget')],
  ['haaleo/publish-vscode-extension', publisher('vsmarketplace', ['pat'])],
  ['actions/deploy-pages', federated('github/pages', 'deploys to GitHub Pages', 'gha.pages')],
  ['actions/attest-build-provenance', federated('sigstore', 'signs attestations', 'gha.attest')],
  ['actions/attest-sbom', federated('sigstore', 'signs attestations', 'gha.attest')],
  ['actions/attest', federated('sigstore', 'signs attestations', 'gha.attest')],
  ['sigstore/gh-action-sigstore-python', federated('sigstore', 'signs artifacts', 'gha.attest')],
  [
    'hashicorp/vault-action',
    secretStore('vault', ['token', 'secretid', 'roleid', 'githubtoken', 'password'], [], {
      input: 'method',
      value: 'jwt',
    }),
  ],
  ['1password/load-secrets-action', secretStore('1password', [], ['OP_SERVICE_ACCOUNT_TOKEN', 'OP_CONNECT_TOKEN'])],
  [
    'dopplerhq/secrets-fetch-action',
    secretStore('doppler', ['doppler-token'], [], { input: 'auth-method', value: 'oidc' }),
  ],
  ['bitwarden/sm-action', secretStore('bitwarden', ['access_token'])],
  [
    'infisical/secrets-action',
    secretStore('infisical', ['client-secret', 'client-id'], [], { input: 'method', value: 'oidc' }),
  ],
]);

/** @returns whether steps of this action are read for the identity they use */
export function isIdentityAction(action: string): boolean {
  return readers.has(action);
}

/** @returns whether the action logs in to a container registry */
export function isRegistryLogin(action: string): boolean {
  return readers.get(action) === readRegistryLogin;
}

/** Records the identity that a step's action authenticates as, if it is one of those that do. */
export function identityOfAction(step: ActionStep): Draft | undefined {
  const identity = readers.get(step.action)?.(step);
  if (!identity) return undefined;
  const { parts = [], federated: isFederated, ...facts } = identity;
  const { collector, environment, federated: ofJob } = step.scope;
  const draft = collector.add({
    role: 'uses',
    ...facts,
    privileges: [...(facts.privileges ?? []), ...factsAround(step.scope)],
    duty: step.scope.file.role === 'template' && facts.duty !== 'ambient' ? 'found' : facts.duty,
    ...(environment && !isOpenKey(environment.name) && { environment: environment.name }),
    consumer: step.name,
    range: step.range,
  });
  for (const part of parts) link(draft, part);
  const [first] = parts;
  for (const part of parts.slice(1)) if (first) link(first, part);
  if (isFederated) ofJob.add(draft);
  return draft;
}
