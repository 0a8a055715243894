import type { Confidence } from '../model';
import { splitPrefix } from './name-prefix';
import { endsOf, fused, hasEnd, nameWords, withoutFileTail, withoutQualifiers } from './name-words';
import { providerIn } from './providers';

/** What a name says of the credential behind it. */
export interface CredentialName {
  /** Upper-case words without the prefix: STRIPE, API, KEY. */
  readonly words: readonly string[];
  /** `value`: it holds the credential. `file`: the path of a file that does (`POSTGRES_PASSWORD_FILE`). */
  readonly holds: 'value' | 'file';
  /** `likely` for the usual names, `possible` for words with other meanings too (`AUTH`). */
  readonly confidence: Confidence;
  /** Set where a build tool compiles the value into what it sends to browsers: `NEXT_PUBLIC_`. */
  readonly shippedBy?: string;
}

/** Ends, fused, at a word's start: `STRIPE_API_KEY` ends in APIKEY. */
const ENDS = fused(`
  APIKEY API_KEY ACCESSKEY ACCESSKEYID SECRET SECRETKEY SECRETACCESSKEY SECRETID SECRETKEYBASE CLIENTSECRET APPSECRET
  PRIVATEKEY SIGNINGKEY ENCRYPTIONKEY MASTERKEY TOKEN PAT PASSWORD PASSWD PASSPHRASE PWD CREDENTIAL CREDENTIALS CREDS
  CONNECTIONSTRING CONNSTR CONNECTIONURI DSN WEBHOOK WEBHOOKURL WEBHOOKURI WEBHOOKSECRET
  SERVICEACCOUNT SERVICEACCOUNTKEY SERVICEACCOUNTJSON SAKEY KUBECONFIG KUBECONFIGDATA
  SSHKEY SSHPASS DBPASS PGPASS SMTPPASS DEPLOYKEY KEYSTOREPASSWORD PFXPASSWORD SAS SASTOKEN LICENSEKEY
  APPKEY AUTHKEY ACCOUNTKEY STORAGEKEY SHAREDKEY GPGKEY PGPKEY HMACKEY JWTKEY AGEKEY DOTENVKEY CONSUMERKEY WEBHOOKKEY
  AUTHCONFIG REGISTRYAUTH KEYSTOREBASE64 KEYSTOREB64 CERTP12 CERTIFICATEP12 P12BASE64 P12B64 PFXBASE64 PFXB64
`);

/** Their value is a credential where it is a URL with a password, and only then. */
const URL_ENDS = fused(`
  DATABASEURL DATABASEURI DBURL DBURI REDISURL REDISURI MONGOURL MONGOURI MONGODBURL MONGODBURI AMQPURL AMQPURI
  POSTGRESURL POSTGRESURI POSTGRESQLURL MYSQLURL RABBITMQURL CLICKHOUSEURL BROKERURL CELERYBROKERURL CLOUDINARYURL DIRECTURL
`);

/** Also mean something else: BASIC_AUTH may be a header's value or a switch. */
const WEAK_ENDS = fused('AUTH');

/** One word long enough to carry its meaning fused to what stands before: PGPASSWORD, DBPASSWORD. */
const FUSED_TAILS = ['PASSWORD', 'PASSPHRASE', 'APIKEY', 'SECRETKEY', 'ACCESSKEY', 'AUTHTOKEN', 'ACCESSTOKEN'];

/** Before AUTH these say how one signs in: ETCD_CLIENT_CERT_AUTH is a switch. */
const WAYS_TO_SIGN_IN = fused('CERT CERTIFICATE CLIENT PEER TLS SSL MTLS KERBEROS LDAP SASL');

/** PASS is a verb and an outcome elsewhere (TESTS_PASS), behind these it is a password. */
const SYSTEMS_WITH_PASS = fused(`
  DB DATABASE SMTP MAIL EMAIL MAILER IMAP FTP SFTP SSH LDAP PROXY ROOT ADMIN USER SUDO BECOME REGISTRY KEYSTORE
  AUTH BASIC LOGIN SERVICE SERVER APP API KEY
`);

/** Anywhere in the name: no credential of a machine. */
const NEVER = fused(
  'CSRF XSRF TOKENIZER TOKENIZERS PUBLISHABLE ANON ENABLE ENABLED DISABLE DISABLED REQUIRE REQUIRED ALLOW SKIP',
);

/** A shell's own variables; behind another word PWD is a password (MYSQL_PWD). */
const WORKING_FOLDERS = fused('PWD OLDPWD');

/** As the first word they make the name a switch: USE_SSH_KEY, NO_AUTH. */
const SWITCHES = fused('USE IS HAS NO WITH VALIDATE');

/**
 * Ends that count or name something public: etcd's initial cluster token tells one new cluster from another (etcd.io,
 * Configuration options), Rails keeps a folder in RAILS_TEST_PWD.
 */
const NOT_ENDS = fused(`
  MAXTOKEN MINTOKEN NUMTOKEN TOTALTOKEN PROMPTTOKEN COMPLETIONTOKEN INPUTTOKEN OUTPUTTOKEN TOKENS
  PUBLICKEY PUBKEY PRIMARYKEY FOREIGNKEY SORTKEY PARTITIONKEY CACHEKEY IDEMPOTENCYKEY HOTKEY SHORTCUTKEY I18NKEY
  TRANSLATIONKEY HOSTKEY SITEKEY INITIALCLUSTERTOKEN RAILSTESTPWD PULLSECRET ACTIONSSTEPDEBUG ACTIONSRUNNERDEBUG
`);

const DIRECTIVES = /(?:^|[._])(?:proxy|fastcgi|uwsgi|grpc)_pass$/;

/** The variable is documented to hold a path. */
const FILES_BY_NAME = fused('GOOGLEAPPLICATIONCREDENTIALS CLIENTCERTIFICATEPATH');

/**
 * Reads a variable's, input's or field's name, in any case and with any separator. It decides by whole words and in time
 * linear in the name's length.
 * @returns undefined where the name is no credential's
 */
export function readCredentialName(name: string): CredentialName | undefined {
  // nginx.org, ngx_http_proxy_module: where requests go.
  if (DIRECTIVES.test(name)) return undefined;
  const { rest, shippedBy } = splitPrefix(name);
  const words = nameWords(rest);
  const shipped = shippedBy === undefined ? {} : { shippedBy };
  if (hasEnd(endsOf(words), FILES_BY_NAME)) return { words, holds: 'file', confidence: 'likely', ...shipped };
  const proper = withoutFileTail(words);
  const confidence = confidenceOf(proper);
  return confidence && { words, holds: proper === words ? 'value' : 'file', confidence, ...shipped };
}

/** @returns whether the name is that of a variable, input or field which holds a credential itself */
export function isCredentialName(name: string): boolean {
  return readCredentialName(name)?.holds === 'value';
}

/** @returns whether the name is that of a URL which holds a credential only where it has a password in it (`REDIS_URL`) */
export function isConnectionUrlName(words: readonly string[]): boolean {
  return hasEnd(endsOf(withoutQualifiers(words)), URL_ENDS);
}

function confidenceOf(all: readonly string[]): Confidence | undefined {
  const words = withoutQualifiers(all);
  const first = words[0];
  if (all.length === 1 && WORKING_FOLDERS.has(first ?? '')) return undefined;
  if (first === undefined || words.some((word) => NEVER.has(word))) return undefined;
  if (words.length > 1 && SWITCHES.has(first)) return undefined;
  const ends = words === all ? endsOf(all) : [...endsOf(words), ...endsOf(all)];
  if (hasEnd(ends, NOT_ENDS)) return undefined;
  if (hasEnd(ends, ENDS) || hasEnd(ends, URL_ENDS) || hasFusedTail(words)) return 'likely';
  if (isPass(words) || isProviderKey(words)) return 'likely';
  if (WAYS_TO_SIGN_IN.has(words.at(-2) ?? '')) return undefined;
  return hasEnd(endsOf(all), WEAK_ENDS) ? 'possible' : undefined;
}

function hasFusedTail(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return FUSED_TAILS.some((tail) => last.endsWith(tail));
}

function isPass(words: readonly string[]): boolean {
  const before = words.at(-2);
  if (words.at(-1) !== 'PASS' || before === undefined) return false;
  return SYSTEMS_WITH_PASS.has(before) || providerIn(words.slice(0, -1)) !== undefined;
}

/** OPENAI_KEY is one; REDIS_KEY is the name of an entry, KAFKA_KEY a message's: databases do not count. */
function isProviderKey(words: readonly string[]): boolean {
  if (words.at(-1) !== 'KEY') return false;
  const provider = providerIn(words.slice(0, -1));
  return provider !== undefined && provider.family !== 'database';
}
