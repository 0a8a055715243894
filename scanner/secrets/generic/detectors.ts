import type { SecretKind } from '../detector';
import { derPrivateKey } from './encoded-key';
import type { CandidateClass, Evidence } from './evidence';

const source = { from: 'the name it is assigned to, and how hard it is to guess' };
const rotate = 'Replace it where it is accepted, then take it out of the code; who has the old code has the old value.';

const rule = (id: string, title: string, kind: SecretKind['kind'], steps: string = rotate): SecretKind => ({
  id,
  title,
  provider: 'unknown',
  kind,
  source,
  revoke: { steps },
});

const rules = {
  password: rule(
    'generic-password',
    'password',
    'service_account',
    'Change the password of the account, then take it out of the code.',
  ),
  database: rule(
    'database-password',
    'database password',
    'database_account',
    'Change the password of the database account (ALTER USER or ALTER ROLE), then take it out of the code.',
  ),
  secret: rule('generic-secret', 'secret', 'other'),
  client: rule(
    'oauth-client-secret',
    'OAuth client secret',
    'oauth_client',
    'Make a new client secret where the client is registered and delete the old one.',
  ),
  token: rule('generic-token', 'token', 'access_token', 'Revoke the token where it was issued and issue another.'),
  apiKey: rule('generic-api-key', 'API key', 'api_key', 'Delete the key where it was issued and make another.'),
  key: rule(
    'generic-key',
    'key',
    'encryption_key',
    'Make a new key, encrypt or sign again what the old one protects, and stop accepting the old one.',
  ),
  signing: rule(
    'generic-crypto-secret',
    'secret of a signature, hash or one-time code',
    'signing_key',
    'Make a new one and stop accepting what the old one signed.',
  ),
  credential: rule('generic-credential', 'credential', 'other'),
  session: rule(
    'session-secret',
    'session or cookie secret',
    'other',
    'End the session, or change the secret that signs sessions.',
  ),
  url: rule(
    'url-credentials',
    'password in a URL',
    'service_account',
    'Change the password of the account in the URL and pass it outside the URL.',
  ),
  basic: rule(
    'basic-auth',
    'Basic authentication credential',
    'service_account',
    'Change the password of the account: the value is user and password in base64.',
  ),
  bearer: rule(
    'bearer-token',
    'bearer token',
    'access_token',
    'Revoke the token where it was issued and issue another.',
  ),
} as const satisfies Readonly<Record<string, SecretKind>>;

/** Every kind of secret the generic detector tells apart. */
export const genericDetectors: readonly SecretKind[] = Object.values(rules);

const derKey = /^(?:MII[BCEJ][\w+/]{2}IBA[AD]|MIG[HT2]AgEA|MHcCAQEE|MC4CAQAw)[\w+/]{40}/;

const byClass: Readonly<Record<CandidateClass, SecretKind>> = {
  password: rules.password,
  secret: rules.secret,
  token: rules.token,
  credential: rules.credential,
  'api-key': rules.apiKey,
  auth: rules.credential,
  key: rules.key,
  crypto: rules.signing,
  session: rules.session,
  other: rules.credential,
  url: rules.url,
  scheme: rules.bearer,
};

const databaseWords: ReadonlySet<string> = new Set(
  'db database mysql mariadb postgres postgresql pg sql mssql oracle mongo mongodb redis jdbc odbc cassandra couchdb influx'.split(
    ' ',
  ),
);
const clientWords: ReadonlySet<string> = new Set('client oauth oauth2 consumer app oidc'.split(' '));
const databaseSchemes =
  /^(?:jdbc|mysql|mysqlx|mariadb|postgres(?:ql)?|mongodb(?:\+srv)?|rediss?|mssql|sqlserver|oracle|db2|cockroachdb|clickhouse|cassandra|couchbase|influxdb)(?:$|[+:])/i;

/** The rule that a candidate falls under. @param name the name's text; a URL's scheme */
export function detectorOf({ class: found, name, candidate, text }: Evidence, nameText: string): SecretKind {
  const words = name?.words ?? [];
  if (derKey.test(text)) return derPrivateKey;
  if (candidate.joint === 'identified-by') return rules.database;
  if (candidate.joint === 'user-option') return rules.basic;
  if (found === 'scheme') return /^basic$/i.test(nameText) ? rules.basic : rules.bearer;
  if (found === 'url') return databaseSchemes.test(nameText) ? { ...rules.url, kind: 'database_account' } : rules.url;
  if (found === 'password' && words.some((word) => databaseWords.has(word))) return rules.database;
  if (found === 'secret' && words.some((word) => clientWords.has(word))) return rules.client;
  return byClass[found];
}
