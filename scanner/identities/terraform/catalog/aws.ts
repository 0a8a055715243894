import type { PrivilegeFact } from '../../../model';
import { itemsIn, managedPolicyFact, policyPrivileges, readPolicy, readTrust, textsIn } from '../../cloud';
import { isCredentialName } from '../../credential-name';
import { durationFact, oneFact } from './rule';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';
import { rotationOf } from './rotation';

/** Rows of the Terraform provider hashicorp/aws (registry documentation). */

const userKey: ResourceRule = {
  role: 'defines',
  kind: 'iam_user',
  provider: 'aws',
  credential: 'static',
  duty: 'stored',
  of: ['user', 'user_name', 'username'],
};

const grantsTo = (...of: readonly string[]): ResourceRule => ({
  role: 'grants',
  kind: of.includes('user') ? 'iam_user' : 'iam_role',
  provider: 'aws',
  credential: of.includes('user') ? 'static' : 'ephemeral',
  duty: 'found',
  of,
  read: (resource) => ({ privileges: [...attached(resource, 'policy_arn'), ...inline(resource, 'policy')] }),
});

const consumer = (...of: readonly string[]): ResourceRule => ({
  role: 'uses',
  kind: 'iam_role',
  provider: 'aws',
  credential: 'ephemeral',
  duty: 'found',
  of,
  onlyOf: true,
});

const database: ResourceRule = {
  role: 'defines',
  kind: 'database_account',
  provider: 'aws',
  credential: 'static',
  duty: 'found',
  of: ['password', 'master_password', 'password_wo', 'master_password_wo'],
  read: databaseFacts,
};

export const aws: Catalog = {
  aws_iam_user: { ...userKey, duty: 'found', of: [] },
  aws_iam_access_key: userKey,
  aws_iam_service_specific_credential: userKey,
  aws_iam_user_login_profile: {
    ...userKey,
    read: ({ line }) => ({ privileges: [{ fact: 'console login', level: 'unknown', line }] }),
  },
  aws_iam_user_ssh_key: { ...userKey, kind: 'ssh_key' },
  aws_iam_signing_certificate: { ...userKey, kind: 'certificate' },
  aws_iam_user_policy: grantsTo('user'),
  aws_iam_user_policy_attachment: grantsTo('user'),
  aws_iam_policy_attachment: grantsTo('users', 'roles'),
  aws_iam_role_policy: grantsTo('role'),
  aws_iam_role_policy_attachment: grantsTo('role'),
  aws_iam_role: {
    role: 'defines',
    kind: 'iam_role',
    provider: 'aws',
    credential: 'ephemeral',
    duty: 'found',
    read: roleFacts,
  },
  aws_iam_openid_connect_provider: {
    role: 'federates',
    kind: 'workload_identity',
    provider: 'aws',
    credential: 'keyless',
    duty: 'found',
    read: (resource) => {
      const issuer = resource.text('url')?.value.replace(/^https:\/\//, '') ?? '?';
      const audiences = textsIn(resource.value('client_id_list')).map(({ value }) => value);
      const subject = audiences.length > 0 ? `audience ${audiences.join(', ')}` : issuer;
      return { federations: [{ issuer, subject, facts: [], line: resource.lineOf('url') }] };
    },
  },
  aws_rolesanywhere_trust_anchor: {
    role: 'federates',
    kind: 'certificate',
    provider: 'aws',
    credential: 'ephemeral',
    duty: 'found',
  },
  aws_rolesanywhere_profile: { ...consumer('role_arns'), role: 'federates', credential: 'ephemeral' },
  aws_eks_pod_identity_association: {
    role: 'federates',
    kind: 'iam_role',
    provider: 'aws',
    credential: 'keyless',
    duty: 'found',
    of: ['role_arn'],
    read: (resource) => {
      const [namespace, name] = ['namespace', 'service_account'].map((part) => resource.text(part)?.value ?? '?');
      const subject = `system:serviceaccount:${namespace ?? '?'}:${name ?? '?'}`;
      return { federations: [{ issuer: 'pods.eks.amazonaws.com', subject, facts: [], line: resource.line }] };
    },
  },

  aws_iam_instance_profile: consumer('role'),
  aws_lambda_function: consumer('role'),
  aws_ecs_task_definition: consumer('task_role_arn', 'execution_role_arn'),
  aws_eks_cluster: consumer('role_arn'),
  aws_eks_node_group: consumer('node_role_arn'),
  aws_codebuild_project: consumer('service_role'),
  aws_codepipeline: consumer('role_arn'),
  aws_sfn_state_machine: consumer('role_arn'),
  aws_glue_job: consumer('role_arn'),

  aws_secretsmanager_secret: {
    role: 'stores',
    kind: 'other',
    provider: 'aws',
    credential: 'static',
    duty: 'found',
    read: (resource) => secretFacts(resource, 'name'),
  },
  aws_secretsmanager_secret_version: {
    role: 'stores',
    kind: 'other',
    provider: 'aws',
    credential: 'static',
    duty: 'found',
    of: ['secret_id', 'secret_string'],
  },
  aws_secretsmanager_secret_rotation: {
    role: 'stores',
    kind: 'other',
    provider: 'aws',
    credential: 'static',
    duty: 'found',
    of: ['secret_id'],
    onlyOf: true,
    read: (resource) => {
      const [rules] = resource.blocks('rotation_rules');
      const lifetime = rules && durationFact(rules, ['automatically_after_days'], 86_400);
      return lifetime === undefined ? {} : { lifetime };
    },
  },
  'data.aws_secretsmanager_secret': uses((resource) => secretFacts(resource, 'name')),
  'data.aws_secretsmanager_secret_version': uses((resource) => secretFacts(resource, 'secret_id'), 'secret_id'),
  'ephemeral.aws_secretsmanager_secret_version': uses((resource) => secretFacts(resource, 'secret_id'), 'secret_id'),
  'data.aws_secretsmanager_random_password': uses(() => ({})),
  aws_ssm_parameter: {
    role: 'stores',
    kind: 'other',
    provider: 'aws',
    credential: 'static',
    duty: 'found',
    of: ['value', 'value_wo'],
    read: (resource) => {
      const name = resource.text('name')?.value ?? '';
      const isSecure = resource.known('type') === 'SecureString';
      return { isNone: !isSecure && !isCredentialName(lastSegment(name)), ...storeKey('ssm', resource.known('name')) };
    },
  },
  'data.aws_ssm_parameter': uses((resource) => {
    const name = resource.text('name')?.value ?? '';
    return { isNone: !isCredentialName(lastSegment(name)), ...storeKey('ssm', resource.known('name')) };
  }),

  aws_db_instance: database,
  aws_rds_cluster: database,
  aws_redshift_cluster: database,
  aws_docdb_cluster: database,
  aws_redshiftserverless_namespace: { ...database, of: ['admin_user_password'] },
  aws_elasticache_replication_group: { ...database, of: ['auth_token'] },
  aws_elasticache_user: { ...database, of: ['passwords'] },
  aws_mq_broker: {
    ...database,
    kind: 'service_account',
    of: [],
    read: (resource) => ({ isNone: resource.blocks('user').length === 0 }),
  },

  aws_cognito_user_pool_client: {
    role: 'defines',
    kind: 'oauth_client',
    provider: 'aws',
    credential: 'unknown',
    duty: 'found',
    read: (resource) => (resource.known('generate_secret') === 'true' ? { credential: 'static', duty: 'stored' } : {}),
  },
  aws_api_gateway_api_key: apiKey(),
  aws_appsync_api_key: apiKey(),
  aws_grafana_workspace_api_key: { ...apiKey(), read: (resource) => lifetimeOf(resource, 'seconds_to_live') },
  aws_grafana_workspace_service_account_token: {
    ...apiKey(),
    kind: 'access_token',
    read: (resource) => lifetimeOf(resource, 'seconds_to_live'),
  },
  aws_codebuild_source_credential: { ...apiKey(), kind: 'access_token', role: 'stores' },
  aws_codestarconnections_connection: {
    role: 'defines',
    kind: 'ci_service_connection',
    provider: 'aws',
    credential: 'brokered',
    duty: 'found',
  },
  aws_codeconnections_connection: {
    role: 'defines',
    kind: 'ci_service_connection',
    provider: 'aws',
    credential: 'brokered',
    duty: 'found',
  },
  aws_key_pair: {
    role: 'defines',
    kind: 'ssh_key',
    provider: 'aws',
    credential: 'static',
    duty: 'found',
    of: ['public_key'],
  },
  aws_transfer_ssh_key: { role: 'defines', kind: 'ssh_key', provider: 'aws', credential: 'static', duty: 'stored' },
  aws_acm_certificate: certificate('brokered'),
  aws_acmpca_certificate: {
    ...certificate('static'),
    read: (resource) => {
      const [validity] = resource.blocks('validity');
      const unit = { DAYS: 86_400, MONTHS: 30 * 86_400, YEARS: 365 * 86_400 }[validity?.known('type') ?? ''];
      const lifetime = validity && unit !== undefined ? durationFact(validity, ['value'], unit) : undefined;
      return lifetime === undefined ? {} : { lifetime };
    },
  },
};

/** Types of which others take values. */
export const awsParts: readonly string[] = ['data.aws_iam_policy_document', 'aws_iam_policy', 'data.aws_iam_policy'];

function uses(read: NonNullable<ResourceRule['read']>, ...of: readonly string[]): ResourceRule {
  return { role: 'uses', kind: 'other', provider: 'aws', credential: 'static', duty: 'found', of, read };
}

function apiKey(): ResourceRule {
  return { role: 'defines', kind: 'api_key', provider: 'aws', credential: 'static', duty: 'stored' };
}

function certificate(credential: 'brokered' | 'static'): ResourceRule {
  return { role: 'defines', kind: 'certificate', provider: 'aws', credential, duty: 'found' };
}

function lifetimeOf(resource: ResourceView, attribute: string): ResourceFacts {
  const lifetime = durationFact(resource, [attribute]);
  return lifetime === undefined ? {} : { lifetime };
}

function roleFacts(resource: ResourceView): ResourceFacts {
  const trust = readTrust(readPolicy(resource.value('assume_role_policy')));
  const lifetime = durationFact(resource, ['max_session_duration']);
  return {
    credential: trust.credential,
    federations: trust.federations,
    privileges: [
      ...trust.facts,
      ...attached(resource, 'managed_policy_arns'),
      ...resource.blocks('inline_policy').flatMap((policy) => inline(policy, 'policy')),
      ...(resource.has('permissions_boundary')
        ? [{ fact: 'permissions boundary', level: 'none' as const, line: resource.lineOf('permissions_boundary') }]
        : []),
    ],
    ...(lifetime && { lifetime }),
  };
}

function inline(resource: ResourceView, attribute: string): readonly PrivilegeFact[] {
  return policyPrivileges(readPolicy(resource.value(attribute)));
}

/** Managed policies by their name, those of the same code by what they say; the line is where they are attached. */
function attached(resource: ResourceView, attribute: string): readonly PrivilegeFact[] {
  const line = resource.lineOf(attribute);
  const own = resource
    .targets(attribute)
    .filter(({ type }) => type === 'aws_iam_policy')
    .flatMap((policy) => inline(policy, 'policy').map((fact) => ({ ...fact, line })));
  const byName = itemsIn(resource.value(attribute)).flatMap((arn) =>
    arn.type === 'text' ? oneFact(managedPolicyFact(arn)) : [],
  );
  return [...byName, ...own];
}

const PASSWORDS = [
  'password',
  'master_password',
  'password_wo',
  'master_password_wo',
  'admin_user_password',
  'auth_token',
  'passwords',
];

function databaseFacts(resource: ResourceView): ResourceFacts {
  const manages = ['manage_master_user_password', 'manage_admin_password'].find(
    (attribute) => resource.known(attribute) === 'true',
  );
  if (manages !== undefined) return { credential: 'brokered' };
  return { isNone: !PASSWORDS.some((name) => resource.has(name)) };
}

function secretFacts(resource: ResourceView, attribute: string): ResourceFacts {
  const rotation = rotationOf(resource);
  return { ...storeKey('aws-sm', resource.known(attribute)), ...(rotation && { lifetime: rotation }) };
}

/** An ARN ends in the name, and Secrets Manager adds six characters to it. */
function storeKey(store: 'aws-sm' | 'ssm', name: string | undefined): Pick<ResourceFacts, 'linkedKeys'> {
  if (name === undefined || name === '') return {};
  const [, inArn] = /:(?:secret:|parameter\/)(.+)$/.exec(name) ?? [];
  const bare = inArn === undefined ? name : inArn.replace(/-[A-Z0-9]{6}$/i, '');
  return { linkedKeys: [`secretref:${store}/${bare.replace(/^\//, '')}`] };
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
