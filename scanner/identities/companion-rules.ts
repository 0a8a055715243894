import type { CredentialType, IdentityKind } from '../model';
import { fused as words } from './name-words';

/** What a member of a group holds. */
export type Carries = 'secret' | 'identifier' | 'setting';

export type CompanionSystem =
  | 'aws'
  | 'azure'
  | 'gcp'
  | 'slack'
  | 'github_app'
  | 'keystore'
  | 'certificate'
  | 'key_and_passphrase'
  | 'oauth'
  | 'key_pair'
  | 'basic';

/** One part of a credential and the fused ends of names that hold it. */
export interface CompanionPart {
  readonly id: string;
  readonly ends: ReadonlySet<string>;
  readonly carries: Carries;
}

/** Which names belong together. Members share what is left of their names without the part: PROD_AWS of PROD_AWS_ACCESS_KEY_ID. */
export interface CompanionRule {
  readonly system: CompanionSystem;
  readonly parts: readonly CompanionPart[];
  /** Sets of part ids; a group needs all of one set. */
  readonly complete: readonly (readonly string[])[];
  /** One of these words must be left of every name; any name where absent. */
  readonly among?: ReadonlySet<string>;
  /** Words of which it does not matter which one a name has: GCP_SA_KEY and GOOGLE_APPLICATION_CREDENTIALS. */
  readonly alike?: ReadonlySet<string>;
  /** The part may stand before any words, not only before qualifiers: AWS_ACCESS_KEY_ID_TEAM_A. */
  readonly anywhere?: true;
  readonly provider?: string;
  /** Where absent, what the principal member's own name says. */
  readonly kind?: IdentityKind;
  /** Where the group lacks a secret. */
  readonly keyless?: { readonly kind: IdentityKind; readonly credential: CredentialType };
  /** A part that makes the credential a short-lived one. */
  readonly ephemeral?: { readonly part: string; readonly kind: IdentityKind };
}

const azureWords = words('AZURE ARM ENTRA AAD AZUREAD');
const googleWords = words('GCP GOOGLE GCLOUD CLOUD FIREBASE');

/** In the order they are tried; a name that one rule has taken is not looked at by the next. */
export const companionRules: readonly CompanionRule[] = [
  {
    system: 'aws',
    parts: [
      secret('key', 'ACCESSKEYID ACCESSKEY'),
      secret('secret', 'SECRETACCESSKEY SECRETKEY SECRETACCESSKEYID'),
      secret('session', 'SESSIONTOKEN'),
    ],
    complete: [['key', 'secret']],
    anywhere: true,
    provider: 'aws',
    kind: 'iam_user',
    ephemeral: { part: 'session', kind: 'iam_role' },
  },
  {
    system: 'azure',
    parts: [
      identifier('client', 'CLIENTID'),
      identifier('tenant', 'TENANTID'),
      setting('subscription', 'SUBSCRIPTIONID'),
      secret('secret', 'CLIENTSECRET CREDENTIALS CREDS'),
      secret('certificate', 'CLIENTCERTIFICATEPATH CLIENTCERTIFICATE'),
      secret('password', 'CLIENTCERTIFICATEPASSWORD'),
    ],
    complete: [
      ['client', 'tenant'],
      ['client', 'secret'],
      ['tenant', 'secret'],
    ],
    among: azureWords,
    anywhere: true,
    provider: 'azure',
    kind: 'service_account',
    keyless: { kind: 'workload_identity', credential: 'keyless' },
  },
  {
    system: 'gcp',
    parts: [
      secret(
        'key',
        `APPLICATIONCREDENTIALS APPLICATIONCREDENTIALSJSON SAKEY SAKEYJSON CREDENTIALS CREDENTIALSJSON CREDENTIALSBASE64
         SERVICEACCOUNTKEY SERVICEACCOUNTJSON PRIVATEKEY`,
      ),
      identifier('account', 'SERVICEACCOUNT SERVICEACCOUNTEMAIL SAEMAIL CLIENTEMAIL'),
      identifier('key-id', 'PRIVATEKEYID'),
      identifier('provider', 'WORKLOADIDENTITYPROVIDER WIFPROVIDER'),
      setting('project', 'PROJECT PROJECTID PROJECTNUMBER'),
    ],
    complete: [
      ['key', 'account'],
      ['key', 'project'],
      ['provider', 'account'],
      ['provider', 'project'],
    ],
    among: googleWords,
    alike: googleWords,
    provider: 'gcp',
    kind: 'service_account',
    keyless: { kind: 'workload_identity', credential: 'keyless' },
  },
  {
    system: 'slack',
    parts: [
      secret('bot', 'BOTTOKEN'),
      secret('app', 'APPTOKEN'),
      secret('signing', 'SIGNINGSECRET'),
      secret('secret', 'CLIENTSECRET VERIFICATIONTOKEN'),
      identifier('client', 'CLIENTID APPID'),
    ],
    complete: [
      ['bot', 'app'],
      ['bot', 'signing'],
      ['app', 'signing'],
      ['bot', 'client'],
      ['signing', 'client'],
    ],
    among: words('SLACK'),
    provider: 'slack',
    kind: 'oauth_client',
  },
  {
    system: 'github_app',
    parts: [
      identifier('app', 'APPID'),
      identifier('installation', 'INSTALLATIONID APPINSTALLATIONID'),
      identifier('client', 'CLIENTID APPCLIENTID'),
      secret('key', 'PRIVATEKEY APPPRIVATEKEY APPKEY APPPEM'),
      secret('secret', 'CLIENTSECRET APPCLIENTSECRET'),
      secret('webhook', 'WEBHOOKSECRET APPWEBHOOKSECRET'),
    ],
    complete: [
      ['app', 'key'],
      ['installation', 'key'],
    ],
    provider: 'github',
    kind: 'github_app',
  },
  {
    system: 'github_app',
    parts: [identifier('client', 'APPCLIENTID'), secret('key', 'APPPRIVATEKEY')],
    complete: [['client', 'key']],
    provider: 'github',
    kind: 'github_app',
  },
  {
    system: 'keystore',
    parts: [
      secret('store', 'KEYSTORE KEYSTOREBASE64 KEYSTOREB64 KEYSTOREFILE'),
      secret('store-password', 'KEYSTOREPASSWORD KEYSTOREPASS STOREPASSWORD'),
      setting('alias', 'KEYALIAS ALIAS'),
      secret('password', 'KEYPASSWORD KEYPASS KEYSTOREKEYPASSWORD KEYALIASPASSWORD'),
    ],
    complete: [
      ['store', 'store-password'],
      ['store-password', 'alias'],
      ['alias', 'password'],
      ['store', 'password'],
    ],
    kind: 'signing_key',
  },
  {
    system: 'certificate',
    parts: [
      secret(
        'certificate',
        `CERTP12 CERTIFICATEP12 P12 P12BASE64 P12B64 PFX PFXBASE64 CERTIFICATE CERTIFICATEBASE64 CERTIFICATEPFX
         BUILDCERTIFICATEBASE64 CSCLINK`,
      ),
      secret(
        'password',
        'P12PASSWORD PFXPASSWORD CERTPASSWORD CERTIFICATEPASSWORD CERTIFICATEP12PASSWORD CSCKEYPASSWORD',
      ),
    ],
    complete: [['certificate', 'password']],
    kind: 'signing_key',
  },
  {
    system: 'key_and_passphrase',
    parts: [
      secret('key', 'PRIVATEKEY SIGNINGKEY GPGKEY PGPKEY SSHKEY DEPLOYKEY'),
      secret(
        'passphrase',
        'PRIVATEKEYPASSPHRASE PRIVATEKEYPASSWORD SIGNINGKEYPASSPHRASE SIGNINGKEYPASSWORD SSHKEYPASSPHRASE GPGKEYPASSPHRASE',
      ),
    ],
    complete: [['key', 'passphrase']],
  },
  {
    system: 'key_and_passphrase',
    parts: [secret('key', 'PRIVATEKEY KEY'), secret('passphrase', 'PASSPHRASE PASSWORD'), setting('key-id', 'KEYID')],
    complete: [['key', 'passphrase']],
    among: words('GPG PGP SSH SIGNING COSIGN MINISIGN SIGN DEPLOY'),
  },
  {
    system: 'oauth',
    parts: [
      identifier('client', 'CLIENTID'),
      secret('secret', 'CLIENTSECRET'),
      setting('redirect', 'REDIRECTURI REDIRECTURL CALLBACKURL CALLBACKURI'),
    ],
    complete: [['client', 'secret']],
    kind: 'oauth_client',
  },
  {
    // The names that Auth.js reads: AUTH_GITHUB_ID, AUTH_GITHUB_SECRET.
    system: 'oauth',
    parts: [identifier('client', 'ID'), secret('secret', 'SECRET')],
    complete: [['client', 'secret']],
    among: words('AUTH GITHUB GITLAB GOOGLE DISCORD TWITTER FACEBOOK TWITCH SPOTIFY'),
    kind: 'oauth_client',
  },
  pair('APIKEY', 'APISECRET APISECRETKEY APIKEYSECRET', 'api_key'),
  pair('CONSUMERKEY', 'CONSUMERSECRET', 'oauth_client'),
  pair('APPKEY APPID', 'APPSECRET', 'oauth_client'),
  pair('ACCESSTOKEN', 'ACCESSTOKENSECRET ACCESSSECRET', 'access_token'),
  pair('ACCOUNTSID', 'AUTHTOKEN', 'api_key'),
  pair('KEYID', 'KEYSECRET', 'api_key'),
  pair('TOKENID', 'TOKENSECRET', 'access_token'),
  pair('ROLEID', 'SECRETID', 'secret_store'),
  {
    system: 'basic',
    parts: [
      identifier('user', 'USER USERNAME LOGIN'),
      secret('password', 'PASSWORD PASS PASSWD PWD'),
      setting('host', 'HOST HOSTNAME SERVER ENDPOINT'),
      setting('port', 'PORT'),
      setting('database', 'DATABASE DB NAME SCHEMA'),
    ],
    complete: [['user', 'password']],
  },
  {
    system: 'basic',
    parts: [identifier('user', 'USER USERNAME LOGIN'), secret('password', 'TOKEN ACCESSTOKEN PAT')],
    complete: [['user', 'password']],
    among: words('DOCKER DOCKERHUB HUB REGISTRY QUAY JFROG ARTIFACTORY OSSRH SONATYPE MAVEN CENTRAL NEXUS NUGET'),
    kind: 'registry_credential',
  },
];

function pair(id: string, secretEnds: string, kind: IdentityKind): CompanionRule {
  return {
    system: 'key_pair',
    parts: [identifier('id', id), secret('secret', secretEnds)],
    complete: [['id', 'secret']],
    kind,
  };
}

function secret(id: string, ends: string): CompanionPart {
  return { id, ends: words(ends), carries: 'secret' };
}

function identifier(id: string, ends: string): CompanionPart {
  return { id, ends: words(ends), carries: 'identifier' };
}

function setting(id: string, ends: string): CompanionPart {
  return { id, ends: words(ends), carries: 'setting' };
}
