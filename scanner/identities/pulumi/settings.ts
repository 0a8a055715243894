import { isLiteralCredential } from '../cloud';
import { isCredentialName } from '../credential-name';
import { membersOf, nodeAt, readYamlConfig, textAt, textsOf } from '../config';
import type { ConfigMember, ConfigNode } from '../config';
import { identityOfName } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { settingKey } from './keys';

/** Reports what `Pulumi.<stack>.yaml` holds: encrypted values, plain ones that are credentials, and what opens them. */
export function reportStackSettings(stack: string, text: string, into: ReferenceCollector): void {
  const root = readYamlConfig(text);
  for (const member of membersOf(nodeAt(root, 'config'))) reportSetting(stack, member, into);
  reportKeeper(stack, root, into);
  for (const name of textsOf(nodeAt(root, 'environment'))) {
    into.add({
      key: `pulumi:environment/${name.value}`,
      range: name.range,
      role: 'uses',
      kind: 'secret_store',
      provider: 'pulumi',
      credential: 'brokered',
      duty: 'found',
      environment: stack,
      syntax: 'pulumi.environment',
    });
  }
}

function reportSetting(stack: string, { name, nameRange, value }: ConfigMember, into: ReferenceCollector): void {
  const bare = name.slice(name.indexOf(':') + 1);
  const isSealed = isSecure(value, 0);
  const isPlain = value.type === 'text' && isCredentialName(bare) && isLiteralCredential(value.value, bare);
  if (!isSealed && !isPlain) return;
  if (isPlain && !isSealed) into.conceal(value.range);
  const { kind, provider, credential } = identityOfName(name.replace(':', '_'));
  into.add({
    key: settingKey(stack, name),
    range: nameRange,
    role: 'stores',
    kind,
    provider,
    credential,
    duty: isPlain || isCredentialName(bare) ? 'stored' : 'found',
    confidence: isSealed ? 'certain' : 'likely',
    environment: stack,
    syntax: isSealed ? 'pulumi.secure' : 'pulumi.plain',
  });
}

/** Objects hold encrypted values within. */
function isSecure(node: ConfigNode, depth: number): boolean {
  if (node.type === 'text' || depth > DEEPEST) return false;
  if (node.type === 'list') return node.items.some((item) => isSecure(item, depth + 1));
  return node.members.some(
    ({ name, value }) => (name === 'secure' && value.type === 'text') || isSecure(value, depth + 1),
  );
}

const DEEPEST = 10;

/** The key that opens all encrypted values of the stack: a passphrase, or a key of a cloud (pulumi.com, "Secrets"). */
function reportKeeper(stack: string, root: ConfigNode | undefined, into: ReferenceCollector): void {
  const provider = textAt(root, 'secretsprovider');
  if (provider !== undefined && provider.value !== 'passphrase') {
    const [scheme = ''] = provider.value.split('://', 1);
    into.add({
      key: settingKey(stack, 'secretsprovider'),
      range: provider.range,
      role: 'uses',
      kind: 'encryption_key',
      provider: KEEPERS[scheme] ?? 'pulumi',
      credential: 'brokered',
      duty: 'found',
      environment: stack,
      syntax: 'pulumi.secrets-provider',
    });
    return;
  }
  const salt = textAt(root, 'encryptionsalt');
  if (salt === undefined) return;
  into.add({
    key: 'env:PULUMI_CONFIG_PASSPHRASE',
    range: salt.range,
    role: 'uses',
    kind: 'encryption_key',
    provider: 'pulumi',
    credential: 'static',
    duty: 'privileged',
    privileges: [{ fact: `opens every secret of the stack ${stack}`, level: 'privileged', range: salt.range }],
    environment: stack,
    syntax: 'pulumi.passphrase',
  });
}

const KEEPERS: Readonly<Record<string, string>> = {
  awskms: 'aws',
  azurekeyvault: 'azure',
  gcpkms: 'gcp',
  hashivault: 'vault',
};
