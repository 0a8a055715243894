import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identityKinds } from '../../scanner/model';
import {
  identityOfName,
  providerOfAction,
  providerOfHost,
  providerOfImage,
  providerOfPackage,
  providerOfRegistry,
  providerOfServer,
} from '../../scanner/identities/provider';
import { providers } from '../../scanner/identities/providers';

const names: readonly (readonly [name: string, identity: string])[] = [
  ['STRIPE_API_KEY', 'stripe api_key static'],
  ['NPM_TOKEN', 'npm access_token static'],
  ['NODE_AUTH_TOKEN', 'npm access_token static'],
  ['CARGO_REGISTRY_TOKEN', 'crates access_token static'],
  ['TWINE_PASSWORD', 'pypi registry_credential static'],
  ['DOCKER_PASSWORD', 'docker registry_credential static'],
  ['DOCKERHUB_TOKEN', 'docker registry_credential static'],
  ['AWS_ACCESS_KEY_ID', 'aws iam_user static'],
  ['AWS_SECRET_ACCESS_KEY_PROD', 'aws iam_user static'],
  ['AWS_SESSION_TOKEN', 'aws iam_role ephemeral'],
  ['SYSTEM_ACCESSTOKEN', 'azuredevops access_token ephemeral'],
  ['BUILDKITE_AGENT_ACCESS_TOKEN', 'buildkite access_token ephemeral'],
  ['BUILDKITE_API_ACCESS_TOKEN', 'buildkite access_token static'],
  ['AWS_ROLE_ARN', 'aws iam_role keyless'],
  ['AZURE_CREDENTIALS', 'azure service_account static'],
  ['ARM_CLIENT_SECRET', 'azure service_account static'],
  ['AZURE_OPENAI_API_KEY', 'azure api_key static'],
  // An application's own name before what it calls.
  ['LANGFUSE_TEAM_SLACK_WEBHOOK', 'slack webhook static'],
  ['LANGFUSE_LLM_CONNECTION_ANTHROPIC_KEY', 'anthropic api_key static'],
  ['GOOGLE_APPLICATION_CREDENTIALS', 'gcp service_account static'],
  ['GCP_SA_KEY', 'gcp service_account static'],
  ['GEMINI_API_KEY', 'google api_key static'],
  ['GITHUB_TOKEN', 'github access_token static'],
  ['GH_APP_PRIVATE_KEY', 'github github_app static'],
  ['githubToken', 'github access_token static'],
  ['VAULT_TOKEN', 'vault secret_store static'],
  ['OP_SERVICE_ACCOUNT_TOKEN', '1password secret_store static'],
  ['SOPS_AGE_KEY', 'sops secret_store static'],
  ['KUBECONFIG', 'kubernetes kubernetes_service_account static'],
  ['SLACK_WEBHOOK_URL', 'slack webhook static'],
  ['SLACK_BOT_TOKEN', 'slack oauth_client static'],
  ['TELEGRAM_BOT_TOKEN', 'telegram bot_account static'],
  ['OKTA_CLIENT_SECRET', 'okta oauth_client static'],
  ['DEPLOY_KEY', 'unknown deploy_key static'],
  ['SSH_PRIVATE_KEY', 'ssh ssh_key static'],
  ['GPG_PASSPHRASE', 'unknown signing_key static'],
  ['JWT_SECRET', 'unknown signing_key static'],
  ['RAILS_MASTER_KEY', 'unknown encryption_key static'],
  ['SENTRY_DSN', 'sentry api_key static'],
  ['SENTRY_AUTH_TOKEN', 'sentry access_token static'],
  ['DATABASE_URL', 'unknown database_account static'],
  ['POSTGRES_PASSWORD', 'postgresql database_account static'],
  ['POSTGRES_PASSWORD_FILE', 'postgresql database_account static'],
  ['PGPASSWORD', 'postgresql database_account static'],
  ['TF_VAR_db_password', 'unknown database_account static'],
  ['SMTP_PASS', 'smtp service_account static'],
  ['NEXT_PUBLIC_STRIPE_SECRET_KEY', 'stripe api_key static'],
  ['VAULT_ID_TOKEN', 'vault workload_identity ephemeral'],
  ['SOMETHING_ELSE', 'unknown other static'],
];

describe('the identity behind a name', () => {
  for (const [name, expected] of names) {
    it(`${name}: ${expected}`, () => {
      const { provider, kind, credential } = identityOfName(name);
      assert.equal(`${provider} ${kind} ${credential}`, expected);
    });
  }

  it('has a provider word by word, whatever separates them', () => {
    for (const name of ['OPENAI_API_KEY', 'OPEN_AI_API_KEY', 'openAiApiKey', 'openai-api-key'])
      assert.equal(identityOfName(name).provider, 'openai', name);
  });

  it('is always of a kind that nhi.yaml knows', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (name) => identityKinds.includes(identityOfName(name).kind)));
  });
});

describe('the table of providers', () => {
  it('knows more than eighty', () => assert.ok(providers.length > 80, String(providers.length)));

  it('gives each word to one provider', () => {
    const words = providers.flatMap((provider) => provider.words);
    const twice = words.filter((word, at) => words.indexOf(word) !== at);
    assert.deepEqual(twice, []);
  });

  it('writes ids as one lower-case word and words fused in upper case', () => {
    for (const { id, words } of providers) {
      assert.match(id, /^[a-z0-9]+$/);
      for (const word of words) assert.match(word, /^[A-Z0-9]+$/);
    }
  });
});

describe('whom an action speaks to', () => {
  const actions: readonly (readonly [string, string | undefined])[] = [
    ['actions/checkout@v4', 'github'],
    ['actions/setup-node@v4', 'npm'],
    ['actions/setup-java@v4', 'maven'],
    ['aws-actions/configure-aws-credentials@v4', 'aws'],
    ['google-github-actions/auth@v2', 'gcp'],
    ['azure/login@v2', 'azure'],
    ['docker/login-action@v3', 'docker'],
    ['pypa/gh-action-pypi-publish@release/v1', 'pypi'],
    ['slackapi/slack-github-action@v1', 'slack'],
    ['nwtgck/actions-netlify@v3', 'netlify'],
    ['peter-evans/dockerhub-description@v4', 'docker'],
    ['softprops/action-gh-release@v2', 'github'],
    ['webfactory/ssh-agent@v0.9.0', 'ssh'],
    ['docker://postgres:16', 'postgresql'],
    ['acme/deploy@v1', undefined],
    ['./.github/actions/npm', undefined],
    ['', undefined],
  ];
  for (const [uses, provider] of actions) {
    it(`${uses || 'nothing'}: ${provider ?? 'not told'}`, () => assert.equal(providerOfAction(uses), provider));
  }
});

describe('whom an image, a package, a server or a host belongs to', () => {
  it('goes by what runs in the image, then by its registry', () => {
    assert.equal(providerOfImage('postgres:15'), 'postgresql');
    assert.equal(providerOfImage('registry.example.com/library/redis@sha256:0'), 'redis');
    assert.equal(providerOfImage('123456789012.dkr.ecr.eu-west-1.amazonaws.com/api'), 'aws');
    assert.equal(providerOfImage('acme/api'), undefined);
  });

  it('takes an image without a host for one of Docker', () => {
    assert.equal(providerOfRegistry('acme/api:1'), 'docker');
    assert.equal(providerOfRegistry('acme.azurecr.io/api'), 'azure');
    assert.equal(providerOfRegistry('europe-docker.pkg.dev/acme/api'), 'gcp');
    assert.equal(providerOfRegistry('localhost:5000/api'), undefined);
  });

  it('reads packages with scope and version', () => {
    assert.equal(providerOfPackage('@modelcontextprotocol/server-github@2025.1.1'), 'github');
    assert.equal(providerOfPackage('@stripe/mcp'), 'stripe');
    assert.equal(providerOfPackage('mcp-server-fetch'), undefined);
  });

  it('reads servers and hosts', () => {
    assert.equal(providerOfServer('brave-search'), 'brave');
    assert.equal(providerOfServer('internal'), undefined);
    assert.equal(providerOfHost('api.githubcopilot.com'), 'github');
    assert.equal(providerOfHost('mcp.linear.app:443'), 'linear');
    assert.equal(providerOfHost('slack.acme.example'), 'slack');
    assert.equal(providerOfHost('mcp.example.com'), undefined);
  });
});
