/** What our detectors call the secrets of gitleaks' rules, where the two names differ; its rules are listed in its config. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  'anthropic-admin-api-key': ['anthropic-admin-key'],
  'aws-access-token': ['aws-access-key', 'aws-temporary-access-key', 'aws-access-key-old'],
  'cloudflare-api-key': ['cloudflare-global-api-key', 'cloudflare-user-api-token'],
  'databricks-api-token': ['databricks-personal-access-token'],
  'digitalocean-access-token': ['digitalocean-oauth-token'],
  'digitalocean-pat': ['digitalocean-personal-access-token'],
  'discord-webhook': ['discord-webhook'],
  'doppler-api-token': ['doppler-personal-token', 'doppler-service-token'],
  'gcp-api-key': ['google-api-key', 'google-gemini-api-key'],
  'generic-api-key': [
    'generic-api-key',
    'generic-credential',
    'generic-crypto-secret',
    'generic-key',
    'generic-password',
    'generic-secret',
    'generic-token',
  ],
  'github-app-token': ['github-app-token', 'github-app-user-token'],
  'github-fine-grained-pat': ['github-fine-grained-token'],
  'github-oauth': ['github-oauth-token'],
  'github-pat': ['github-personal-access-token'],
  'gitlab-pat': ['gitlab-personal-access-token'],
  'hubspot-api-key': ['hubspot-private-app-token'],
  'linear-api-key': ['linear-api-key'],
  'microsoft-teams-webhook': ['microsoft-teams-webhook'],
  'new-relic-user-api-key': ['newrelic-user-key'],
  'notion-api-token': ['notion-integration-token', 'notion-integration-token-old'],
  'openai-api-key': ['openai-api-key', 'openai-legacy-api-key'],
  'private-key': ['private-key', 'ssh-private-key', 'pgp-private-key', 'putty-private-key'],
  'rubygems-api-token': ['rubygems-api-key'],
  'sendgrid-api-token': ['sendgrid-api-key'],
  'sentry-org-token': ['sentry-organization-token'],
  'sentry-user-token': ['sentry-user-token'],
  'shopify-access-token': ['shopify-admin-access-token'],
  'shopify-custom-access-token': ['shopify-custom-app-token'],
  'shopify-private-app-access-token': ['shopify-private-app-token'],
  'slack-config-access-token': ['slack-config-token'],
  'slack-webhook-url': ['slack-webhook'],
  'square-access-token': ['square-access-token', 'square-oauth-access-token'],
  'stripe-access-token': ['stripe-live-key', 'stripe-live-restricted-key', 'stripe-test-key'],
  'telegram-bot-api-token': ['telegram-bot-token-url', 'telegram-bot-token'],
  'vault-batch-token': ['hashicorp-vault-batch-token'],
  'vault-service-token': ['hashicorp-vault-service-token'],
};

/**
 * @param known our rule ids, `secret/<detector>`
 * @returns our rules that find what gitleaks' rule does; none where it is not known here
 */
export function ourRules(id: string, known: ReadonlySet<string>): readonly string[] {
  const named = (Object.hasOwn(OURS, id) ? OURS[id] : undefined) ?? [id];
  return named.map((name) => `secret/${name}`).filter((rule) => known.has(rule));
}
