import { itemsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode, YamlScalar } from '../yaml';
import type { ObjectContext } from './context';
import { namespacedKey, OPEN_STORE, secretKey, UNKNOWN } from './keys';
import { addLinked } from './links';
import { identityOfSecret } from './secret-identity';

/** What an ExternalSecret awaits: the store of that name, as it is written. */
export function storeId(kind: string, namespace: string, writtenName: string): string {
  return kind === 'ClusterSecretStore'
    ? `ClusterSecretStore ${writtenName}`
    : `SecretStore ${namespace}/${writtenName}`;
}

/** external-secrets.io: ExternalSecret and ClusterExternalSecret, which fetch into a Secret what a store holds. */
export function readExternalSecret(context: ObjectContext): void {
  const { object, text, collector } = context;
  const { node, kind, namespace, name, range } = object;
  const isCluster = kind === 'ClusterExternalSecret';
  const spec = isCluster ? valueAt(node, 'spec', 'externalSecretSpec') : valueAt(node, 'spec');
  const store = scalarAt(spec, 'secretStoreRef', 'name');
  const storeKind = scalarAt(spec, 'secretStoreRef', 'kind')?.value ?? 'SecretStore';
  const remote = remoteKeys(spec);
  const awaits = store === undefined ? undefined : storeId(storeKind, namespace, text.written(store));
  const target = text.name(scalarAt(spec, 'target', 'name')) || name;
  const written = itemsOf(valueAt(spec, 'data')).flatMap((item) => scalarAt(item, 'secretKey') ?? []);
  const identity = identityOfSecret(
    target,
    [...written, ...remote].map((key) => text.name(key)),
  );
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
    awaits,
  });
  for (const key of remote) addRemote(context, key, awaits);
}

/** What the store calls it. */
function addRemote({ object, text, collector }: ObjectContext, key: YamlScalar, awaits: string | undefined): void {
  const name = text.name(key);
  collector.add({
    key: `${OPEN_STORE}${name.startsWith('/') ? name.slice(1) : name}`,
    role: 'uses',
    ...identityOfSecret(name.slice(name.lastIndexOf('/') + 1), []),
    credential: 'brokered',
    duty: 'found',
    consumer: `${object.kind} ${object.name}`,
    syntax: 'k8s.remote-secret',
    range: key.range,
    awaits,
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

function remoteKeys(spec: YamlNode | undefined): readonly YamlScalar[] {
  return [
    ...itemsOf(valueAt(spec, 'data')).map((item) => scalarAt(item, 'remoteRef', 'key')),
    ...itemsOf(valueAt(spec, 'dataFrom')).map((item) => scalarAt(item, 'extract', 'key') ?? scalarAt(item, 'key')),
  ].filter((key) => key !== undefined);
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
