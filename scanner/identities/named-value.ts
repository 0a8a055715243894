import type { Confidence, CredentialType, IdentityKind, LifetimeFact, PrivilegeFact, Range } from '../model';
import { isConnectionUrlName, isCredentialName, readCredentialName } from './credential-name';
import type { CredentialName } from './credential-name';
import { identityOfName, providerOfHost } from './provider';
import type { NamedIdentity } from './provider';
import { holdsPrivateKey, isPlaceholder, lifetimeOfValue, providerOfScheme, readValue } from './value';
import type { ValueFacts } from './value';

/** A name that is given a value, wherever the pair stands. */
export interface NamedText {
  readonly name: string;
  /** Decoded, without quotes. */
  readonly value: string;
  /** Behind a comment sign. */
  readonly isCommentedOut?: boolean;
}

/** What a name and its value say of an identity, without their place and without the value. */
export interface NamedValue {
  readonly name: string;
  /** The value stands in the file. */
  readonly isStored: boolean;
  /** The literal credential, offsets into the value. */
  readonly secret?: Range;
  /** A private key: it has to be declared wherever it lies. */
  readonly isKey: boolean;
  readonly provider: string;
  readonly kind: IdentityKind;
  readonly credential: CredentialType;
  readonly confidence: Confidence;
  readonly privileges: readonly Omit<PrivilegeFact, 'line'>[];
  /** Variables that fill it. */
  readonly variables: readonly string[];
  /** Key of the stored secret that it points at. */
  readonly store?: string;
  readonly shippedBy?: string;
  /** The end that the credential carries in itself. */
  readonly lifetime?: LifetimeFact;
}

/** @returns undefined where there is no credential, by the name and by the value */
export function readNamedValue(text: NamedText): NamedValue | undefined {
  const { name, value } = text;
  const facts = readValue(value, name);
  const named = readCredentialName(name);
  const isKey = holdsPrivateKey(value);
  if (named === undefined && !isKey && !isCredentialUrl(facts)) return undefined;
  if (facts.form === 'switch' || (named?.confidence === 'possible' && isMode(value))) return undefined;
  const identity = identityOf(name, value, facts, named, isKey);
  const stored = isStored(facts, named, value);
  const lifetime = stored ? lifetimeOfValue(value) : undefined;
  return {
    name,
    isStored: stored,
    ...(stored || isKey ? { secret: facts.secret ?? { start: 0, end: value.length } } : {}),
    isKey,
    ...identity,
    confidence: confidenceOf(text, facts, named, isKey),
    privileges: privilegesOf(name, value, facts, identity),
    variables: variablesOf(facts),
    ...(facts.store === undefined ? {} : { store: facts.store }),
    ...(lifetime === undefined ? {} : { lifetime }),
    ...(named?.shippedBy === undefined ? {} : { shippedBy: named.shippedBy }),
  };
}

/** Only those that hold a credential themselves: the host of a URL may be a variable too. */
function variablesOf({ variables }: ValueFacts): readonly string[] {
  return variables.flatMap(({ from, name }) => (from === 'environment' && isCredentialName(name) ? [name] : []));
}

function isCredentialUrl({ url, form }: ValueFacts): boolean {
  return url?.password !== undefined && form !== 'address';
}

/** AUTH=basic says how one signs in, not with what. */
function isMode(value: string): boolean {
  return /^[a-z][a-z0-9_-]{0,11}$/.test(value);
}

function identityOf(
  name: string,
  value: string,
  facts: ValueFacts,
  named: CredentialName | undefined,
  isKey: boolean,
): NamedIdentity {
  const own = identityOfName(name);
  const provider = own.provider === 'unknown' ? (providerOfUrl(value, facts) ?? own.provider) : own.provider;
  const brokered = facts.form === 'command' || facts.form === 'store' ? { credential: 'brokered' as const } : {};
  if (isKey && own.kind === 'other') return { ...own, provider, kind: 'signing_key', ...brokered };
  if (named === undefined && !isKey) {
    const isWeb = facts.url !== undefined && /^https?$/.test(facts.url.scheme);
    return { provider, kind: isWeb ? 'access_token' : 'database_account', credential: 'static' };
  }
  return { ...own, provider, ...brokered };
}

function providerOfUrl(value: string, { url }: ValueFacts): string | undefined {
  if (url === undefined) return undefined;
  return providerOfScheme(url.scheme) ?? providerOfHost(value.slice(url.host.start, url.host.end));
}

/** What names a credential, or whom it belongs to, instead of being one. */
const NAMES: readonly RegExp[] = [
  // `KAFKA_SSL_KEY_CREDENTIALS: broker_key_creds`, `tlsSecret: shop.local-tls`: a file, an object of the cluster
  /^[a-z]\w{0,60}_cred(?:ential)?s$/,
  /^[a-z][a-z0-9.]{0,60}(?:-[a-z0-9.]{1,60}){0,6}-(?:tls|certs?)$/,
  // `SERVICE_ACCOUNT: deploy@project.iam.gserviceaccount.com`
  /^[\w.-]{1,100}@[\w.-]{1,100}\.gserviceaccount\.com$/,
  // `connectionString: redis:6379`; learn.microsoft.com/azure/storage, the emulator's
  /^[a-z][\w.-]{0,100}:\d{2,5}$/i,
  /^UseDevelopmentStorage=true;?$/i,
  // `$kms_keys:mykey`: looked up elsewhere
  /^\$\w{1,60}:[\w/.-]{1,100}$/,
];

/** `token: "GITHUB_TOKEN"`: the variable that holds it. */
function isVariableName(value: string): boolean {
  return /^[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}$/.test(value) && isCredentialName(value);
}

/** @returns whether the value only says what a credential is called, or whose it is */
export function onlyNames(value: string): boolean {
  return NAMES.some((form) => form.test(value)) || isVariableName(value);
}

function isStored(facts: ValueFacts, named: CredentialName | undefined, value: string): boolean {
  if (named?.holds === 'file') return false;
  if (facts.form === 'literal') return !onlyNames(value);
  // A webhook's address is its credential.
  return (
    facts.form === 'address' &&
    named !== undefined &&
    !isConnectionUrlName(named.words) &&
    isSecretAddress(value, facts)
  );
}

/** Long enough for a random part behind the host. */
const MIN_SECRET_PATH_UNITS = 16;

function isSecretAddress(value: string, { url, variables }: ValueFacts): boolean {
  if (url === undefined || variables.length > 0) return false;
  const rest = value.slice(url.path.start);
  return rest.length >= MIN_SECRET_PATH_UNITS && !isPlaceholder(rest.replaceAll('/', ' '));
}

function confidenceOf(
  { isCommentedOut = false, value }: NamedText,
  { form }: ValueFacts,
  named: CredentialName | undefined,
  isKey: boolean,
): Confidence {
  if (isKey) return 'certain';
  if (isCommentedOut) return 'possible';
  if (named === undefined) return 'likely';
  if (form === 'address' && isConnectionUrlName(named.words)) return 'possible';
  if (named.holds === 'file' && form !== 'path' && value !== '') return 'possible';
  return named.confidence;
}

/** Accounts that own the whole database server, by its makers' documentation. */
const SUPERUSERS: ReadonlySet<string> = new Set(['root', 'postgres', 'sa', 'admin', 'sys', 'system']);

function privilegesOf(
  name: string,
  value: string,
  { url }: ValueFacts,
  { kind, provider }: NamedIdentity,
): readonly Omit<PrivilegeFact, 'line'>[] {
  if (kind === 'secret_store') return [{ fact: `opens the secrets kept in ${provider}`, level: 'privileged' }];
  if (kind !== 'database_account') return [];
  const user = url?.user === undefined ? undefined : value.slice(url.user.start, url.user.end);
  if (user !== undefined && SUPERUSERS.has(user)) return [{ fact: `database user ${user}`, level: 'admin' }];
  return /(?:^|_)ROOT_PASS/i.test(name) ? [{ fact: 'database user root', level: 'admin' }] : [];
}
