import { shellWord } from '../../text';

/** What a person does where a credential is kept. */
export interface StoreSteps {
  /** How a new value gets there. */
  readonly replace: string;
  /** How it goes from there. */
  readonly remove: string;
}

/** @param name what follows the prefix in the key, without scope; @param scope after the last `@` */
type Steps = (name: string, scope: string | undefined) => StoreSteps;

const inEnvironment = (scope: string | undefined): string => (scope === undefined ? '' : ` --env ${shellWord(scope)}`);

/** `ns/name` */
function inNamespace(name: string): string {
  const at = name.indexOf('/');
  const namespace = at === -1 ? '' : name.slice(0, at);
  const flag = namespace === '' || namespace === '?' ? '' : ` -n ${shellWord(namespace)}`;
  return `${flag} secret ${shellWord(name.slice(at + 1))}`;
}

/** `vault/name`, `project/name` */
function halves(name: string): readonly [string, string] {
  const at = name.indexOf('/');
  return at === -1 ? ['?', shellWord(name)] : [shellWord(name.slice(0, at)), shellWord(name.slice(at + 1))];
}

/**
 * By the start of the key; commands as the vendors' command line references have them (cli.github.com/manual,
 * docs.gitlab.com/cli, kubernetes.io/docs/reference/kubectl, AWS CLI, gcloud and az references, developer.hashicorp.com).
 */
const STORES: readonly (readonly [string, Steps])[] = [
  [
    'gha:secret/',
    (name, scope) => ({
      replace: `gh secret set ${shellWord(name)}${inEnvironment(scope)}`,
      remove: `gh secret delete ${shellWord(name)}${inEnvironment(scope)}`,
    }),
  ],
  [
    'dependabot:secret/',
    (name) => ({
      replace: `gh secret set ${shellWord(name)} --app dependabot`,
      remove: `gh secret delete ${shellWord(name)} --app dependabot`,
    }),
  ],
  [
    'gitlab:var/',
    (name) => ({
      replace: `glab variable update ${shellWord(name)}`,
      remove: `glab variable delete ${shellWord(name)}`,
    }),
  ],
  ['jenkins:credential/', (name) => sentence(`the credential ${name} under Manage Jenkins, Credentials`)],
  ['circleci:context/', (name) => sentence(`the context ${name} under Organization Settings, Contexts`)],
  ['circleci:env/', (name) => sentence(`${name} under Project Settings, Environment Variables`)],
  ['azp:variable-group/', (name) => sentence(`the variable group ${name} under Pipelines, Library`)],
  ['azp:service-connection/', (name) => sentence(`the service connection ${name} under Project settings`)],
  ['azp:variable/', (name) => sentence(`the pipeline's variable ${name}`)],
  ['bitbucket:var/', (name) => sentence(`${name} under Repository settings, Repository variables`)],
  [
    'k8s:secret/',
    (name) => ({
      replace: `put the new value into${inNamespace(name)} and restart what mounts it`,
      remove: `kubectl delete${inNamespace(name)}`,
    }),
  ],
  [
    'secretref:aws-sm/',
    (name) => ({
      replace: `aws secretsmanager put-secret-value --secret-id ${shellWord(name)} --secret-string file://...`,
      remove: `aws secretsmanager delete-secret --secret-id ${shellWord(name)}`,
    }),
  ],
  [
    'secretref:ssm/',
    (name) => ({
      replace: `aws ssm put-parameter --name ${shellWord(name)} --type SecureString --overwrite --value file://...`,
      remove: `aws ssm delete-parameter --name ${shellWord(name)}`,
    }),
  ],
  [
    'secretref:gcp-sm/',
    (name) => {
      const [project, secret] = halves(name);
      const flag = project === '?' ? '' : ` --project ${project}`;
      return {
        replace: `gcloud secrets versions add ${secret}${flag} --data-file=...`,
        remove: `gcloud secrets delete ${secret}${flag}`,
      };
    },
  ],
  [
    'secretref:akv/',
    (name) => {
      const [vault, secret] = halves(name);
      const flags = `--vault-name ${vault} --name ${secret}`;
      return { replace: `az keyvault secret set ${flags} --file ...`, remove: `az keyvault secret delete ${flags}` };
    },
  ],
  [
    'secretref:vault/',
    (name) => ({
      replace: `vault kv put ${shellWord(name)} ...`,
      remove: `vault kv metadata delete ${shellWord(name)}`,
    }),
  ],
  ['secretref:', (name) => sentence(`${name} in its secret store`)],
  [
    'tf:',
    (name) => {
      const address = name.slice(name.lastIndexOf('/') + 1);
      const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
      const where = folder === '' ? '' : `-chdir=${shellWord(folder)} `;
      return {
        replace: `terraform ${where}apply -replace=${shellWord(address)}`,
        remove: `take ${address} out of the configuration and apply it`,
      };
    },
  ],
  ['cert:', (name) => sentence(`the certificate ${name} where it is served`)],
  ['sshkey:', (name) => sentence(`the public key ${name} where it is authorised`)],
  ['env:', (name) => sentence(`${name} wherever its environment is set`)],
];

function sentence(where: string): StoreSteps {
  return { replace: `put the new one into ${where}`, remove: `remove ${where}` };
}

/**
 * @param key a found key
 * @returns what is done at the place that it names; undefined where nothing is kept there that could be replaced
 */
export function storeSteps(key: string): StoreSteps | undefined {
  const [prefix, steps] = STORES.find(([each]) => key.startsWith(each)) ?? [];
  if (prefix === undefined || steps === undefined || key.includes('?')) return undefined;
  const rest = key.slice(prefix.length);
  const at = prefix.startsWith('gha:') || prefix === 'env:' ? rest.lastIndexOf('@') : -1;
  return at > 0 ? steps(rest.slice(0, at), rest.slice(at + 1)) : steps(rest, undefined);
}
