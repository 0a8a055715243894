import type { Detector } from '../detector';
import type { CandidateClass, Evidence } from './evidence';

/** What `nhi explain` says of a rule of the generic detector. */
export type GenericDetector = Pick<Detector, 'id' | 'title' | 'provider' | 'kind' | 'source' | 'revoke'>;

const source = { from: 'the name it is assigned to, and how hard it is to guess' };
const rotate = 'Replace it where it is accepted, then take it out of the code; who has the old code has the old value.';

const rule = (id: string, title: string, kind: Detector['kind'], steps: string = rotate): GenericDetector => ({
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
  encodedKey: rule(
    'private-key-base64',
    'private key in base64',
    'other',
    'Make a new key pair, replace the public key or certificate wherever it is trusted.',
  ),
} as const satisfies Readonly<Record<string, GenericDetector>>;

/** All rules of the generic detector but the one for encoded private keys, which starts from literals. */
export const genericDetectors: readonly GenericDetector[] = Object.values(rules);

const byClass: Readonly<Record<CandidateClass, GenericDetector>> = {
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
export function detectorOf({ class: found, name, candidate, text }: Evidence, nameText: string): GenericDetector {
  const words = name?.words ?? [];
  if (/^(?:LS0tLS1CRUdJTi|MII|MIG|MHc|MC4CAQAw)/.test(text) && text.length >= 60) return rules.encodedKey;
  if (candidate.joint === 'identified-by') return rules.database;
  if (candidate.joint === 'user-option') return rules.basic;
  if (found === 'scheme') return /^basic$/i.test(nameText) ? rules.basic : rules.bearer;
  if (found === 'url') return databaseSchemes.test(nameText) ? { ...rules.url, kind: 'database_account' } : rules.url;
  if (found === 'password' && words.some((word) => databaseWords.has(word))) return rules.database;
  if (found === 'secret' && words.some((word) => clientWords.has(word))) return rules.client;
  return byClass[found];
}
