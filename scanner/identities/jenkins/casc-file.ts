import type { IdentityKind, IdentityReading } from '../../model';
import { readNamedValue } from '../named-value';
import { NOTHING_READ } from '../plain-source';
import { identityOfName } from '../provider';
import { ReferenceCollector, type LocatedPrivilege } from '../reference-collector';
import { readValue } from '../value';
import { itemsOf, pairsOf, readYaml, scalarAt, valueAt, visitBudget, type YamlNode, type YamlScalar } from '../yaml';

/** Types of credentials by their symbol in a configuration (the plugins' documentation of their JCasC support). */
const TYPES: Readonly<Record<string, { readonly kind: IdentityKind; readonly provider?: string }>> = {
  usernamePassword: { kind: 'service_account' },
  string: { kind: 'access_token' },
  basicSSHUserPrivateKey: { kind: 'ssh_key' },
  aws: { kind: 'iam_user', provider: 'aws' },
  azure: { kind: 'service_account', provider: 'azure' },
  azureImds: { kind: 'service_account', provider: 'azure' },
  certificate: { kind: 'certificate' },
  x509ClientCert: { kind: 'certificate' },
  gitHubApp: { kind: 'github_app', provider: 'github' },
  gitlabApiToken: { kind: 'access_token', provider: 'gitlab' },
  gitLabApiTokenImpl: { kind: 'access_token', provider: 'gitlab' },
  kubeconfig: { kind: 'kubernetes_service_account', provider: 'kubernetes' },
  openShiftBearerTokenCredentialImpl: { kind: 'kubernetes_service_account', provider: 'kubernetes' },
  vaultAppRoleCredential: { kind: 'secret_store', provider: 'vault' },
  vaultTokenCredential: { kind: 'secret_store', provider: 'vault' },
};

/** @returns the credentials that a configuration as code of Jenkins defines */
export function readCascFile(path: string, text: string): IdentityReading {
  if (!text.includes('domainCredentials')) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  const budget = visitBudget();
  for (const root of readYaml(text).documents) {
    for (const domain of itemsOf(valueAt(root, 'credentials', 'system', 'domainCredentials'))) {
      for (const item of itemsOf(valueAt(domain, 'credentials'))) {
        for (const { key, value } of pairsOf(item)) if (--budget.left > 0) addCredential(collector, key.value, value);
      }
    }
  }
  return collector.reading();
}

function addCredential(collector: ReferenceCollector, type: string, node: YamlNode): void {
  const id = scalarAt(node, 'id');
  if (id === undefined) return;
  const facts = TYPES[type];
  const own = identityOfName(id.value);
  const scope = scalarAt(node, 'scope');
  const values = pairsOf(node).flatMap(({ key, value }) => filledBy(collector, key.value, scalarAt(value)));
  const isStored = values.some((value) => value.isStored);
  collector.add({
    key: `jenkins:credential/${readValue(id.value).form === 'variable' ? '?' : id.value}`,
    linkedKeys: values.flatMap(({ variables }) => variables.map((name) => `env:${name}`)),
    role: isStored ? 'stores' : 'defines',
    kind: facts?.provider === undefined && own.kind !== 'other' ? own.kind : (facts?.kind ?? 'other'),
    provider: facts?.provider ?? own.provider,
    credential: type === 'azureImds' ? 'keyless' : 'static',
    duty: 'stored',
    privileges: scope === undefined ? [] : [scopeFact(scope)],
    syntax: 'jenkins.casc',
    range: id.range,
  });
}

/** A global credential is every job's; a system one only Jenkins' own. */
function scopeFact({ value, range }: YamlScalar): LocatedPrivilege {
  return { fact: `scope ${value}`, level: 'unknown', range };
}

interface Filled {
  readonly isStored: boolean;
  readonly variables: readonly string[];
}

/** What a field such as `secret` or `password` holds; a private key lies one level deeper and is no scalar here. */
function filledBy(collector: ReferenceCollector, name: string, scalar: YamlScalar | undefined): readonly Filled[] {
  if (
    scalar === undefined ||
    !/^(?:secret|password|secretKey|accessKey|apiToken|privateKey|token|passphrase)$/i.test(name)
  )
    return [];
  const found = readNamedValue({ name: 'PASSWORD', value: scalar.value });
  if (found?.isStored === true) collector.conceal(scalar.range);
  const variables = readValue(scalar.value).variables.flatMap((variable) =>
    variable.name === '' ? [] : [variable.name],
  );
  return [{ isStored: found?.isStored === true, variables }];
}
