import type { IdentityKind } from '../../model';
import { membersOf, nodeAt, readJson, textAt } from '../config';
import type { ConfigNode, ConfigText } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { addToolCredential, registryKey } from './credential';

/** docs.docker.com/reference/cli/docker/login: credentials by registry, or the helpers that keep them elsewhere. */
export function readDockerConfig(collector: ReferenceCollector): void {
  const root = readJson(collector.text);
  for (const { name, nameRange, value } of membersOf(nodeAt(root, 'auths'))) {
    const secret = ['auth', 'identitytoken', 'registrytoken', 'password']
      .map((field) => textAt(value, field))
      .find(Boolean);
    if (secret !== undefined)
      addText(collector, 'docker', registryKey('docker', name), 'docker.auth', nameRange, secret);
  }
  for (const { name, nameRange, value } of membersOf(nodeAt(root, 'credHelpers'))) {
    if (value.type !== 'text') continue;
    collector.add({
      key: registryKey('docker', name),
      role: 'uses',
      kind: 'registry_credential',
      provider: 'docker',
      credential: 'brokered',
      duty: 'found',
      consumer: value.value,
      syntax: 'docker.credential-helper',
      range: nameRange,
    });
  }
}

/** getcomposer.org/doc/articles/authentication-for-private-packages. */
export function readComposerAuth(collector: ReferenceCollector): void {
  const root = readJson(collector.text);
  for (const { name: method, value: hosts } of membersOf(root)) {
    if (!/^(?:http-basic|bearer|github-oauth|gitlab-oauth|gitlab-token|bitbucket-oauth|forgejo-token)$/.test(method))
      continue;
    for (const { name, nameRange, value } of membersOf(hosts)) {
      const secret =
        value.type === 'text'
          ? value
          : ['password', 'token', 'consumer-secret'].map((field) => textAt(value, field)).find(Boolean);
      if (secret !== undefined)
        addText(collector, 'composer', registryKey('composer', name), 'composer.auth', nameRange, secret);
    }
  }
}

/** developer.hashicorp.com/terraform/cli/config: `credentials.tfrc.json`. */
export function readTerraformCredentials(collector: ReferenceCollector): void {
  for (const { name, nameRange, value } of membersOf(nodeAt(readJson(collector.text), 'credentials'))) {
    const token = textAt(value, 'token');
    if (token !== undefined)
      addText(collector, 'terraform', registryKey('terraform', name), 'terraform.credentials', nameRange, token);
  }
}

function addText(
  collector: ReferenceCollector,
  provider: string,
  key: string,
  syntax: string,
  range: ConfigText['range'],
  secret: ConfigText,
  kind: IdentityKind = 'registry_credential',
): void {
  addToolCredential(collector, { key, kind, provider, syntax, range, value: secret.value, valueRange: secret.range });
}

/** cloud.google.com/iam/docs/keys-create-delete: a key file, or how another identity is traded for Google's. */
export function readGoogleCredentials(collector: ReferenceCollector): void {
  const root = readJson(collector.text);
  const type = textAt(root, 'type')?.value;
  if (type === 'service_account') addServiceAccount(collector, root);
  else if (type === 'external_account') addExternalAccount(collector, root);
}

function addServiceAccount(collector: ReferenceCollector, root: ConfigNode | undefined): void {
  const email = textAt(root, 'client_email');
  const secret = textAt(root, 'private_key');
  if (email === undefined || secret === undefined) return;
  collector.conceal(secret.range);
  const isFilled = secret.value.includes('PRIVATE KEY') && secret.value.length > 200;
  collector.add({
    key: `gcp:sa/${email.value}`,
    role: isFilled ? 'stores' : 'uses',
    kind: 'service_account',
    provider: 'gcp',
    credential: 'static',
    duty: isFilled ? 'stored' : 'found',
    lifetime: { source: 'a service account key: it never ends' },
    syntax: 'gcp.service-account-key',
    range: email.range,
  });
}

function addExternalAccount(collector: ReferenceCollector, root: ConfigNode | undefined): void {
  const audience = textAt(root, 'audience');
  const url = textAt(root, 'service_account_impersonation_url');
  const email = /serviceAccounts\/([^:/]{1,200}):/.exec(url?.value ?? '')?.[1];
  const shown = url !== undefined && email !== undefined ? url : audience;
  if (shown === undefined) return;
  collector.add({
    key: `gcp:sa/${email ?? '?'}`,
    role: 'federates',
    kind: 'service_account',
    provider: 'gcp',
    credential: 'keyless',
    duty: 'found',
    federation: audience?.value,
    syntax: 'gcp.external-account',
    range: shown.range,
  });
}
