import {
  addUses,
  addVariables,
  identityOfNames,
  mayFillCredential,
  rangesOf,
  readPipeline,
  staticName,
  type PipelineDialect,
  type PipelineReading,
  type VariableStore,
} from '../pipeline';
import { plainSource } from '../plain-source';
import { itemsOf, pairAt, pairsOf, scalarAt, valueAt, type YamlNode, type YamlScalar } from '../yaml';

/** Google Cloud Build: secrets that it fetches or decrypts, the account by which a build works, substitutions. */
export const cloudBuild = plainSource({
  id: 'cloud-build',
  systems: ['cloudbuild'],
  claims: (path) => /(?:^|\/)[^/]{0,60}cloudbuild[^/]{0,60}\.(?:ya?ml|json)$/i.test(path),
  read: (path, text) => readPipeline(dialect, path, text),
});

const dialect: PipelineDialect = {
  prefix: 'cloudbuild',
  style: 'shell',
  mayName: (text) => /secret|serviceAccount/i.test(text) || mayFillCredential(text),
  readDocument,
};

/** Only names with an underscore in front are the user's own; a trigger fills them. */
const store: VariableStore = {
  keyOf: (name) => `cloudbuild:substitution/${name}`,
  syntax: 'cloudbuild.substitution',
  // An account's address is no credential.
  predefined: (name) => (name.startsWith('_') && !/_(?:SERVICE_ACCOUNT|SA)$/.test(name) ? undefined : 'setting'),
};

function readDocument(reading: PipelineReading, root: YamlNode): void {
  const secrets = readSecrets(reading, root);
  addVariables(reading, store, 'cloudbuild.literal', pairAt(root, 'substitutions')?.value);
  const account = scalarAt(root, 'serviceAccount');
  if (account !== undefined) addAccount(reading, account);
  for (const step of itemsOf(pairAt(root, 'steps')?.value)) {
    const consumer = scalarAt(step, 'name')?.value;
    for (const item of itemsOf(pairAt(step, 'secretEnv')?.value)) {
      const name = scalarAt(item);
      const use = name && secrets.get(name.value);
      if (name !== undefined && use !== undefined)
        reading.collector.add({ ...use, role: 'uses', consumer, syntax: 'cloudbuild.secret-env', range: name.range });
    }
    addUses(reading, store, rangesOf(step), { consumer });
  }
}

type SecretDraft = Parameters<PipelineReading['collector']['add']>[0];

/** @returns what each variable of `secretEnv` stands for */
function readSecrets(reading: PipelineReading, root: YamlNode): ReadonlyMap<string, SecretDraft> {
  const found = new Map<string, SecretDraft>();
  for (const item of itemsOf(valueAt(root, 'availableSecrets', 'secretManager'))) {
    const version = scalarAt(item, 'versionName');
    const variable = scalarAt(item, 'env')?.value;
    if (version === undefined) continue;
    const draft = managedSecret(version, variable);
    reading.collector.add(draft);
    if (variable !== undefined) found.set(variable, draft);
  }
  const inline = itemsOf(valueAt(root, 'availableSecrets', 'inline')).map((item) => pairAt(item, 'envMap')?.value);
  const older = itemsOf(pairAt(root, 'secrets')?.value).map((item) => pairAt(item, 'secretEnv')?.value);
  for (const map of [...inline, ...older]) {
    for (const { key } of pairsOf(map)) {
      const draft = encryptedSecret(key);
      reading.collector.add(draft);
      found.set(key.value, draft);
    }
  }
  return found;
}

/** `projects/$PROJECT_ID/secrets/npm-token/versions/latest` */
function managedSecret({ value, range }: YamlScalar, variable: string | undefined): SecretDraft {
  const [, project = '?', name = '?'] = /^projects\/([^/]{1,100})\/secrets\/([^/]{1,255})/.exec(value) ?? [];
  const [owner, secret] = [staticName(project), staticName(name)];
  return {
    key: `cloudbuild:secret/${secret}`,
    linkedKeys: owner.includes('?') || secret.includes('?') ? [] : [`secretref:gcp-sm/${owner}/${secret}`],
    role: 'uses',
    kind: 'secret_store',
    provider: 'gcp',
    credential: 'brokered',
    duty: 'found',
    consumer: variable,
    syntax: 'cloudbuild.secret-manager',
    range,
  };
}

/** A value that Google's key service decrypts for the build. */
function encryptedSecret({ value, range }: YamlScalar): SecretDraft {
  return {
    key: `cloudbuild:encrypted/${value}`,
    role: 'stores',
    ...identityOfNames([value]),
    duty: 'stored',
    syntax: 'cloudbuild.encrypted',
    range,
  };
}

/** `projects/acme/serviceAccounts/deploy@acme.iam.gserviceaccount.com`, or the address alone. */
function addAccount({ collector }: PipelineReading, { value, range }: YamlScalar): void {
  const account = staticName(value.slice(value.lastIndexOf('/') + 1));
  collector.add({
    key: `gcp:sa/${account}`,
    role: 'uses',
    kind: 'service_account',
    provider: 'gcp',
    credential: 'keyless',
    duty: account === '?' ? 'found' : 'privileged',
    syntax: 'cloudbuild.service-account',
    range,
  });
}
