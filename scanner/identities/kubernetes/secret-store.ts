import { eachScalar, pairsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';
import type { ObjectContext } from './context';
import { clusterKey, namespacedKey, secretKey, UNKNOWN } from './keys';
import { addLinked } from './links';
import type { StoreFacts } from './fragment';
import { addSecretUses } from './secret-uses';
import type { SecretUse } from './secret-uses';

/** Stores by the name of their provider block: external-secrets.io/latest/provider. */
const VENDORS: Readonly<Record<string, string>> = {
  aws: 'aws',
  azurekv: 'azure',
  gcpsm: 'gcp',
  vault: 'vault',
  onepassword: 'onepassword',
  onepasswordSDK: 'onepassword',
  gitlab: 'gitlab',
  github: 'github',
  ibm: 'ibm',
  oracle: 'oracle',
  kubernetes: 'kubernetes',
};

/** @returns undefined where the object names no provider */
export function storeFactsOf(store: YamlNode): StoreFacts | undefined {
  const found = vendorOf(store);
  if (found === undefined) return undefined;
  const { vendor, block } = found;
  const said = (field: string): string => scalarAt(block, field)?.value ?? UNKNOWN;
  switch (vendor) {
    case 'aws':
      return { vendor, prefix: said('service') === 'ParameterStore' ? 'ssm' : 'aws-sm' };
    case 'gcp':
      return { vendor, prefix: `gcp-sm/${said('projectID')}` };
    case 'azure':
      return { vendor, prefix: `akv/${/^https:\/\/([\w-]{1,60})\./.exec(said('vaultUrl'))?.[1] ?? UNKNOWN}` };
    case '1password':
    case 'onepassword':
      return { vendor, prefix: 'op/?' };
    default:
      return { vendor, prefix: vendor };
  }
}

/** @returns the store's vendor and its block */
function vendorOf(store: YamlNode): { readonly vendor: string; readonly block: YamlNode } | undefined {
  const [pair] = pairsOf(valueAt(store, 'spec', 'provider'));
  if (pair === undefined) return undefined;
  const name = pair.key.value;
  return { vendor: Object.hasOwn(VENDORS, name) ? (VENDORS[name] ?? name) : name.toLowerCase(), block: pair.value };
}

/** external-secrets.io: SecretStore and ClusterSecretStore, the credential that opens all others. */
export function readSecretStore({ object, text, collector }: ObjectContext): void {
  const { node, kind, namespace, name, range } = object;
  const found = vendorOf(node);
  if (found === undefined) return;
  const { vendor, block } = found;
  const isCluster = kind === 'ClusterSecretStore';
  const secrets = secretsIn(block, text, isCluster ? UNKNOWN : namespace);
  const keys = new Set(secrets.map((secret) => secretKey(secret.namespace, secret.name)));
  addLinked(collector, {
    key: isCluster ? clusterKey('clustersecretstore', name) : namespacedKey('secretstore', namespace, name),
    // A Secret that alone opens the store is the store's credential.
    linkedKeys: keys.size === 1 ? [...keys] : [],
    role: 'defines',
    kind: 'secret_store',
    provider: vendor,
    credential: vendor === 'fake' ? 'unknown' : secrets.length > 0 ? 'static' : 'keyless',
    duty: 'privileged',
    privileges: [{ fact: `opens the secrets kept in ${vendor}`, level: 'privileged', range }],
    syntax: 'k8s.secret-store',
    range,
  });
  addSecretUses(collector, secrets);
}

/** `secretRef: {accessKeyIDSecretRef: {name, key}}`, `tokenSecretRef: {name, key}`, `secretRef: {clientId: {name, key}}`. */
function secretsIn(block: YamlNode, text: ObjectContext['text'], namespace: string): readonly SecretUse[] {
  const found: SecretUse[] = [];
  eachScalar(block, (scalar, path) => {
    if (path.at(-1) !== 'name' || scalar.range.end <= scalar.range.start) return;
    if (!path.some((part) => /secret(?:Access\w{0,20}|Key\w{0,20})?Ref$/i.test(String(part)))) return;
    const consumer = String(path.at(-2));
    found.push({
      name: text.name(scalar),
      range: scalar.range,
      namespace,
      syntax: 'k8s.secret-ref',
      consumer,
      key: consumer,
    });
  });
  return found;
}
