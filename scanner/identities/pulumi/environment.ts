import { durationSeconds } from './duration';
import { membersOf, nodeAt, readYamlConfig, textAt } from '../config';
import type { ConfigMember, ConfigNode } from '../config';
import { identityOfName } from '../provider';
import type { ReferenceCollector } from '../reference-collector';

/** What an environment of Pulumi ESC opens by itself, by the end of the function's name (pulumi.com, "ESC providers"). */
const LOGINS: Readonly<
  Record<string, readonly [provider: string, kind: 'iam_role' | 'workload_identity' | 'secret_store']>
> = {
  'aws-login': ['aws', 'iam_role'],
  'azure-login': ['azure', 'workload_identity'],
  'gcp-login': ['gcp', 'workload_identity'],
  'vault-login': ['vault', 'secret_store'],
  'aws-secrets': ['aws', 'secret_store'],
  'aws-parameter-store': ['aws', 'secret_store'],
  'azure-secrets': ['azure', 'secret_store'],
  'gcp-secrets': ['gcp', 'secret_store'],
  'vault-secrets': ['vault', 'secret_store'],
  '1password-secrets': ['1password', 'secret_store'],
};

/** Reports what a definition of an ESC environment opens and holds. */
export function reportEnvironment(name: string, text: string, into: ReferenceCollector): void {
  if (!text.includes('fn::')) return;
  visit(nodeAt(readYamlConfig(text), 'values'), [], name, into);
}

const DEEPEST = 12;

function visit(
  node: ConfigNode | undefined,
  path: readonly string[],
  environment: string,
  into: ReferenceCollector,
): void {
  if (path.length > DEEPEST) return;
  for (const member of membersOf(node)) {
    const [, opened] = /^fn::open::([\w-]{1,60})$/.exec(member.name) ?? [];
    if (opened !== undefined) reportLogin(opened, member, path, environment, into);
    else if (member.name === 'fn::secret') reportSecret(member, path, environment, into);
    else visit(member.value, [...path, member.name], environment, into);
  }
}

function reportLogin(
  opened: string,
  { nameRange, value }: ConfigMember,
  path: readonly string[],
  environment: string,
  into: ReferenceCollector,
): void {
  const [provider, kind] = (Object.hasOwn(LOGINS, opened) ? LOGINS[opened] : undefined) ?? ['unknown', 'secret_store'];
  const isKeyless = nodeAt(value, 'oidc') !== undefined;
  const role =
    textAt(value, 'oidc', 'roleArn') ?? textAt(value, 'oidc', 'serviceAccount') ?? textAt(value, 'oidc', 'clientId');
  const duration = textAt(value, 'oidc', 'duration')?.value;
  const seconds = durationSeconds(duration);
  into.add({
    key: `pulumi:environment/${environment}/${path.join('.')}`,
    range: nameRange,
    role: isKeyless ? 'federates' : 'uses',
    kind,
    provider,
    credential: isKeyless ? 'keyless' : nodeAt(value, 'static') === undefined ? 'brokered' : 'static',
    duty: 'found',
    privileges: role === undefined ? [] : [{ fact: `role ${role.value}`, level: 'unknown', range: role.range }],
    ...(seconds !== undefined && { lifetime: { seconds, source: `duration: ${duration ?? ''}` } }),
    ...(isKeyless && { federation: `pulumi ${environment}` }),
    syntax: `pulumi.esc-${opened}`,
  });
}

function reportSecret(
  { nameRange, value }: ConfigMember,
  path: readonly string[],
  environment: string,
  into: ReferenceCollector,
): void {
  const name = path.at(-1) ?? '?';
  const isSealed = nodeAt(value, 'ciphertext') !== undefined;
  if (value.type === 'text') into.conceal(value.range);
  const { kind, provider, credential } = identityOfName(name);
  into.add({
    key: `pulumi:environment/${environment}/${path.join('.')}`,
    range: nameRange,
    role: 'stores',
    kind,
    provider,
    credential,
    duty: 'stored',
    confidence: isSealed ? 'certain' : 'likely',
    syntax: 'pulumi.esc-secret',
  });
}
