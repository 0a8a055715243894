import type { CredentialType, IdentityKind } from '../model';
import { fused as ends } from './name-words';
import type { ProviderFamily } from './providers';

/** Names of one form and the identity that they stand for. The first rule that fits counts. */
export interface CredentialRule {
  /** Fused ends of the name; any name where absent. */
  readonly ends?: ReadonlySet<string>;
  /** Only for these providers. */
  readonly of?: readonly string[];
  /** Only for providers of these families. */
  readonly families?: readonly ProviderFamily[];
  /** The provider that such a name proves, whatever else it says. */
  readonly provider?: string;
  readonly kind: IdentityKind;
  /** `static` where absent. */
  readonly credential?: CredentialType;
}

export const defaultRule: CredentialRule = { kind: 'other' };

export const credentialRules: readonly CredentialRule[] = [
  // Tokens that a pipeline mints for one job.
  {
    ends: ends('IDTOKEN OIDCTOKEN JOBTOKEN JOBJWT IDTOKENREQUESTTOKEN'),
    kind: 'workload_identity',
    credential: 'ephemeral',
  },
  // Predefined variables of Azure Pipelines and of Buildkite: the job's own token, as both describe it.
  {
    of: ['azuredevops', 'buildkite'],
    ends: ends('SYSTEMACCESSTOKEN AGENTACCESSTOKEN'),
    kind: 'access_token',
    credential: 'ephemeral',
  },

  { of: ['aws'], ends: ends('ACCESSKEYID SECRETACCESSKEY ACCESSKEY SECRETKEY KEY CREDENTIALS'), kind: 'iam_user' },
  { of: ['aws'], ends: ends('SESSIONTOKEN'), kind: 'iam_role', credential: 'ephemeral' },
  { of: ['aws'], ends: ends('ROLEARN ROLE ROLETOASSUME'), kind: 'iam_role', credential: 'keyless' },
  { of: ['azure'], ends: ends('CREDENTIALS CREDS CLIENTSECRET CLIENTCERTIFICATEPATH'), kind: 'service_account' },
  { of: ['azure'], ends: ends('CLIENTID TENANTID SUBSCRIPTIONID'), kind: 'service_account', credential: 'unknown' },
  {
    of: ['gcp', 'firebase', 'google'],
    ends: ends(
      'CREDENTIALS CREDENTIALSJSON CREDENTIALSBASE64 CREDENTIALSB64 CREDS SAKEY SAKEYJSON SAJSON KEYJSON PRIVATEKEY KEYFILE',
    ),
    kind: 'service_account',
  },
  { of: ['gcp'], ends: ends('KEY TOKEN'), kind: 'service_account' },
  {
    ends: ends('WORKLOADIDENTITYPROVIDER WIFPROVIDER'),
    provider: 'gcp',
    kind: 'workload_identity',
    credential: 'keyless',
  },
  { ends: ends('SERVICEACCOUNTEMAIL'), kind: 'service_account', credential: 'unknown' },
  {
    families: ['store'],
    ends: ends('TOKEN KEY AGEKEY PASSWORD SECRETID SECRET ROLEID PRIVATEKEY'),
    kind: 'secret_store',
  },
  {
    ends: ends('KUBECONFIG KUBECONFIGDATA KUBECONFIGBASE64'),
    provider: 'kubernetes',
    kind: 'kubernetes_service_account',
  },
  { ends: ends('SERVICEACCOUNT SERVICEACCOUNTKEY SERVICEACCOUNTJSON SAKEY'), kind: 'service_account' },

  { ends: ends('WEBHOOK WEBHOOKURL WEBHOOKURI WEBHOOKSECRET WEBHOOKKEY WEBHOOKSIGNINGSECRET'), kind: 'webhook' },
  { of: ['slack'], ends: ends('BOTTOKEN APPTOKEN SIGNINGSECRET'), kind: 'oauth_client' },
  { of: ['discord', 'telegram'], ends: ends('TOKEN BOTTOKEN'), kind: 'bot_account' },
  { ends: ends('APPPRIVATEKEY APPID APPINSTALLATIONID'), of: ['github'], kind: 'github_app' },
  { ends: ends('CLIENTSECRET CONSUMERSECRET CONSUMERKEY OAUTHSECRET'), kind: 'oauth_client' },
  { ends: ends('CLIENTID OAUTHID'), kind: 'oauth_client', credential: 'unknown' },

  { ends: ends('DEPLOYKEY'), kind: 'deploy_key' },
  { ends: ends('SSHKEY SSHPRIVATEKEY SSHPRIVKEY SSHPASS SSHPASSPHRASE SSHKEYPASSPHRASE'), kind: 'ssh_key' },
  { of: ['ssh'], ends: ends('KEY PRIVATEKEY PASSPHRASE PASSWORD'), kind: 'ssh_key' },
  {
    ends: ends(`
      SIGNINGKEY SIGNINGSECRET SIGNINGPASSWORD GPGPRIVATEKEY GPGKEY PGPKEY GPGPASSPHRASE PGPPASSPHRASE COSIGNPRIVATEKEY COSIGNKEY
      COSIGNPASSWORD KEYSTOREPASSWORD KEYSTOREPASS KEYSTOREBASE64 KEYSTOREB64 KEYSTORE KEYPASSWORD KEYPASSPHRASE P12PASSWORD
      P12BASE64 P12B64 CERTP12 CERTIFICATEP12 PFXPASSWORD PFXBASE64 PFXB64 CERTIFICATEPASSWORD CERTPASSWORD JWTSECRET JWTKEY
      JWTSECRETKEY JWTPRIVATEKEY PRIVATEKEYPASSPHRASE PRIVATEKEYPASSWORD HMACKEY HMACSECRET
    `),
    kind: 'signing_key',
  },
  { ends: ends('TLSKEY SSLKEY TLSPRIVATEKEY SSLPRIVATEKEY CLIENTCERT TLSCERT'), kind: 'certificate' },
  {
    ends: ends('ENCRYPTIONKEY MASTERKEY SECRETKEYBASE SESSIONSECRET SESSIONKEY COOKIESECRET COOKIEKEY AGEKEY'),
    kind: 'encryption_key',
  },
  {
    ends: ends('DATABASEURL DATABASEURI DBURL DBURI CONNECTIONSTRING CONNSTR CONNECTIONURI BROKERURL DIRECTURL'),
    kind: 'database_account',
  },
  { of: ['sentry'], ends: ends('DSN'), kind: 'api_key' },
  { ends: ends('DSN'), kind: 'database_account' },
  {
    families: ['database'],
    ends: ends('PASSWORD PASS PASSWD PWD URL URI AUTH USER USERNAME'),
    kind: 'database_account',
  },
  {
    ends: ends('DBPASSWORD DBPASSWD DBPASS DATABASEPASSWORD DATABASEPASSWD DATABASEPASS DBPWD PGPASSWORD DBUSER'),
    kind: 'database_account',
  },
  { of: ['crates', 'npm', 'pypi', 'rubygems'], ends: ends('TOKEN'), kind: 'access_token' },
  {
    families: ['registry'],
    ends: ends('PASSWORD PASS PASSWD PWD AUTH AUTHCONFIG USERNAME USER'),
    kind: 'registry_credential',
  },
  { of: ['docker', 'quay', 'jfrog'], ends: ends('TOKEN ACCESSTOKEN PAT'), kind: 'registry_credential' },
  {
    ends: ends('REGISTRYPASSWORD REGISTRYPASS REGISTRYTOKEN REGISTRYAUTH AUTHCONFIG REGISTRYUSERNAME'),
    kind: 'registry_credential',
  },
  { ends: ends('SAS SASTOKEN'), provider: 'azure', kind: 'access_token' },

  { ends: ends('TOKEN PAT JWT BEARER AUTH AUTHTOKEN ACCESSTOKEN'), kind: 'access_token' },
  {
    ends: ends('APIKEY APISECRET ACCESSKEY ACCESSKEYID SECRETACCESSKEY ACCOUNTKEY STORAGEKEY AUTHKEY SHAREDKEY'),
    kind: 'api_key',
  },
  { ends: ends('PRIVATEKEY'), kind: 'signing_key' },
  {
    families: ['service', 'mail', 'database', 'registry'],
    ends: ends('KEY SECRET SECRETKEY APPKEY APPSECRET URL'),
    kind: 'api_key',
  },
  { ends: ends('SECRETKEY APPSECRET APPKEY AUTHSECRET'), kind: 'signing_key' },
  { families: ['service', 'mail'], ends: ends('PASSWORD PASS PASSWD PWD CREDENTIALS CREDS'), kind: 'service_account' },
];
