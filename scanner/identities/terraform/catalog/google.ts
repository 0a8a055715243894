import type { PrivilegeFact } from '../../../model';
import { googleRoleLevel, textsIn } from '../../cloud';
import type { CloudText, Federation } from '../../cloud';
import { rotationOf } from './rotation';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';

/** Rows of the Terraform provider hashicorp/google (registry documentation). */

const grant: ResourceRule = {
  role: 'grants',
  kind: 'service_account',
  provider: 'gcp',
  credential: 'unknown',
  duty: 'found',
  of: ['member', 'members'],
  read: (resource) => ({ isNone: isPeopleOnly(resource), privileges: roleFacts(resource) }),
};

const uses = (...of: readonly string[]): ResourceRule => ({
  role: 'uses',
  kind: 'service_account',
  provider: 'gcp',
  credential: 'keyless',
  duty: 'found',
  of,
  onlyOf: true,
});

const secret = (role: 'stores' | 'uses', ...of: readonly string[]): ResourceRule => ({
  role,
  kind: 'other',
  provider: 'gcp',
  credential: 'static',
  duty: 'found',
  of,
  read: (resource) => {
    const [name] = ['secret_id', 'secret']
      .map((attribute) => resource.known(attribute))
      .filter((id) => id !== undefined);
    const project = resource.known('project') ?? '?';
    const rotation = rotationOf(resource);
    return {
      ...(name !== undefined && !name.includes('/') && { linkedKeys: [`secretref:gcp-sm/${project}/${name}`] }),
      ...(rotation && { lifetime: rotation }),
    };
  },
});

export const google: Catalog = {
  google_service_account: {
    role: 'defines',
    kind: 'service_account',
    provider: 'gcp',
    credential: 'unknown',
    duty: 'found',
    read: (resource) => {
      const [id, project] = [resource.known('account_id'), resource.known('project')];
      if (id === undefined || project === undefined) return {};
      return { linkedKeys: [`gcp:sa/${id}@${project}.iam.gserviceaccount.com`] };
    },
  },
  google_service_account_key: {
    role: 'defines',
    kind: 'service_account',
    provider: 'gcp',
    credential: 'static',
    duty: 'stored',
    of: ['service_account_id'],
    read: rotationFacts,
  },
  google_storage_hmac_key: {
    role: 'defines',
    kind: 'service_account',
    provider: 'gcp',
    credential: 'static',
    duty: 'stored',
    of: ['service_account_email'],
  },
  google_apikeys_key: {
    role: 'defines',
    kind: 'api_key',
    provider: 'gcp',
    credential: 'static',
    duty: 'stored',
    read: (resource) =>
      resource.blocks('restrictions').length > 0
        ? {}
        : { privileges: [{ fact: 'an API key without restrictions', level: 'privileged', line: resource.line }] },
  },
  google_iap_client: { role: 'defines', kind: 'oauth_client', provider: 'gcp', credential: 'static', duty: 'stored' },
  google_iam_workload_identity_pool_provider: {
    role: 'federates',
    kind: 'workload_identity',
    provider: 'gcp',
    credential: 'keyless',
    duty: 'found',
    read: (resource) => ({ federations: [poolFederation(resource)] }),
  },
  google_service_account_iam_member: accountGrant(),
  google_service_account_iam_binding: accountGrant(),
  google_secret_manager_secret: secret('stores'),
  google_secret_manager_secret_version: secret('stores', 'secret', 'secret_data'),
  'data.google_secret_manager_secret_version': secret('uses', 'secret'),
  'data.google_secret_manager_secret_version_access': secret('uses', 'secret'),
  'ephemeral.google_secret_manager_secret_version': secret('uses', 'secret'),
  'data.google_service_account_access_token': {
    ...uses('target_service_account'),
    credential: 'ephemeral',
  },
  google_sql_user: {
    role: 'defines',
    kind: 'database_account',
    provider: 'gcp',
    credential: 'static',
    duty: 'found',
    of: ['password'],
    read: (resource) => {
      const type = resource.known('type') ?? '';
      if (type === 'CLOUD_IAM_SERVICE_ACCOUNT') return { credential: 'keyless' };
      return { isNone: /^CLOUD_IAM_(?:USER|GROUP)/.test(type) };
    },
  },
  google_compute_instance: { ...uses('service_account.email'), read: computeFacts },
  google_compute_instance_template: { ...uses('service_account.email'), read: computeFacts },
  google_cloudfunctions_function: uses('service_account_email'),
  google_cloudbuild_trigger: uses('service_account'),
};

/** `google_project_iam_member`, `google_storage_bucket_iam_binding` …; whoever grants to people or to everyone alone grants to no machine. */
export const iamGrant = grant;

function accountGrant(): ResourceRule {
  return {
    ...grant,
    of: ['service_account_id'],
    read: (resource) => {
      if (resource.known('role') !== 'roles/iam.workloadIdentityUser')
        return { isNone: isPeopleOnly(resource), privileges: roleFacts(resource) };
      const members = membersOf(resource);
      return {
        kind: 'workload_identity',
        credential: 'keyless',
        federations: members.map((member) => ({
          issuer: issuerOf(member.value),
          subject: member.value,
          facts: poolFact(member),
          line: member.line,
        })),
      };
    },
  };
}

function issuerOf(member: string): string {
  return member.startsWith('serviceAccount:') && member.includes('.svc.id.goog')
    ? 'kubernetes'
    : 'gcp workload identity pool';
}

/** `principalSet://…/workloadIdentityPools/pool/*` is everyone of the pool (google-github-actions/auth, README). */
function poolFact({ value, line }: CloudText): readonly PrivilegeFact[] {
  if (!value.startsWith('principalSet://') || !value.endsWith('/*')) return [];
  return [{ fact: 'trusts any subject of the pool', level: 'privileged', line }];
}

function poolFederation(resource: ResourceView): Federation {
  const [oidc] = resource.blocks('oidc');
  const [aws] = resource.blocks('aws');
  const issuer =
    oidc?.text('issuer_uri')?.value.replace(/^https:\/\//, '') ??
    (aws === undefined ? '?' : `aws account ${aws.text('account_id')?.value ?? '?'}`);
  const condition = resource.text('attribute_condition');
  const line = resource.lineOf('attribute_condition');
  if (condition !== undefined) return { issuer, subject: condition.value, facts: [], line };
  const facts: PrivilegeFact[] =
    aws === undefined ? [{ fact: `trusts any subject of ${issuer}`, level: 'privileged', line }] : [];
  return { issuer, subject: 'any', facts, line };
}

function membersOf(resource: ResourceView): readonly CloudText[] {
  return [...textsIn(resource.value('member')), ...textsIn(resource.value('members'))];
}

function isPeopleOnly(resource: ResourceView): boolean {
  const members = membersOf(resource);
  const isEmpty = resource.value('members')?.type === 'list';
  return (
    (members.length > 0 || isEmpty) &&
    members.every(({ value }) =>
      /^(?:user|group|domain|deleted:user|deleted:group):|^all(?:Authenticated)?Users$/.test(value),
    )
  );
}

function roleFacts(resource: ResourceView): readonly PrivilegeFact[] {
  const roles = [...textsIn(resource.value('role')), ...textsIn(resource.value('roles'))];
  const everyone = membersOf(resource).filter(({ value }) => value === 'allUsers' || value === 'allAuthenticatedUsers');
  return [
    ...roles.map(({ value, line }) => ({ fact: `role ${value}`, level: googleRoleLevel(value), line })),
    ...everyone.map(({ value, line }) => ({ fact: `granted to ${value}`, level: 'privileged' as const, line })),
  ];
}

function rotationFacts(resource: ResourceView): ResourceFacts {
  const lifetime = rotationOf(resource);
  return lifetime === undefined ? {} : { lifetime };
}

function computeFacts(resource: ResourceView): ResourceFacts {
  const [account] = resource.blocks('service_account');
  const scopes = textsIn(account?.value('scopes')).filter(({ value }) => value.endsWith('cloud-platform'));
  return {
    privileges: scopes.map(({ line }) => ({ fact: 'scope cloud-platform', level: 'write' as const, line })),
  };
}
