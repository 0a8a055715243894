import { rotationOf } from './rotation';
import { dayFact, durationFact, namedIdentity } from './rule';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';

/** Other providers: what each type mints. Its end stands in one of `ENDS` or `LIVES`. */

const ENDS = [
  'expires_on',
  'expires_at',
  'expired_at',
  'expiration',
  'expiration_date',
  'expiry',
  'end_date',
  'expire_at',
  'valid_until',
] as const;
const LIVES = [
  'seconds_to_live',
  'lifetime_seconds',
  'ttl',
  'max_ttl',
  'expiry_in_seconds',
  'expiration_seconds',
] as const;

/** @returns what the attributes that most providers use for it say of a credential's end */
export function usualLifetime(resource: ResourceView): ResourceFacts {
  const lifetime = dayFact(resource, ...ENDS) ?? durationFact(resource, LIVES) ?? rotationOf(resource);
  return lifetime === undefined ? {} : { lifetime };
}

function minted(provider: string, kind: ResourceRule['kind'], ...of: readonly string[]): ResourceRule {
  return { role: 'defines', kind, provider, credential: 'static', duty: 'stored', of, read: usualLifetime };
}

function account(provider: string, kind: ResourceRule['kind'] = 'service_account'): ResourceRule {
  return { role: 'defines', kind, provider, credential: 'unknown', duty: 'found' };
}

export const saas: Catalog = {
  cloudflare_api_token: minted('cloudflare', 'api_key'),
  cloudflare_account_token: minted('cloudflare', 'api_key'),
  cloudflare_access_service_token: minted('cloudflare', 'access_token'),
  cloudflare_zero_trust_access_service_token: minted('cloudflare', 'access_token'),
  cloudflare_origin_ca_certificate: { ...minted('cloudflare', 'certificate'), duty: 'found' },
  datadog_api_key: minted('datadog', 'api_key'),
  datadog_application_key: minted('datadog', 'api_key'),
  datadog_service_account: account('datadog'),
  datadog_service_account_application_key: minted('datadog', 'api_key', 'service_account_id'),
  datadog_webhook: account('datadog', 'webhook'),
  okta_app_oauth: {
    ...minted('okta', 'oauth_client'),
    read: (resource) => {
      const method = resource.known('token_endpoint_auth_method') ?? '';
      return /^(?:none|private_key_jwt)$/.test(method) ? { credential: 'unknown', duty: 'found' } : {};
    },
  },
  okta_api_token: minted('okta', 'access_token'),
  auth0_client: account('auth0', 'oauth_client'),
  auth0_client_credentials: minted('auth0', 'oauth_client', 'client_id'),
  pagerduty_service_integration: minted('pagerduty', 'api_key'),
  opsgenie_api_integration: minted('opsgenie', 'api_key'),
  newrelic_api_access_key: minted('newrelic', 'api_key'),
  mongodbatlas_project_api_key: minted('mongodb', 'api_key'),
  mongodbatlas_api_key: minted('mongodb', 'api_key'),
  mongodbatlas_service_account: minted('mongodb', 'service_account'),
  mongodbatlas_database_user: { ...minted('mongodb', 'database_account', 'password'), duty: 'found' },
  snowflake_user: { ...minted('snowflake', 'database_account', 'password'), duty: 'found', read: snowflakeUser },
  snowflake_service_user: account('snowflake', 'database_account'),
  snowflake_legacy_service_user: minted('snowflake', 'database_account', 'password'),
  confluent_api_key: minted('confluent', 'api_key', 'owner.id'),
  confluent_service_account: account('confluent'),
  grafana_api_key: minted('grafana', 'api_key'),
  grafana_service_account: account('grafana'),
  grafana_service_account_token: minted('grafana', 'access_token', 'service_account_id'),
  grafana_cloud_access_policy_token: minted('grafana', 'access_token', 'access_policy_id'),
  tfe_team_token: minted('terraform', 'access_token'),
  tfe_organization_token: minted('terraform', 'access_token'),
  tfe_agent_token: minted('terraform', 'access_token'),
  tfe_oauth_client: { ...minted('terraform', 'ci_service_connection'), role: 'stores' },
  tfe_variable: {
    ...minted('terraform', 'other', 'value'),
    role: 'stores',
    read: (resource) => ({ ...namedIdentity(resource.known('key')), isNone: resource.known('sensitive') !== 'true' }),
  },
  databricks_token: minted('databricks', 'access_token'),
  databricks_obo_token: minted('databricks', 'access_token'),
  databricks_service_principal: account('databricks'),
  databricks_service_principal_secret: minted('databricks', 'oauth_client', 'service_principal_id'),
  databricks_secret: { ...minted('databricks', 'other', 'string_value'), role: 'stores', duty: 'found' },
  aiven_service_user: { ...minted('aiven', 'database_account'), duty: 'found' },
  aiven_pg_user: { ...minted('aiven', 'database_account'), duty: 'found' },
  aiven_application_user_token: minted('aiven', 'access_token'),
  fastly_user: account('fastly'),
  digitalocean_spaces_key: minted('digitalocean', 'api_key'),
  digitalocean_ssh_key: { ...minted('digitalocean', 'ssh_key', 'public_key'), duty: 'found' },
  hcloud_ssh_key: { ...minted('hetzner', 'ssh_key', 'public_key'), duty: 'found' },
  tailscale_tailnet_key: minted('tailscale', 'access_token'),
  sentry_key: minted('sentry', 'api_key'),
  postgresql_role: { ...minted('postgresql', 'database_account', 'password'), duty: 'found', read: databaseRole },
  mysql_user: { ...minted('mysql', 'database_account', 'plaintext_password'), duty: 'found' },
  rabbitmq_user: { ...minted('rabbitmq', 'database_account'), duty: 'found' },
  heroku_app_webhook: { ...minted('heroku', 'webhook'), duty: 'found' },
  launchdarkly_access_token: minted('launchdarkly', 'access_token'),
  vercel_project_environment_variable: {
    ...minted('vercel', 'other', 'value'),
    role: 'stores',
    read: (resource) => ({ ...namedIdentity(resource.known('key')), isNone: resource.known('sensitive') !== 'true' }),
  },
  circleci_environment_variable: { ...minted('circleci', 'other', 'value'), role: 'stores' },
  circleci_context_environment_variable: { ...minted('circleci', 'other', 'value'), role: 'stores' },
  buildkite_agent_token: minted('buildkite', 'access_token'),
  buildkite_cluster_agent_token: minted('buildkite', 'access_token'),
  bitbucket_deploy_key: minted('bitbucket', 'deploy_key', 'key'),
  bitbucket_pipeline_ssh_key: minted('bitbucket', 'ssh_key', 'private_key'),
  bitbucket_repository_variable: {
    ...minted('bitbucket', 'other', 'value'),
    role: 'stores',
    read: (resource) => ({
      isNone: resource.known('secured') !== 'true',
      ...(resource.known('key') !== undefined && { linkedKeys: [`bitbucket:var/${resource.known('key') ?? ''}`] }),
    }),
  },
};

function snowflakeUser(resource: ResourceView): ResourceFacts {
  const isMachine = /SERVICE/i.test(resource.known('type') ?? '') || resource.has('rsa_public_key');
  return { isNone: !isMachine && !resource.has('password') };
}

/** A role that nobody logs in with is a group. */
function databaseRole(resource: ResourceView): ResourceFacts {
  const isSuper = resource.known('superuser') === 'true';
  return {
    isNone: resource.known('login') !== 'true',
    ...(isSuper && {
      privileges: [{ fact: 'superuser', level: 'admin' as const, line: resource.lineOf('superuser') }],
    }),
  };
}
