import type { IdentityReference, Place, PrivilegeFact } from '../../model';
import { identityOfName } from '../provider';
import { providerOfType } from './catalog';
import type { ResourceView } from './catalog';
import type { HclExpression } from './hcl';
import type { PlacedBlock } from './fragment';
import { terraformKey } from './keys';
import type { Located } from './module';
import { literal } from './references';
import type { ModuleScope } from './scope';
import { blockView } from './view';

/** How Terraform itself signs in: what provider blocks and backends are given. */
export function settingReferences(scope: ModuleScope): readonly IdentityReference[] {
  const { providers, backends } = scope.module;
  return [
    ...providers.flatMap((located) => ofSetting(located, scope, providerAddress(located.item))),
    ...backends.flatMap((located) => ofSetting(located, scope, `backend.${located.item.block.labels[0] ?? '?'}`)),
  ];
}

function providerAddress({ block }: PlacedBlock): string {
  const alias = block.body.attributes.find(({ name }) => name === 'alias')?.value;
  const [name] = alias?.type === 'text' ? alias.parts : [];
  return ['provider', block.labels[0] ?? '?', ...(typeof name === 'string' ? [name] : [])].join('.');
}

function ofSetting(
  { item, path }: Located<PlacedBlock>,
  scope: ModuleScope,
  address: string,
): readonly IdentityReference[] {
  const { block, credentials } = item;
  const label = block.labels[0] ?? '';
  const key = terraformKey(scope.root, scope.calls, address);
  const provider = block.type === 'backend' ? backendProvider(label) : providerOfType(label);
  const kind = ACCOUNTS[provider];
  const view = blockView(block, key, { scope, path });
  const place: Place = { ...item.place, path };
  const base = {
    key,
    linkedKeys: [],
    role: 'uses',
    provider,
    duty: 'found',
    confidence: 'certain',
    consumer: address,
  } as const;
  const syntax = block.type === 'backend' ? 'tf.backend' : 'tf.provider';
  const found: IdentityReference[] = [];
  const given = credentials.filter(({ isLiteral, value }) => !isLiteral && isGiven(value));
  for (const credential of credentials.filter(({ isLiteral }) => isLiteral))
    found.push({ ...literal(key, path, credential, provider, kind), syntax: `${syntax}-literal`, consumer: address });
  const [first] = given;
  if (first !== undefined) {
    const linkedKeys = [...new Set(given.flatMap(({ name }) => view.targets(name).map((target) => target.key)))];
    const named = identityOfName(first.name).kind;
    found.push({
      ...base,
      linkedKeys,
      kind: kind ?? (named === 'other' ? 'access_token' : named),
      credential: 'static',
      privileges: [],
      syntax,
      place: { ...first.place, path },
    });
  }
  const keyless = keylessFact(view);
  if (keyless !== undefined) {
    const { credential, fact } = keyless;
    const roleKind = provider === 'aws' ? 'iam_role' : 'workload_identity';
    found.push({ ...base, kind: roleKind, credential, privileges: [fact], syntax, place });
  }
  return found;
}

/** Filled from elsewhere, or the name of a file: what is written out and no credential is a placeholder. */
function isGiven(value: HclExpression): boolean {
  if (value.type !== 'text') return true;
  return value.parts.some((part) => typeof part !== 'string' || /\.(?:json|pem|key)$/.test(part));
}

function keylessFact(
  view: ResourceView,
): { readonly credential: 'keyless' | 'ephemeral'; readonly fact: PrivilegeFact } | undefined {
  const web = view.blocks('assume_role_with_web_identity')[0];
  if (web !== undefined) return { credential: 'keyless', fact: roleFact(web) };
  const role = view.blocks('assume_role')[0] ?? (view.has('role_arn') ? view : undefined);
  if (role !== undefined) return { credential: 'ephemeral', fact: roleFact(role) };
  for (const name of ['use_oidc', 'use_msi', 'use_aks_workload_identity']) {
    if (view.known(name) === 'true')
      return { credential: 'keyless', fact: { fact: name, level: 'unknown', line: view.lineOf(name) } };
  }
  const account = view.text('impersonate_service_account');
  if (account === undefined) return undefined;
  return {
    credential: 'ephemeral',
    fact: { fact: `impersonates ${account.value}`, level: 'unknown', line: account.line },
  };
}

function roleFact(role: ResourceView): PrivilegeFact {
  return { fact: `role ${role.text('role_arn')?.value ?? '?'}`, level: 'unknown', line: role.lineOf('role_arn') };
}

const ACCOUNTS: Readonly<Record<string, IdentityReference['kind']>> = {
  aws: 'iam_user',
  azure: 'service_account',
  gcp: 'service_account',
  kubernetes: 'kubernetes_service_account',
  postgresql: 'database_account',
  mysql: 'database_account',
  snowflake: 'database_account',
};

const BACKENDS: Readonly<Record<string, string>> = {
  s3: 'aws',
  azurerm: 'azure',
  gcs: 'gcp',
  remote: 'terraform',
  cloud: 'terraform',
  http: 'unknown',
  pg: 'postgresql',
  consul: 'unknown',
  oss: 'alibaba',
  cos: 'unknown',
  kubernetes: 'kubernetes',
};

function backendProvider(name: string): string {
  return (Object.hasOwn(BACKENDS, name) ? BACKENDS[name] : undefined) ?? 'unknown';
}
