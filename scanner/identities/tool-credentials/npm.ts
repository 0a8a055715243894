import { readIni } from '../ini';
import type { IniEntry } from '../ini';
import type { ReferenceCollector } from '../reference-collector';
import { follow, pairsOf, readYaml, scalarAt, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';
import { addToolCredential, registryKey } from './credential';

const DEFAULT_REGISTRY = 'npm';

/** npm documentation, "npmrc": `//host/path/:_authToken`, or for the default registry without a host. */
export function readNpmrc(collector: ReferenceCollector): void {
  const entries = readIni(collector.text);
  const own = entries.find(({ name }) => name === 'registry')?.value;
  for (const entry of entries) addNpmEntry(collector, entry, own);
}

function addNpmEntry(collector: ReferenceCollector, entry: IniEntry, own: string | undefined): void {
  const colon = entry.name.lastIndexOf(':');
  const field = entry.name.slice(colon + 1);
  if (!/^(?:_authToken|_auth|_password|keyfile|key)$/.test(field)) return;
  const host = colon > 0 ? entry.name.slice(0, colon) : (own ?? DEFAULT_REGISTRY);
  addToolCredential(collector, {
    key: registryKey('npm', host),
    kind: field.startsWith('key') ? 'certificate' : 'registry_credential',
    provider: 'npm',
    syntax: 'npm.auth',
    range: entry.nameRange,
    value: entry.value,
    valueRange: entry.valueRange,
    consumer: field,
  });
}

/** yarnpkg.com/configuration/yarnrc: at the top, by registry and by scope. */
export function readYarnrc(collector: ReferenceCollector): void {
  const [root] = readYaml(collector.text).documents;
  const server = scalarAt(root, 'npmRegistryServer')?.value ?? DEFAULT_REGISTRY;
  addYarnSettings(collector, root, server);
  for (const { key, value } of pairsOf(valueAt(root, 'npmRegistries'))) addYarnSettings(collector, value, key.value);
  for (const { value } of pairsOf(valueAt(root, 'npmScopes'))) {
    addYarnSettings(collector, value, scalarAt(value, 'npmRegistryServer')?.value ?? server);
  }
}

function addYarnSettings(collector: ReferenceCollector, node: YamlNode | undefined, host: string): void {
  for (const { key, value } of pairsOf(node)) {
    const scalar = follow(value);
    if (!/^npmAuth(?:Token|Ident)$/.test(key.value) || scalar?.type !== 'scalar') continue;
    addToolCredential(collector, {
      key: registryKey('npm', host),
      kind: 'registry_credential',
      provider: 'npm',
      syntax: 'yarn.auth',
      range: key.range,
      value: scalar.value,
      valueRange: scalar.range,
      consumer: key.value,
    });
  }
}
