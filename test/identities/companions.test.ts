import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupCompanions } from '../../scanner/identities/companions';

/** `system provider kind credential: members`, the principal first. */
function groupsOf(names: string): string[] {
  return groupCompanions(names.split(' ')).map(({ system, provider, kind, credential, members, principal }) => {
    const others = members.map(({ name }) => name).filter((name) => name !== principal);
    return `${system} ${provider} ${kind} ${credential}: ${[principal, ...others].join(' ')}`;
  });
}

const tables: readonly (readonly [title: string, names: string, groups: readonly string[]])[] = [
  [
    'an AWS key pair, not the region',
    'AWS_REGION AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
    ['aws aws iam_user static: AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY'],
  ],
  [
    'two AWS key pairs told apart by prefix and suffix',
    'PROD_AWS_ACCESS_KEY_ID AWS_ACCESS_KEY_ID_DEV PROD_AWS_SECRET_ACCESS_KEY AWS_SECRET_ACCESS_KEY_DEV',
    [
      'aws aws iam_user static: PROD_AWS_ACCESS_KEY_ID PROD_AWS_SECRET_ACCESS_KEY',
      'aws aws iam_user static: AWS_ACCESS_KEY_ID_DEV AWS_SECRET_ACCESS_KEY_DEV',
    ],
  ],
  [
    'an AWS session',
    'AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    ['aws aws iam_role ephemeral: AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN'],
  ],
  [
    'a store that only speaks the language of S3',
    'R2_ACCESS_KEY_ID R2_SECRET_ACCESS_KEY',
    ['aws cloudflare api_key static: R2_ACCESS_KEY_ID R2_SECRET_ACCESS_KEY'],
  ],
  ['half a key pair', 'AWS_ACCESS_KEY_ID PROD_AWS_SECRET_ACCESS_KEY', []],
  [
    'an Azure service principal',
    'AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_SUBSCRIPTION_ID AZURE_CLIENT_SECRET',
    ['azure azure service_account static: AZURE_CLIENT_SECRET AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_SUBSCRIPTION_ID'],
  ],
  [
    'an Azure service principal without a secret: keyless',
    'ARM_CLIENT_ID ARM_TENANT_ID ARM_SUBSCRIPTION_ID',
    ['azure azure workload_identity keyless: ARM_CLIENT_ID ARM_TENANT_ID ARM_SUBSCRIPTION_ID'],
  ],
  [
    'a Google service account under two spellings',
    'GOOGLE_APPLICATION_CREDENTIALS GCP_PROJECT',
    ['gcp gcp service_account static: GOOGLE_APPLICATION_CREDENTIALS GCP_PROJECT'],
  ],
  [
    'a Google workload identity',
    'GCP_WORKLOAD_IDENTITY_PROVIDER GCP_SERVICE_ACCOUNT',
    ['gcp gcp workload_identity keyless: GCP_WORKLOAD_IDENTITY_PROVIDER GCP_SERVICE_ACCOUNT'],
  ],
  [
    'a GitHub App, beside an OAuth client',
    'APP_ID PRIVATE_KEY WEBHOOK_SECRET GITHUB_CLIENT_ID GITHUB_CLIENT_SECRET',
    [
      'github_app github github_app static: PRIVATE_KEY APP_ID WEBHOOK_SECRET',
      'oauth github oauth_client static: GITHUB_CLIENT_SECRET GITHUB_CLIENT_ID',
    ],
  ],
  [
    'a GitHub App by its client id',
    'BOT_APP_CLIENT_ID BOT_APP_PRIVATE_KEY',
    ['github_app github github_app static: BOT_APP_PRIVATE_KEY BOT_APP_CLIENT_ID'],
  ],
  [
    'an OAuth client with its redirect',
    'OKTA_CLIENT_ID OKTA_CLIENT_SECRET OKTA_REDIRECT_URI',
    ['oauth okta oauth_client static: OKTA_CLIENT_SECRET OKTA_CLIENT_ID OKTA_REDIRECT_URI'],
  ],
  [
    'an OAuth client as Auth.js names it',
    'AUTH_GITHUB_ID AUTH_GITHUB_SECRET AUTH_SECRET',
    ['oauth github oauth_client static: AUTH_GITHUB_SECRET AUTH_GITHUB_ID'],
  ],
  [
    'a database account; the root account is another',
    'MYSQL_USER MYSQL_PASSWORD MYSQL_DATABASE MYSQL_ROOT_PASSWORD',
    ['basic mysql database_account static: MYSQL_PASSWORD MYSQL_USER MYSQL_DATABASE'],
  ],
  [
    "libpq's names, written without a separator",
    'PGHOST PGUSER PGPASSWORD',
    ['basic postgresql database_account static: PGPASSWORD PGHOST PGUSER'],
  ],
  [
    'a database account of no named system',
    'DB_USER DB_PASS DB_HOST DB_PORT DB_NAME',
    ['basic unknown database_account static: DB_PASS DB_USER DB_HOST DB_PORT DB_NAME'],
  ],
  [
    'a mail account',
    'SMTP_USERNAME SMTP_PASSWORD SMTP_HOST',
    ['basic smtp service_account static: SMTP_PASSWORD SMTP_USERNAME SMTP_HOST'],
  ],
  [
    'a registry credential whose password is a token',
    'DOCKERHUB_USERNAME DOCKERHUB_TOKEN',
    ['basic docker registry_credential static: DOCKERHUB_TOKEN DOCKERHUB_USERNAME'],
  ],
  ['a user name beside any other token', 'GITHUB_USERNAME GITHUB_TOKEN', []],
  [
    'a keystore',
    'KEYSTORE_BASE64 KEYSTORE_PASSWORD KEY_ALIAS KEY_PASSWORD',
    ['keystore unknown signing_key static: KEYSTORE_BASE64 KEYSTORE_PASSWORD KEY_ALIAS KEY_PASSWORD'],
  ],
  [
    'a certificate with its password',
    'CERT_P12 P12_PASSWORD',
    ['certificate unknown signing_key static: CERT_P12 P12_PASSWORD'],
  ],
  [
    'a PGP key with its passphrase',
    'GPG_PRIVATE_KEY GPG_PASSPHRASE',
    ['key_and_passphrase unknown signing_key static: GPG_PRIVATE_KEY GPG_PASSPHRASE'],
  ],
  [
    'a cosign key with its password',
    'COSIGN_PRIVATE_KEY COSIGN_PASSWORD',
    ['key_and_passphrase unknown signing_key static: COSIGN_PRIVATE_KEY COSIGN_PASSWORD'],
  ],
  [
    'an SSH key with its passphrase',
    'SSH_PRIVATE_KEY SSH_PASSPHRASE',
    ['key_and_passphrase ssh ssh_key static: SSH_PRIVATE_KEY SSH_PASSPHRASE'],
  ],
  [
    'a Slack app',
    'SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_SIGNING_SECRET SLACK_WEBHOOK_URL',
    ['slack slack oauth_client static: SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_SIGNING_SECRET'],
  ],
  [
    'pairs of key and secret',
    'TWILIO_ACCOUNT_SID TWILIO_AUTH_TOKEN VAULT_ROLE_ID VAULT_SECRET_ID CLOUDINARY_API_KEY CLOUDINARY_API_SECRET',
    [
      'key_pair cloudinary api_key static: CLOUDINARY_API_SECRET CLOUDINARY_API_KEY',
      'key_pair twilio api_key static: TWILIO_AUTH_TOKEN TWILIO_ACCOUNT_SID',
      'key_pair vault secret_store static: VAULT_SECRET_ID VAULT_ROLE_ID',
    ],
  ],
  ['two keys of one service that are two credentials', 'STRIPE_SECRET_KEY STRIPE_WEBHOOK_SECRET', []],
];

describe('companions', () => {
  for (const [title, names, groups] of tables) it(title, () => assert.deepEqual(groupsOf(names), groups));

  const name = fc.constantFrom(...tables.flatMap(([, names]) => names.split(' ')));

  it('never belong to two groups, and are all among the names given', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(name, fc.string({ maxLength: 20 })), { maxLength: 20 }), (names) => {
        const members = groupCompanions(names).flatMap((group) => group.members.map((member) => member.name));
        assert.equal(new Set(members).size, members.length);
        assert.ok(members.every((member) => names.includes(member)));
      }),
    );
  });

  it('are grouped alike in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const sets = (list: readonly string[]): string[] =>
          groupCompanions(list)
            .map(({ members }) =>
              members
                .map((member) => member.name)
                .sort()
                .join(' '),
            )
            .sort();
        assert.deepEqual(sets([...names].reverse()), sets(names));
      }),
    );
  });
});
