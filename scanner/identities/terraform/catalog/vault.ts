import type { PrivilegeFact, PrivilegeLevel } from '../../../model';
import { textsIn } from '../../cloud';
import type { Federation } from '../../cloud';
import { readHcl } from '../hcl';
import { durationFact } from './rule';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';

/** Rows of the Terraform provider hashicorp/vault (registry documentation); OpenBao's have the same names. */

const LIVES = [
  'token_ttl',
  'token_max_ttl',
  'ttl',
  'max_ttl',
  'default_ttl',
  'default_sts_ttl',
  'explicit_max_ttl',
  'period',
];

const role = (
  credential: ResourceRule['credential'],
  kind: ResourceRule['kind'] = 'service_account',
): ResourceRule => ({
  role: 'defines',
  kind,
  provider: 'vault',
  credential,
  duty: 'found',
  read: (resource) => ({ ...lifetimeOf(resource), privileges: policyFacts(resource) }),
});

const federated = (federate: (resource: ResourceView) => Federation): ResourceRule => ({
  role: 'federates',
  kind: 'workload_identity',
  provider: 'vault',
  credential: 'keyless',
  duty: 'found',
  read: (resource) => ({
    ...lifetimeOf(resource),
    privileges: policyFacts(resource),
    federations: [federate(resource)],
  }),
});

const stored: ResourceRule = {
  role: 'stores',
  kind: 'other',
  provider: 'vault',
  credential: 'static',
  duty: 'found',
  of: ['data_json'],
  read: pathKey,
};

export const vault: Catalog = {
  vault_approle_auth_backend_role: {
    ...role('static'),
    read: (resource) => {
      const lifetime = durationFact(resource, ['secret_id_ttl']);
      const isForever = lifetime === undefined && resource.known('bind_secret_id') !== 'false';
      const forever: PrivilegeFact = {
        fact: 'secret ids that never expire',
        level: 'unknown',
        line: resource.lineOf('secret_id_ttl'),
      };
      return {
        privileges: [...policyFacts(resource), ...(isForever ? [forever] : [])],
        ...(lifetime && { lifetime }),
      };
    },
  },
  vault_approle_auth_backend_role_secret_id: { ...role('static'), duty: 'stored', of: ['role_name'], read: lifetimeOf },
  vault_token: {
    ...role('static', 'access_token'),
    duty: 'stored',
    read: (resource) => ({ ...lifetimeOf(resource), privileges: policyFacts(resource, 'policies') }),
  },
  vault_token_auth_backend_role: role('ephemeral', 'access_token'),
  vault_jwt_auth_backend_role: federated(jwtFederation),
  vault_kubernetes_auth_backend_role: federated(kubernetesFederation),
  vault_aws_auth_backend_role: federated((resource) =>
    boundTo(resource, 'aws', ['bound_iam_principal_arns', 'bound_iam_role_arns']),
  ),
  vault_gcp_auth_backend_role: federated((resource) =>
    boundTo(resource, 'gcp', ['bound_service_accounts', 'bound_projects']),
  ),
  vault_azure_auth_backend_role: federated((resource) =>
    boundTo(resource, 'azure', ['bound_service_principal_ids', 'bound_subscription_ids']),
  ),
  vault_cert_auth_backend_role: role('ephemeral', 'certificate'),
  vault_database_secret_backend_role: role('brokered', 'database_account'),
  vault_database_secret_backend_static_role: {
    ...role('static', 'database_account'),
    read: (resource) => {
      const lifetime = durationFact(resource, ['rotation_period']);
      return lifetime === undefined ? {} : { lifetime };
    },
  },
  vault_database_secret_backend_connection: { ...role('static', 'database_account'), read: () => ({}) },
  vault_aws_secret_backend_role: role('brokered', 'iam_role'),
  vault_aws_secret_backend: {
    ...role('static', 'iam_user'),
    read: (resource) => ({ isNone: !resource.has('access_key') && !resource.has('secret_key') }),
  },
  vault_gcp_secret_roleset: role('brokered'),
  vault_azure_secret_backend_role: role('brokered'),
  vault_kubernetes_secret_backend_role: role('brokered', 'kubernetes_service_account'),
  vault_pki_secret_backend_role: { ...role('brokered', 'certificate'), read: lifetimeOf },
  vault_pki_secret_backend_root_cert: { ...role('static', 'certificate'), read: authority },
  vault_pki_secret_backend_cert: { ...role('static', 'certificate'), read: lifetimeOf },
  vault_ssh_secret_backend_role: { ...role('brokered', 'ssh_key'), read: lifetimeOf },
  vault_generic_secret: stored,
  vault_kv_secret: stored,
  vault_kv_secret_v2: stored,
  'data.vault_generic_secret': { ...stored, role: 'uses' },
  'data.vault_kv_secret': { ...stored, role: 'uses' },
  'data.vault_kv_secret_v2': { ...stored, role: 'uses' },
  'ephemeral.vault_kv_secret_v2': { ...stored, role: 'uses' },
  'data.vault_aws_access_credentials': { ...role('ephemeral', 'iam_role'), role: 'uses', read: () => ({}) },
};

/** Types of which others take values. */
export const vaultParts: readonly string[] = ['vault_policy', 'data.vault_policy_document'];

function lifetimeOf(resource: ResourceView): ResourceFacts {
  const lifetime = durationFact(resource, LIVES);
  return lifetime === undefined ? {} : { lifetime };
}

function authority(resource: ResourceView): ResourceFacts {
  return {
    ...lifetimeOf(resource),
    privileges: [{ fact: 'certificate authority', level: 'privileged', line: resource.line }],
  };
}

function policyFacts(resource: ResourceView, attribute = 'token_policies'): readonly PrivilegeFact[] {
  const line = resource.lineOf(attribute);
  const named = textsIn(resource.value(attribute)).map(({ value, line: at }): PrivilegeFact => ({
    fact: `policy ${value}`,
    level: value === 'root' ? 'admin' : 'unknown',
    line: at,
  }));
  const own = resource.targets(attribute).flatMap((policy) => pathFacts(policy).map((fact) => ({ ...fact, line })));
  return [...named, ...own];
}

/** What the policy's paths allow, only where that is wide. */
function pathFacts(policy: ResourceView): readonly PrivilegeFact[] {
  const written = policy.text('policy')?.value;
  const rules =
    written === undefined
      ? policy.blocks('rule').map(ruleOf)
      : readHcl(written).blocks.map(({ type, labels, body }) => {
          const list = body.attributes.find(({ name }) => name === 'capabilities')?.value;
          const items = list?.type === 'list' ? list.items : [];
          const capabilities = items.flatMap((item) => (item.type === 'text' ? item.parts : [])).map(String);
          return { path: type === 'path' ? (labels[0] ?? '') : '', capabilities };
        });
  return rules.flatMap(({ path, capabilities }): readonly PrivilegeFact[] => {
    const level = pathLevel(path, capabilities);
    return level === undefined ? [] : [{ fact: `${capabilities.join(', ')} on ${path}`, level, line: 0 }];
  });
}

function ruleOf(rule: ResourceView): { readonly path: string; readonly capabilities: readonly string[] } {
  return {
    path: rule.text('path')?.value ?? '',
    capabilities: textsIn(rule.value('capabilities')).map(({ value }) => value),
  };
}

function pathLevel(path: string, capabilities: readonly string[]): PrivilegeLevel | undefined {
  const isWriting = capabilities.some((capability) => /^(?:create|update|delete|patch|sudo)$/.test(capability));
  if (/^[*+/]+$/.test(path)) return isWriting ? 'admin' : 'privileged';
  if (capabilities.includes('sudo') || (path.startsWith('sys/') && isWriting)) return 'privileged';
  return undefined;
}

function jwtFederation(resource: ResourceView): Federation {
  const subject = resource.text('bound_subject');
  const claims = resource.value('bound_claims');
  const members = claims?.type === 'map' ? claims.members : [];
  const audiences = textsIn(resource.value('bound_audiences'));
  const line = resource.lineOf(subject === undefined ? 'bound_claims' : 'bound_subject');
  const isGlob = resource.known('bound_claims_type') === 'glob';
  const named = [
    ...(subject === undefined ? [] : [subject.value]),
    ...members.flatMap(({ name, value }) => textsIn(value).map((text) => `${name}=${text.value}`)),
  ];
  const facts: PrivilegeFact[] = [];
  if (named.length === 0) facts.push({ fact: 'trusts any subject', level: 'privileged', line });
  else if (isGlob && members.length > 0 && named.every((claim) => /=\*+$|[/:]\*/.test(claim)))
    facts.push({ fact: `trusts subjects like ${named.join(', ')}`, level: 'privileged', line });
  if (audiences.length === 0) facts.push({ fact: 'trusts any audience', level: 'write', line: resource.line });
  return { issuer: resource.text('backend')?.value ?? 'jwt', subject: named.join(', ') || 'any', facts, line };
}

function kubernetesFederation(resource: ResourceView): Federation {
  const names = textsIn(resource.value('bound_service_account_names')).map(({ value }) => value);
  const spaces = textsIn(resource.value('bound_service_account_namespaces')).map(({ value }) => value);
  const line = resource.lineOf('bound_service_account_names');
  const isAny = names.includes('*');
  const fact =
    isAny && spaces.includes('*') ? 'trusts any subject' : `trusts every service account of ${spaces.join(', ')}`;
  const facts: PrivilegeFact[] = isAny ? [{ fact, level: 'privileged', line }] : [];
  const subject = `system:serviceaccount:${spaces.join('|') || '?'}:${names.join('|') || '?'}`;
  return { issuer: 'kubernetes', subject, facts, line };
}

function boundTo(resource: ResourceView, issuer: string, attributes: readonly string[]): Federation {
  const bound = attributes.flatMap((attribute) => textsIn(resource.value(attribute)));
  const facts: PrivilegeFact[] = bound.some(({ value }) => value === '*')
    ? [{ fact: 'trusts any subject', level: 'privileged', line: resource.line }]
    : [];
  return {
    issuer,
    subject: bound.map(({ value }) => value).join(', ') || '?',
    facts,
    line: bound[0]?.line ?? resource.line,
  };
}

function pathKey(resource: ResourceView): ResourceFacts {
  const path = resource.known('path') ?? joined(resource.known('mount'), resource.known('name'));
  return path === undefined ? {} : { linkedKeys: [`secretref:vault/${path}`] };
}

function joined(mount: string | undefined, name: string | undefined): string | undefined {
  return mount === undefined || name === undefined ? undefined : `${mount}/${name}`;
}
