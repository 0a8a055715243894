import { privilegeControls } from '../controls';
import { isGranting } from '../granting';
import { remarksOnFacts } from './identity-rule';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const CLUSTER_ROLE = 'deploy/rbac.yaml';

const deployKey: IdentityRule = {
  id: 'privilege/deploy-key-write',
  code: 'NHI-P005',
  title: 'A deploy key may write to the repository',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'A deploy key has no end, no owner at the provider and no limits but read or write. One that writes can push to every ' +
    'branch that no rule protects. Silent where the entry says privilege: write.',
  remedy: 'Make it read-only, or use a GitHub App whose token ends within the hour.',
  controls: [...privilegeControls, { framework: 'ISO/IEC 27001:2022', id: 'A.8.4' }],
  example: {
    file: 'infra/github.tf',
    bad: 'resource "github_repository_deploy_key" "mirror" {\n  repository = "pay"\n  title      = "mirror"\n  key        = var.mirror_key\n  read_only  = false\n}',
    good: 'resource "github_repository_deploy_key" "mirror" {\n  repository = "pay"\n  title      = "mirror"\n  key        = var.mirror_key\n  read_only  = true\n}',
  },
  judge: ({ references, identity }) =>
    identity.declaration?.privilege === 'write'
      ? []
      : remarksOnFacts(
          references.filter(({ kind }) => kind === 'deploy_key'),
          /^writes (?:to )?the repository$/,
          (_, reference) => `${asSubject(reference)} may push to the repository`,
        ),
};

const admin: IdentityRule = {
  id: 'privilege/admin',
  code: 'NHI-P001',
  title: 'An identity is given all rights there are',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'AdministratorAccess, every action on every resource, roles/owner, Owner, cluster-admin: whoever takes it over owns ' +
    'the account, the project or the cluster. Fires where code grants the right; silent where the entry says ' +
    'privilege: admin and a purpose, so that someone has answered for it.',
  remedy:
    'Grant what it uses, by name. Where it must be an administrator, say so in its entry: privilege: admin, and why.',
  controls: privilegeControls,
  example: {
    file: 'infra/ci.tf',
    bad: 'resource "aws_iam_role" "ci" {\n  name = "ci"\n}\nresource "aws_iam_role_policy_attachment" "ci" {\n  role       = aws_iam_role.ci.name\n  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}',
    good: 'resource "aws_iam_role" "ci" {\n  name = "ci"\n}\nresource "aws_iam_role_policy_attachment" "ci" {\n  role       = aws_iam_role.ci.name\n  policy_arn = "arn:aws:iam::aws:policy/AmazonECS_FullAccess"\n}',
  },
  judge({ references, identity }) {
    const { declaration } = identity;
    if (declaration?.privilege === 'admin' && declaration.purpose !== undefined) return [];
    return references.flatMap((reference) => {
      if (!isGranting(reference) || isRbacWildcard(reference)) return [];
      const fact = reference.privileges.find(({ level, fact: words }) => level === 'admin' && !ofOneNamespace(words));
      return fact === undefined
        ? []
        : [
            {
              reference,
              fact,
              message: `${asSubject(reference)} holds every right, or can give itself any: ${fact.fact}`,
            },
          ];
    });
  },
};

/** Whoever takes on the accounts of one namespace does not own the cluster. */
function ofOneNamespace(fact: string): boolean {
  return / in its namespace: (?!every verb on every resource)/.test(fact);
}

const wildcardRbac: IdentityRule = {
  id: 'privilege/wildcard-rbac',
  code: 'NHI-P004',
  title: 'A Kubernetes role has wildcards in it',
  severity: { starter: 'info', standard: 'warning', strict: 'error' },
  meaning:
    'With * as verb or resource a role also holds what does not exist yet: exec, escalate, the next custom resource. Fires ' +
    'on the service account that is bound to such a role, where the repository shows both.',
  remedy: 'Write the verbs and resources out; the API server’s audit log says which are used.',
  controls: privilegeControls,
  example: {
    file: CLUSTER_ROLE,
    bad: rbac('["*"]', '["*"]'),
    good: rbac('[deployments]', '[get, patch]'),
  },
  judge: ({ references }) =>
    references.flatMap((reference) => {
      const fact = reference.privileges.find((each) => RBAC_WILDCARD.test(each.fact));
      return fact === undefined || !isRbacWildcard(reference)
        ? []
        : [{ reference, fact, message: `${asSubject(reference)} holds a role with wildcards: ${fact.fact}` }];
    }),
};

const RBAC_WILDCARD = /every verb on |every resource$/;

function isRbacWildcard({ key, privileges }: { key: string; privileges: readonly { fact: string }[] }): boolean {
  return key.startsWith('k8s:') && privileges.some(({ fact }) => RBAC_WILDCARD.test(fact));
}

function rbac(resources: string, verbs: string): string {
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRole',
    'metadata: { name: deployer }',
    'rules:',
    `  - { apiGroups: [apps], resources: ${resources}, verbs: ${verbs} }`,
    '---',
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRoleBinding',
    'metadata: { name: deployer }',
    'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer }',
    'subjects: [{ kind: ServiceAccount, name: deployer, namespace: ci }]',
  ].join('\n');
}

const wildcardPolicy: IdentityRule = {
  id: 'privilege/wildcard-policy',
  code: 'NHI-P004',
  title: 'A policy allows a whole service on every resource',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    's3:* on *, everything but a few actions, roles/editor or Contributor: the identity reaches what it was never meant ' +
    'for. What makes an administrator is privilege/admin.',
  remedy: 'Name the actions and the resources; the provider’s access analyser proposes both from use.',
  controls: privilegeControls,
  example: {
    file: 'infra/ci.tf',
    bad: policy('s3:*', '*'),
    good: policy('s3:PutObject', 'arn:aws:s3:::acme-releases/*'),
  },
  judge: ({ references }) =>
    references.flatMap((reference) => {
      if (!isGranting(reference) || reference.privileges.some(({ level }) => level === 'admin')) return [];
      const fact = reference.privileges.find((each) => each.level === 'privileged' && POLICY_WILDCARD.test(each.fact));
      return fact === undefined
        ? []
        : [{ reference, fact, message: `${asSubject(reference)} has wide rights: ${fact.fact}` }];
    }),
};

const POLICY_WILDCARD =
  /^[^ ]*:\*(?:,.*)? on every resource$|^everything but .* on every resource$|^role (?:roles\/editor|Contributor)\b/;

function policy(action: string, resource: string): string {
  return [
    'resource "aws_iam_role" "ci" {',
    '  name = "ci"',
    '}',
    'resource "aws_iam_role_policy" "ci" {',
    '  role = aws_iam_role.ci.name',
    '  policy = jsonencode({',
    `    Statement = [{ Effect = "Allow", Action = "${action}", Resource = "${resource}" }]`,
    '  })',
    '}',
  ].join('\n');
}

/** What an identity is granted, wherever it is used. */
export const privilegeRules: readonly IdentityRule[] = [deployKey, admin, wildcardRbac, wildcardPolicy];
