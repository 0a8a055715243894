import type { IdentityKind } from '../../model';
import { identityOfName, type NamedIdentity } from '../provider';

/** What a step or binding says of the credential that it is given, from the plugins' documentation. */
interface BindingFacts {
  readonly kind: IdentityKind;
  readonly provider?: string;
}

const BINDINGS: Readonly<Record<string, BindingFacts>> = {
  string: { kind: 'access_token' },
  StringBinding: { kind: 'access_token' },
  usernamePassword: { kind: 'service_account' },
  usernameColonPassword: { kind: 'service_account' },
  UsernamePasswordMultiBinding: { kind: 'service_account' },
  UsernamePasswordBinding: { kind: 'service_account' },
  gitUsernamePassword: { kind: 'access_token' },
  sshUserPrivateKey: { kind: 'ssh_key' },
  SSHUserPrivateKeyBinding: { kind: 'ssh_key' },
  sshagent: { kind: 'ssh_key' },
  certificate: { kind: 'certificate' },
  CertificateMultiBinding: { kind: 'certificate' },
  dockerCert: { kind: 'certificate', provider: 'docker' },
  'docker.withRegistry': { kind: 'registry_credential', provider: 'docker' },
  docker: { kind: 'registry_credential', provider: 'docker' },
  dockerfile: { kind: 'registry_credential', provider: 'docker' },
  withDockerRegistry: { kind: 'registry_credential', provider: 'docker' },
  aws: { kind: 'iam_user', provider: 'aws' },
  withAWS: { kind: 'iam_user', provider: 'aws' },
  AmazonWebServicesCredentialsBinding: { kind: 'iam_user', provider: 'aws' },
  azureServicePrincipal: { kind: 'service_account', provider: 'azure' },
  AzureCredentialsBinding: { kind: 'service_account', provider: 'azure' },
  azureStorage: { kind: 'api_key', provider: 'azure' },
  googleServiceAccount: { kind: 'service_account', provider: 'gcp' },
  withKubeConfig: { kind: 'kubernetes_service_account', provider: 'kubernetes' },
  withKubeCredentials: { kind: 'kubernetes_service_account', provider: 'kubernetes' },
  kubeconfigFile: { kind: 'kubernetes_service_account', provider: 'kubernetes' },
  kubernetesDeploy: { kind: 'kubernetes_service_account', provider: 'kubernetes' },
  'openshift.withCredentials': { kind: 'kubernetes_service_account', provider: 'kubernetes' },
  withVault: { kind: 'secret_store', provider: 'vault' },
  withSonarQubeEnv: { kind: 'access_token', provider: 'sonarqube' },
  waitForQualityGate: { kind: 'access_token', provider: 'sonarqube' },
  slackSend: { kind: 'access_token', provider: 'slack' },
  githubNotify: { kind: 'access_token', provider: 'github' },
  nexusArtifactUploader: { kind: 'registry_credential', provider: 'maven' },
  git: { kind: 'access_token' },
  checkout: { kind: 'access_token' },
  GitSCM: { kind: 'access_token' },
};

/** Of an environment variable's value, `credentials('id')`; and of a parameter. */
const ARGUMENT_KINDS: readonly (readonly [RegExp, BindingFacts])[] = [
  [/^registryCredentialsId$/i, { kind: 'registry_credential', provider: 'docker' }],
  [/^vaultCredentialId$/i, { kind: 'secret_store', provider: 'vault' }],
  [/^tokenCredentialId$/i, { kind: 'access_token' }],
];

/**
 * @param binding the step or binding that is given the credential; `argument` by which name
 * @param names its own id, and the variables that it fills
 */
export function identityOfBinding(binding: string, argument: string, names: readonly string[]): NamedIdentity {
  const facts = ARGUMENT_KINDS.find(([form]) => form.test(argument))?.[1] ?? BINDINGS[binding];
  // An id that begins with the server's own name says nothing by that.
  const named = names.map((name) => identityOfName(name.replace(/^jenkins[-_]/i, '')));
  const known = [facts?.provider, ...named.map((each) => each.provider)].filter(
    (each) => each !== undefined && each !== 'unknown',
  );
  // The server keeps it; whose it is, its own name among the words of an id does not say.
  const isJenkins = named.some((each, at) => each.provider === 'jenkins' && /^[A-Z][A-Z0-9_]*$/.test(names[at] ?? ''));
  const provider = known.find((each) => each !== 'jenkins') ?? (isJenkins ? 'jenkins' : undefined);
  const special = facts?.provider === undefined ? undefined : facts.kind;
  const kind = special ?? named.find((each) => each.kind !== 'other')?.kind ?? facts?.kind ?? 'other';
  return { kind, provider: provider ?? 'unknown', credential: 'static' };
}
