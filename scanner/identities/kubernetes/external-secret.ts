import { itemsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';
import type { ObjectContext } from './context';
import { namespacedKey, secretKey, UNKNOWN } from './keys';
import { addLinked } from './links';
import { identityOfSecret } from './secret-identity';

/** What an ExternalSecret awaits: the store of that name, as it is written. */
export function storeId(kind: string, namespace: string, writtenName: string): string {
  return kind === 'ClusterSecretStore'
    ? `ClusterSecretStore ${writtenName}`
    : `SecretStore ${namespace}/${writtenName}`;
}

/** external-secrets.io: ExternalSecret and ClusterExternalSecret, which fetch into a Secret what a store holds. */
export function readExternalSecret({ object, text, collector }: ObjectContext): void {
  const { node, kind, namespace, name, range } = object;
  const isCluster = kind === 'ClusterExternalSecret';
  const spec = isCluster ? valueAt(node, 'spec', 'externalSecretSpec') : valueAt(node, 'spec');
  const store = scalarAt(spec, 'secretStoreRef', 'name');
  const storeKind = scalarAt(spec, 'secretStoreRef', 'kind')?.value ?? 'SecretStore';
  const remote = remoteKeys(spec, text);
  const target = text.name(scalarAt(spec, 'target', 'name')) || name;
  const written = itemsOf(valueAt(spec, 'data')).flatMap((item) => scalarAt(item, 'secretKey') ?? []);
  const identity = identityOfSecret(target, [...written.map((key) => text.name(key)), ...remote]);
  addLinked(collector, {
    key: isCluster ? `k8s:clusterexternalsecret/${name}` : namespacedKey('externalsecret', namespace, name),
    linkedKeys: isCluster ? [] : [secretKey(namespace, target)],
    role: 'uses',
    kind: identity.kind,
    provider: identity.provider,
    credential: 'brokered',
    duty: 'privileged',
    lifetime: refreshOf(spec),
    consumer: store === undefined ? undefined : `${storeKind} ${text.name(store)}`,
    syntax: 'k8s.external-secret',
    range,
    awaits: store === undefined ? undefined : storeId(storeKind, namespace, text.written(store)),
  });
}

/** How often the value is fetched anew says nothing of its end, only that a rotated one arrives. */
function refreshOf(spec: YamlNode | undefined) {
  const interval = scalarAt(spec, 'refreshInterval')?.value;
  const policy = scalarAt(spec, 'refreshPolicy')?.value;
  if (policy === 'CreatedOnce') return { source: 'refreshPolicy: CreatedOnce, a rotated value does not arrive' };
  if (interval !== undefined && /^0[smh]?$/.test(interval)) {
    return { source: `refreshInterval: ${interval}, a rotated value does not arrive` };
  }
  return undefined;
}

function remoteKeys(spec: YamlNode | undefined, text: ObjectContext['text']): readonly string[] {
  return [
    ...itemsOf(valueAt(spec, 'data')).map((item) => scalarAt(item, 'remoteRef', 'key')),
    ...itemsOf(valueAt(spec, 'dataFrom')).map((item) => scalarAt(item, 'extract', 'key') ?? scalarAt(item, 'key')),
  ].flatMap((key) => (key === undefined ? [] : text.name(key)));
}

/** PushSecret: the other way round. */
export function readPushSecret({ object, text, collector }: ObjectContext): void {
  const selected = scalarAt(object.node, 'spec', 'selector', 'secret', 'name');
  if (selected === undefined) return;
  const name = text.name(selected);
  collector.add({
    key: secretKey(object.namespace, name || UNKNOWN),
    role: 'uses',
    ...identityOfSecret(name, []),
    credential: 'static',
    duty: 'privileged',
    consumer: `PushSecret ${object.name}`,
    syntax: 'k8s.push-secret',
    range: selected.range,
  });
}
