import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isCredentialName, readCredentialName } from '../../scanner/identities/credential-name';

/** One line a branch of the grammar: a name that is a credential's, and one beside it that is not. */
const pairs: readonly (readonly [branch: string, name: string, nearMiss: string])[] = [
  ['API key', 'STRIPE_API_KEY', 'STRIPE_API_KEYS_URL'],
  ['API key, fused', 'ACME_APIKEY', 'ACME_APIKEYNAME'],
  ['access key', 'S3_ACCESS_KEY', 'S3_ACCESS_KEY_NAME'],
  ['access key id', 'AWS_ACCESS_KEY_ID', 'AWS_ACCOUNT_ID'],
  ['secret', 'AUTH_SECRET', 'SECRETARY'],
  ['secret key', 'DJANGO_SECRET_KEY', 'SECRET_KEY_LENGTH'],
  ['secret key base', 'SECRET_KEY_BASE', 'SECRET_BASE'],
  ['secret access key', 'AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_REGION'],
  ['secret id', 'VAULT_SECRET_ID', 'VAULT_ROLE_NAME'],
  ['client secret', 'OKTA_CLIENT_SECRET', 'OKTA_CLIENT_ID'],
  ['app secret', 'FB_APP_SECRET', 'FB_APP_ID'],
  ['app key', 'APP_KEY', 'APP_KEY_TYPE'],
  ['private key', 'PRIVATE_KEY', 'PUBLIC_KEY'],
  ['signing key', 'SIGNING_KEY', 'SIGNING_KEY_ALG'],
  ['encryption key', 'ENCRYPTION_KEY', 'ENCRYPTION_MODE'],
  ['master key', 'RAILS_MASTER_KEY', 'MASTER_NODE'],
  ['token', 'NPM_TOKEN', 'TOKEN_TTL'],
  ['token, plural', 'ACME_TOKEN', 'ACME_TOKENS'],
  ['token, counted', 'INPUT_ACME_TOKEN', 'MAX_TOKEN'],
  ['token, of a form', 'SESSION_TOKEN', 'CSRF_TOKEN'],
  ['token, of a form, other spelling', 'ACCESS_TOKEN', 'XSRF_TOKEN'],
  ['token of a cluster, its name', 'CLUSTER_TOKEN', 'ETCD_INITIAL_CLUSTER_TOKEN'],
  ['tokenizer', 'HF_TOKEN', 'TOKENIZER_AUTH_TOKEN'],
  ['personal access token', 'GH_PAT', 'GH_PATH'],
  ['password', 'DB_PASSWORD', 'PASSWORD_MIN_LENGTH'],
  ['password, fused', 'PGPASSWORD', 'PASSWORDLESS'],
  ['passwd', 'FTP_PASSWD', 'PASSWD_URL'],
  ['passphrase', 'GPG_PASSPHRASE', 'PASSPHRASE_HEADER'],
  ['pwd', 'MYSQL_PWD', 'PWD_TYPE'],
  ['pwd of a shell', 'FTP_PWD', 'PWD'],
  ['pwd of Rails', 'TEST_PWD', 'RAILS_TEST_PWD'],
  ['pass of a system', 'SMTP_PASS', 'TESTS_PASS'],
  ['pass of a provider', 'SENDGRID_PASS', 'SECOND_PASS'],
  ['pass, fused', 'DBPASS', 'BYPASS'],
  ['credentials', 'AZURE_CREDENTIALS', 'CREDENTIALS_URL'],
  ['creds', 'GCP_CREDS', 'SACREDS'],
  ['auth', 'REDISCLI_AUTH', 'AUTHOR'],
  ['auth, no switch', 'REGISTRY_AUTH', 'ENABLE_AUTH'],
  ['auth, no way to sign in', 'REGISTRY_AUTH', 'ETCD_PEER_CLIENT_CERT_AUTH'],
  ['a switch by its first word', 'SSH_KEY', 'USE_SSH_KEY'],
  ['connection string', 'STORAGE_CONNECTION_STRING', 'CONNECTION_STRINGS_FORMAT'],
  ['connection string, short', 'SQL_CONN_STR', 'SQL_CONN_STRATEGY'],
  ['DSN', 'SENTRY_DSN', 'SENTRY_DSN_HEADER'],
  ['database URL', 'DATABASE_URL', 'DATABASE_HOST'],
  ['database URL, short', 'DB_URL', 'WEB_URL'],
  ['redis URL', 'REDIS_URL', 'REDIS_KEY'],
  ['mongo URI', 'MONGODB_URI', 'MONGODB_NAME'],
  ['AMQP URL', 'AMQP_URL', 'AMQP_QUEUE'],
  ['webhook', 'TEAMS_WEBHOOK', 'WEBHOOK_PATH_PREFIX'],
  ['webhook URL', 'SLACK_WEBHOOK_URL', 'SLACK_URL'],
  ['webhook secret', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_WEBHOOK_PORT'],
  ['service account', 'GCP_SERVICE_ACCOUNT', 'SERVICE_ACCOUNTING'],
  ['service account key', 'SERVICE_ACCOUNT_JSON', 'SERVICE_JSON'],
  ['kubeconfig', 'KUBECONFIG', 'KUBE_CONTEXT'],
  ['ssh key', 'DEPLOY_SSH_KEY', 'SSH_KEY_TYPE'],
  ['deploy key', 'DEPLOY_KEY', 'DEPLOY_HOST'],
  ['keystore password', 'KEYSTORE_PASSWORD', 'KEYSTORE_TYPE'],
  ['PFX password', 'PFX_PASSWORD', 'PFX_NAME'],
  ['SAS', 'BLOB_SAS', 'SASS'],
  ['license key', 'ACME_LICENSE_KEY', 'ACME_LICENSE'],
  ['a provider and KEY', 'OPENAI_KEY', 'CACHE_KEY'],
  ['key of a table', 'STRIPE_KEY', 'PRIMARY_KEY'],
  ['key for the browser', 'STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY'],
  ['key of an anonymous role', 'SUPABASE_SERVICE_KEY', 'SUPABASE_ANON_KEY'],
  ['debug secrets of GitHub', 'ACTIONS_TOKEN', 'ACTIONS_STEP_DEBUG'],
  ['numbered', 'NPM_TOKEN_2', 'TOKEN_20XX'],
  ['of an environment', 'NPM_TOKEN_STAGING', 'TOKEN_EXPIRY'],
  ['encoded', 'SA_KEY_BASE64', 'ICON_BASE64'],
  ['camel case', 'stripeApiKey', 'stripeApiKeyName'],
  ['kebab case', 'repo-token', 'token-name'],
];

describe('a credential name', () => {
  for (const [branch, name, nearMiss] of pairs) {
    it(`${branch}: ${name} is one, ${nearMiss} is not`, () => {
      assert.equal(isCredentialName(name), true, name);
      assert.equal(isCredentialName(nearMiss), false, nearMiss);
    });
  }

  it('does not depend on case or separator', () => {
    for (const name of ['NPM_TOKEN', 'npm_token', 'npm-token', 'npmToken', 'npm.token'])
      assert.ok(isCredentialName(name), name);
  });

  it('may name the file that holds the credential', () => {
    assert.equal(readCredentialName('POSTGRES_PASSWORD_FILE')?.holds, 'file');
    assert.equal(readCredentialName('GOOGLE_APPLICATION_CREDENTIALS')?.holds, 'file');
    assert.equal(isCredentialName('POSTGRES_PASSWORD_FILE'), false);
    assert.equal(readCredentialName('LOG_FILE'), undefined);
  });

  it('says which prefix ships it to the browser', () => {
    assert.equal(readCredentialName('NEXT_PUBLIC_STRIPE_SECRET_KEY')?.shippedBy, 'NEXT_PUBLIC_');
    assert.equal(readCredentialName('VITE_API_TOKEN')?.shippedBy, 'VITE_');
    assert.equal(readCredentialName('STRIPE_SECRET_KEY')?.shippedBy, undefined);
    assert.equal(readCredentialName('NEXT_PUBLIC_API_URL'), undefined);
  });

  it('is only possible where the word has other meanings', () => {
    assert.equal(readCredentialName('BASIC_AUTH')?.confidence, 'possible');
    assert.equal(readCredentialName('BASIC_AUTH_PASSWORD')?.confidence, 'likely');
  });

  it('is read in linear time, whatever it looks like', () => {
    const hostile = ['A_'.repeat(100_000), 'KEY_'.repeat(50_000), 'aA'.repeat(100_000), '_'.repeat(200_000)];
    for (const name of hostile) assert.equal(isCredentialName(name), false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        readCredentialName(name);
      }),
    );
  });

  it('stays one behind any qualifier', () => {
    const qualifier = fc.constantFrom('PROD', 'STAGING', 'DEV', '2', 'V3', 'OLD', 'BASE64');
    fc.assert(
      fc.property(fc.constantFrom('NPM_TOKEN', 'DB_PASSWORD', 'STRIPE_API_KEY'), qualifier, (name, end) =>
        isCredentialName(`${name}_${end}`),
      ),
    );
  });
});
