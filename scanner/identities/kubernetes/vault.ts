import type { CredentialType } from '../../model';
import { scalarAt, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';
import type { ObjectContext } from './context';
import { namespacedKey, secretKey } from './keys';
import { addLinked } from './links';
import { textsIn } from './object';
import { identityOfSecret } from './secret-identity';

const INJECTED = 'vault.hashicorp.com/agent-inject-secret-';

/** Annotations of Vault's injector: developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations. */
export function readVaultAnnotations({ text, collector }: ObjectContext, annotations: YamlNode | undefined): void {
  for (const { key, value } of textsIn(annotations)) {
    if (!key.value.startsWith('vault.hashicorp.com/') || value.range.end <= value.range.start) continue;
    const said = text.name(value);
    if (key.value === 'vault.hashicorp.com/role') {
      collector.add({
        key: `vault:role/${said}`,
        role: 'uses',
        kind: 'workload_identity',
        provider: 'vault',
        credential: 'keyless',
        duty: 'found',
        syntax: 'k8s.vault-role',
        range: value.range,
      });
    } else if (key.value.startsWith(INJECTED)) {
      collector.add({
        key: `secretref:vault/${said}`,
        role: 'uses',
        ...identityOfSecret(said.slice(said.lastIndexOf('/') + 1), [key.value.slice(INJECTED.length)]),
        provider: 'vault',
        credential: 'brokered',
        duty: 'privileged',
        syntax: 'k8s.vault-injection',
        range: value.range,
      });
    }
  }
}

/** Vault Secrets Operator: a Secret that follows what Vault holds, or what it makes for a while. */
export function readVaultSecret({ object, text, collector }: ObjectContext): void {
  const { node, kind, namespace, name, range } = object;
  const mount = text.name(scalarAt(node, 'spec', 'mount'));
  const path = text.name(scalarAt(node, 'spec', 'path'));
  const destination = scalarAt(node, 'spec', 'destination', 'name');
  const credential: CredentialType = kind === 'VaultStaticSecret' ? 'brokered' : 'ephemeral';
  addLinked(collector, {
    key: namespacedKey(kind.toLowerCase(), namespace, name),
    linkedKeys: [
      ...(destination === undefined ? [] : [secretKey(namespace, text.name(destination))]),
      ...(path === '' ? [] : [`secretref:vault/${mount === '' ? '' : `${mount}/`}${path}`]),
    ],
    role: 'uses',
    kind: kind === 'VaultPKISecret' ? 'certificate' : identityOfSecret(name, []).kind,
    provider: 'vault',
    credential,
    duty: 'privileged',
    syntax: 'k8s.vault-secret',
    range,
  });
}

/** VaultAuth, VaultAuthGlobal: as whom the operator speaks to Vault. */
export function readVaultAuth({ object, text, collector }: ObjectContext): void {
  const { node, namespace, name, range } = object;
  const method = text.name(scalarAt(node, 'spec', 'method'));
  const isStored = method === 'appRole' || valueAt(node, 'spec', 'appRole') !== undefined;
  collector.add({
    key: namespacedKey('vaultauth', namespace, name),
    role: 'defines',
    kind: 'secret_store',
    provider: 'vault',
    credential: isStored ? 'static' : 'keyless',
    duty: 'privileged',
    privileges: [{ fact: 'opens the secrets kept in vault', level: 'privileged', range }],
    syntax: 'k8s.vault-auth',
    range,
  });
}
