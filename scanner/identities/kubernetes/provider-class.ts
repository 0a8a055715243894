import { itemsOf, scalarAt, valueAt } from '../yaml';
import type { ObjectContext } from './context';
import { namespacedKey, secretKey } from './keys';
import { addLinked } from './links';

/** Stores by the driver's provider: secrets-store-csi-driver.sigs.k8s.io/providers. */
const STORES: Readonly<Record<string, string>> = { aws: 'aws-sm', azure: 'akv', gcp: 'gcp-sm', vault: 'vault' };

/** SecretProviderClass of the Secrets Store CSI driver: what a store holds, mounted into pods. */
export function readProviderClass({ object, text, collector }: ObjectContext): void {
  const { node, namespace, name, range } = object;
  const provider = text.name(scalarAt(node, 'spec', 'provider'));
  const mirrored = itemsOf(valueAt(node, 'spec', 'secretObjects')).flatMap(
    (item) => scalarAt(item, 'secretName') ?? [],
  );
  const isTokenless = scalarAt(node, 'spec', 'parameters', 'useVMManagedIdentity')?.value === 'true';
  addLinked(collector, {
    key: namespacedKey('secretproviderclass', namespace, name),
    linkedKeys: mirrored.map((secret) => secretKey(namespace, text.name(secret))),
    role: 'uses',
    kind: 'secret_store',
    provider: provider === '' ? 'unknown' : provider,
    credential: 'brokered',
    duty: 'privileged',
    consumer: isTokenless ? 'managed identity of the node' : undefined,
    syntax: 'k8s.secret-provider-class',
    range,
  });
  const objects = scalarAt(node, 'spec', 'parameters', 'objects');
  const store = Object.hasOwn(STORES, provider) ? STORES[provider] : undefined;
  if (objects === undefined || store === undefined) return;
  const vault =
    provider === 'azure' ? `${text.name(scalarAt(node, 'spec', 'parameters', 'keyvaultName')) || '?'}/` : '';
  const written = collector.text.slice(objects.range.start, objects.range.end);
  for (const match of written.matchAll(/\b(?:objectName|secretPath|resourceName): *["']?([\w/.{}$:-]{1,200})/g)) {
    const [all, name = ''] = match;
    // Vault's has a path; the object's name is the file's.
    if (all.startsWith('objectName') && written.includes('secretPath:')) continue;
    const end = objects.range.start + match.index + all.length;
    collector.add({
      key: `secretref:${store}/${vault}${name}`,
      role: 'uses',
      kind: 'other',
      provider,
      credential: 'brokered',
      duty: 'privileged',
      syntax: 'k8s.mounted-object',
      range: { start: end - name.length, end },
    });
  }
}
