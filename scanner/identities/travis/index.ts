import {
  cipherName,
  addUses,
  identityOfNames,
  mayFillCredential,
  pairsUnder,
  rangesOf,
  readPipeline,
  type PipelineDialect,
  type PipelineReading,
  type PlacedPair,
  type VariableStore,
} from '../pipeline';
import { plainSource } from '../plain-source';
import { providerOfServer } from '../provider';
import { itemsOf, pairsOf, scalarAt, type YamlNode } from '../yaml';

/** Travis CI: what is encrypted in the file, variables of the repository's settings, and encrypted files. */
export const travis = plainSource({
  id: 'travis',
  systems: ['travis'],
  claims: (path) => /(?:^|\/)\.travis\.ya?ml$/.test(path),
  read: (path, text) => readPipeline(dialect, path, text),
});

const dialect: PipelineDialect = {
  prefix: 'travis',
  style: 'shell',
  mayName: (text) => text.includes('secure') || text.includes('openssl') || mayFillCredential(text),
  readDocument,
};

const store: VariableStore = {
  keyOf: (name) => `travis:env/${name}`,
  syntax: 'travis.variable-ref',
  predefined: (name) =>
    /^TRAVIS_(?!.*(?:TOKEN|PASSWORD|SECRET|KEY)$)|^(?:CI|HAS_\w{1,40})$/.test(name) ? 'setting' : undefined,
};

function readDocument(reading: PipelineReading, root: YamlNode): void {
  const pairs = pairsUnder(reading, root);
  for (const { key, value } of pairs)
    if (key.value === 'deploy') for (const item of itemsOf(value)) addDeployment(reading, item);
  for (const pair of pairs) if (pair.key.value === 'secure') addEncrypted(reading, pair);
  addEncryptedFiles(reading);
  for (const { key, value } of pairsOf(root)) if (key.value !== 'deploy') addUses(reading, store, rangesOf(value));
}

function addDeployment(reading: PipelineReading, item: YamlNode): void {
  const name = scalarAt(item, 'provider')?.value;
  const provider = name === undefined ? undefined : providerOf(name);
  for (const pair of pairsUnder(reading, item)) {
    if (pair.key.value === 'secure') addEncrypted(reading, { ...pair, path: ['deploy', ...pair.path] }, provider);
  }
  addUses(reading, store, rangesOf(item), { consumer: name, provider });
}

/** The deployment provider's own name, as Travis writes it, in ours. */
function providerOf(name: string): string | undefined {
  const known: Readonly<Record<string, string>> = {
    releases: 'github',
    pages: 'github',
    s3: 'aws',
    codedeploy: 'aws',
    lambda: 'aws',
    elasticbeanstalk: 'aws',
    gcs: 'gcp',
    gae: 'gcp',
    azure_web_apps: 'azure',
  };
  return known[name] ?? providerOfServer(name);
}

/** An encrypted `NAME=value` hides its name too, so that the cipher itself has to be one. */
function addEncrypted({ collector }: PipelineReading, { value, path }: PlacedPair, known?: string): void {
  const cipher = scalarAt(value);
  if (cipher === undefined) return;
  const [section, ...inner] = path;
  const field = section === 'env' ? undefined : inner.at(-2);
  const place = path.slice(0, -1).filter((name) => name !== 'secure');
  const provider = known ?? place.map(providerOf).find((found) => found !== undefined);
  collector.add({
    key: `travis:secure/${cipherName(cipher.value.replace(/\s/g, ''))}`,
    role: 'stores',
    ...identityOfNames([field, ...place.reverse()], { provider }),
    duty: 'stored',
    consumer: place.join('.') === '' ? undefined : path.slice(0, -1).join('.'),
    syntax: 'travis.secure',
    range: cipher.range,
  });
}

/** `travis encrypt-file`: the key is a variable of the repository, what it opens lies beside the file. */
const ENCRYPTED_FILE = /\bopenssl\s(?:[^\n;|&]|\\\r?\n){0,200}?\s-in\s{1,5}["']?([\w./-]{1,200})/g;

function addEncryptedFiles({ collector, text }: PipelineReading): void {
  for (const { index, 0: whole, 1: file = '' } of text.matchAll(ENCRYPTED_FILE)) {
    if (!whole.includes('encrypted_')) continue;
    const end = index + whole.length;
    collector.add({
      key: `travis:encrypted-file/${file.replace(/^\.\//, '')}`,
      role: 'uses',
      ...identityOfNames([file.replace(/\.enc$/, '').replace(/\.\w{1,5}$/, '')], {
        otherwise: /rsa|ed25519|ssh|pem/i.test(file) ? 'ssh_key' : 'other',
      }),
      duty: 'stored',
      syntax: 'travis.encrypted-file',
      range: { start: end - file.length, end },
    });
  }
}
