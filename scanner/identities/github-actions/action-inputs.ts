import type { CredentialType, IdentityKind } from '../../model';

/** What an action's documentation says of one of its inputs. */
export interface InputFacts {
  readonly kind: IdentityKind;
  /** Absent where the value's own name or the registry tells. */
  readonly provider?: string;
  readonly credential: CredentialType;
}

/** `kind provider credential: inputs`; a dash for a provider that the action does not fix. From each action's README. */
const documented: Readonly<Record<string, readonly string[]>> = {
  'aws-actions/configure-aws-credentials': [
    'iam_user aws static: aws-access-key-id aws-secret-access-key',
    'iam_role aws ephemeral: aws-session-token',
    'iam_role aws keyless: role-to-assume',
  ],
  'azure/login': [
    'service_account azure static: creds',
    'workload_identity azure keyless: client-id tenant-id subscription-id',
  ],
  'azure/webapps-deploy': ['access_token azure static: publish-profile'],
  'azure/functions-action': ['access_token azure static: publish-profile'],
  'azure/static-web-apps-deploy': ['access_token azure static: azure_static_web_apps_api_token'],
  'azure/aks-set-context': ['service_account azure static: creds'],
  'azure/k8s-set-context': ['kubernetes_service_account kubernetes static: kubeconfig k8s-secret'],
  'azure/docker-login': ['registry_credential azure static: username password'],
  'google-github-actions/auth': [
    'service_account gcp static: credentials_json',
    'workload_identity gcp keyless: workload_identity_provider service_account',
  ],
  'google-github-actions/setup-gcloud': ['service_account gcp static: service_account_key credentials'],
  'actions/create-github-app-token': ['github_app github static: app-id client-id private-key'],
  'tibdex/github-app-token': ['github_app github static: app_id private_key'],
  'getsentry/action-github-app-token': ['github_app github static: app_id private_key'],
  'peter-murray/workflow-application-token-action': [
    'github_app github static: application_id application_private_key',
  ],
  'docker/login-action': ['registry_credential - static: username password'],
  'redhat-actions/podman-login': ['registry_credential - static: username password'],
  'redhat-actions/push-to-registry': ['registry_credential - static: username password'],
  'redhat-actions/oc-login': ['kubernetes_service_account kubernetes static: openshift_token'],
  'actions/checkout': ['access_token github static: token', 'deploy_key github static: ssh-key'],
  'peaceiris/actions-gh-pages': [
    'access_token github static: github_token personal_token',
    'deploy_key github static: deploy_key',
  ],
  'jamesives/github-pages-deploy-action': ['access_token github static: token', 'deploy_key github static: ssh-key'],
  'peter-evans/create-pull-request': ['access_token github static: token branch-token'],
  'peter-evans/repository-dispatch': ['access_token github static: token'],
  'softprops/action-gh-release': ['access_token github static: token'],
  'ad-m/github-push-action': ['access_token github static: github_token', 'deploy_key github static: ssh'],
  'webfactory/ssh-agent': ['ssh_key - static: ssh-private-key'],
  'shimataro/ssh-key-action': ['ssh_key - static: key'],
  'appleboy/ssh-action': ['ssh_key - static: key passphrase password proxy_key proxy_passphrase proxy_password'],
  'appleboy/scp-action': ['ssh_key - static: key passphrase password proxy_key proxy_passphrase proxy_password'],
  'burnett01/rsync-deployments': ['ssh_key - static: remote_key remote_key_pass'],
  'crazy-max/ghaction-import-gpg': ['signing_key - static: gpg_private_key passphrase'],
  'apple-actions/import-codesign-certs': ['signing_key apple static: p12-file-base64 p12-password keychain-password'],
  'apple-actions/download-provisioning-profiles': ['api_key apple static: issuer-id api-key-id api-private-key'],
  'r0adkll/sign-android-release': ['signing_key - static: signingkeybase64 alias keystorepassword keypassword'],
  'pypa/gh-action-pypi-publish': ['access_token pypi static: user password'],
  'js-devtools/npm-publish': ['access_token npm static: token'],
  'katyo/publish-crates': ['access_token crates static: registry-token'],
  'haaleo/publish-vscode-extension': ['access_token vsmarketplace static: pat'],
  'hashicorp/vault-action': ['secret_store vault static: token roleid secretid githubtoken jwtprivatekey password'],
  'hashicorp/setup-terraform': ['access_token terraform static: cli_config_credentials_token'],
  'dopplerhq/secrets-fetch-action': ['secret_store doppler static: doppler-token'],
  'bitwarden/sm-action': ['secret_store bitwarden static: access_token'],
  'infisical/secrets-action': ['secret_store infisical static: client-id client-secret'],
  'tailscale/github-action': [
    'api_key tailscale static: authkey',
    'oauth_client tailscale static: oauth-client-id oauth-secret',
  ],
  'slackapi/slack-github-action': ['webhook slack static: webhook', 'access_token slack static: token'],
  'appleboy/telegram-action': ['bot_account telegram static: token'],
  'anthropics/claude-code-action': [
    'api_key anthropic static: anthropic_api_key',
    'access_token anthropic static: claude_code_oauth_token',
    'access_token github static: github_token',
  ],
};

/** Rows that were needed so far, read. */
const byAction = new Map<string, ReadonlyMap<string, InputFacts>>();

function inputsOf(row: string): readonly (readonly [string, InputFacts])[] {
  const [words = '', inputs = ''] = row.split(':', 2);
  const [kind, provider, credential] = words.split(' ') as [IdentityKind, string, CredentialType];
  const facts: InputFacts = { kind, credential, ...(provider !== '-' && { provider }) };
  return inputs
    .trim()
    .split(' ')
    .map((input) => [input, facts]);
}

/**
 * @param action `owner/repo`, lower case, with a path where the action has one
 * @param input in any case: GitHub compares input names without it
 */
export function documentedInput(action: string, input: string): InputFacts | undefined {
  const rows = documented[action];
  if (!rows) return undefined;
  const inputs = byAction.get(action) ?? new Map(rows.flatMap(inputsOf));
  byAction.set(action, inputs);
  return inputs.get(input.toLowerCase());
}

/** The form of input names that hold a credential, whatever the action. */
const CREDENTIAL_INPUT =
  /(?:token|api[-_]?key|password|passphrase|secret|credentials?|creds|pat|private[-_]?key|ssh[-_]?key|webhook)$/i;

/** @returns whether an input of this name is there to take a credential */
export function isCredentialInput(input: string): boolean {
  return CREDENTIAL_INPUT.test(input);
}
