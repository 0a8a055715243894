import type { CredentialType, DeclarationDuty, IdentityKind, LifetimeFact, PrivilegeFact } from '../../model';
import { knownText, textsIn } from '../cloud';
import type { Federation } from '../cloud';
import { nodeAt, textAt } from '../config';
import { isCredentialName } from '../credential-name';
import { documentPrivileges, functionPrivileges, ownPrivileges, trustOf } from './roles';
import type { StackDraft } from './draft';
import type { Stack, StackResource } from './stack';

/** What a type of resource is (docs.aws.amazon.com, "AWS resource and property types reference"). */
interface StackRule {
  readonly role: StackDraft['role'];
  readonly kind: IdentityKind;
  readonly credential: CredentialType;
  readonly duty: DeclarationDuty;
  /** Properties that name the identity this is about. */
  readonly of?: readonly string[];
  readonly read?: (resource: StackResource, stack: Stack) => StackFacts;
}

interface StackFacts {
  readonly credential?: CredentialType;
  readonly duty?: DeclarationDuty;
  readonly privileges?: readonly PrivilegeFact[];
  readonly federations?: readonly Federation[];
  readonly lifetime?: LifetimeFact | undefined;
  readonly linkedKeys?: readonly string[];
  readonly isNone?: boolean;
}

const found = (kind: IdentityKind, credential: CredentialType): StackRule => ({
  role: 'defines',
  kind,
  credential,
  duty: 'found',
});
const minted = (kind: IdentityKind, ...of: readonly string[]): StackRule => ({
  role: 'defines',
  kind,
  credential: 'static',
  duty: 'stored',
  of,
});
const grant = (kind: IdentityKind, ...of: readonly string[]): StackRule => ({
  role: 'grants',
  kind,
  credential: kind === 'iam_user' ? 'static' : 'ephemeral',
  duty: 'found',
  of,
  read: (resource, stack) => ({ privileges: documentPrivileges(stack, resource) }),
});

const database: StackRule = {
  ...found('database_account', 'static'),
  read: ({ properties }, stack) => {
    const manages = ['ManageMasterUserPassword', 'ManageAdminPassword'].some(
      (name) => knownText(stack.value(nodeAt(properties, name))) === 'true',
    );
    if (manages) return { credential: 'brokered' };
    return { isNone: !DATABASE_PASSWORDS.some((name) => nodeAt(properties, name) !== undefined) };
  },
};

/** Properties of databases that hold the password of their account. */
const DATABASE_PASSWORDS = ['MasterUserPassword', 'AdminUserPassword', 'AuthToken', 'Passwords', 'Password'] as const;

const functionRole: StackRule = {
  ...found('iam_role', 'ephemeral'),
  read: ({ properties }, stack) => ({
    isNone: nodeAt(properties, 'Role') !== undefined,
    privileges: functionPrivileges(stack.value(nodeAt(properties, 'Policies'))),
  }),
};

export const catalog: Readonly<Record<string, StackRule>> = {
  'AWS::IAM::User': {
    ...found('iam_user', 'static'),
    read: (resource, stack) => {
      const login = nodeAt(resource.properties, 'LoginProfile');
      const line = stack.value(login)?.line ?? 0;
      const console = login === undefined ? [] : [{ fact: 'console login', level: 'unknown' as const, line }];
      return { privileges: [...ownPrivileges(stack, resource), ...console] };
    },
  },
  'AWS::IAM::AccessKey': {
    ...minted('iam_user', 'UserName'),
    read: ({ node }, stack) => {
      const policy = textAt(node, 'DeletionPolicy');
      if (policy?.value !== 'Retain') return {};
      const line = stack.value(policy)?.line ?? 0;
      return { privileges: [{ fact: 'kept when the stack is deleted', level: 'unknown', line }] };
    },
  },
  'AWS::IAM::Role': {
    ...found('iam_role', 'ephemeral'),
    read: (resource, stack) => {
      const trust = trustOf(stack, resource);
      return {
        credential: trust.credential,
        privileges: [...trust.facts, ...ownPrivileges(stack, resource)],
        federations: trust.federations,
        lifetime: seconds(resource, stack, 'MaxSessionDuration', 1),
      };
    },
  },
  'AWS::IAM::Policy': grant('iam_role', 'Users', 'Roles'),
  'AWS::IAM::ManagedPolicy': grant('iam_role', 'Users', 'Roles'),
  'AWS::IAM::RolePolicy': grant('iam_role', 'RoleName'),
  'AWS::IAM::UserPolicy': grant('iam_user', 'UserName'),
  'AWS::IAM::OIDCProvider': {
    role: 'federates',
    kind: 'workload_identity',
    credential: 'keyless',
    duty: 'found',
    read: ({ properties }, stack) => {
      const url = stack.value(nodeAt(properties, 'Url'));
      const issuer = url?.type === 'text' ? url.value.replace(/^https:\/\//, '') : '?';
      const audiences = textsIn(stack.value(nodeAt(properties, 'ClientIdList'))).map(({ value }) => value);
      const subject = audiences.length > 0 ? `audience ${audiences.join(', ')}` : issuer;
      return { federations: [{ issuer, subject, facts: [], line: url?.line ?? 0 }] };
    },
  },
  'AWS::RolesAnywhere::TrustAnchor': { ...found('certificate', 'ephemeral'), role: 'federates' },
  'AWS::EKS::PodIdentityAssociation': {
    ...found('iam_role', 'keyless'),
    role: 'federates',
    of: ['RoleArn'],
    read: ({ properties }, stack) => {
      const [namespace, account] = ['Namespace', 'ServiceAccount'].map(
        (name) => textsIn(stack.value(nodeAt(properties, name)))[0]?.value ?? '?',
      );
      const subject = `system:serviceaccount:${namespace ?? '?'}:${account ?? '?'}`;
      return { federations: [{ issuer: 'pods.eks.amazonaws.com', subject, facts: [], line: 0 }] };
    },
  },
  'AWS::SecretsManager::Secret': {
    role: 'stores',
    kind: 'other',
    credential: 'static',
    duty: 'found',
    read: ({ properties }, stack) => {
      const name = knownText(stack.value(nodeAt(properties, 'Name')));
      return name === undefined ? {} : { linkedKeys: [`secretref:aws-sm/${name}`] };
    },
  },
  'AWS::SecretsManager::RotationSchedule': {
    role: 'stores',
    kind: 'other',
    credential: 'static',
    duty: 'found',
    of: ['SecretId'],
    read: (resource, stack) => ({ lifetime: seconds(resource, stack, 'RotationRules.AutomaticallyAfterDays', 86_400) }),
  },
  'AWS::SSM::Parameter': {
    role: 'stores',
    kind: 'other',
    credential: 'static',
    duty: 'found',
    read: ({ properties, id }, stack) => {
      const name = knownText(stack.value(nodeAt(properties, 'Name')));
      const last = name?.slice(name.lastIndexOf('/') + 1) ?? id;
      return {
        isNone: !isCredentialName(last),
        ...(name !== undefined && { linkedKeys: [`secretref:ssm/${name.replace(/^\//, '')}`] }),
      };
    },
  },
  'AWS::Cognito::UserPoolClient': {
    ...found('oauth_client', 'unknown'),
    read: (resource, stack) => {
      const isSecret = knownText(stack.value(nodeAt(resource.properties, 'GenerateSecret'))) === 'true';
      return {
        ...(isSecret && { credential: 'static' as const, duty: 'stored' as const }),
        lifetime: seconds(resource, stack, 'AccessTokenValidity', 3600),
      };
    },
  },
  'AWS::ApiGateway::ApiKey': minted('api_key'),
  'AWS::AppSync::ApiKey': minted('api_key'),
  'AWS::CodeBuild::SourceCredential': { ...minted('access_token'), role: 'stores' },
  'AWS::CodePipeline::Webhook': { ...found('webhook', 'static') },
  'AWS::CodeStarConnections::Connection': found('ci_service_connection', 'brokered'),
  'AWS::CodeConnections::Connection': found('ci_service_connection', 'brokered'),
  'AWS::CertificateManager::Certificate': found('certificate', 'brokered'),
  'AWS::EC2::KeyPair': {
    ...minted('ssh_key'),
    // A key that is handed in has its private half elsewhere; one that is made here lies in Parameter Store.
    read: ({ properties }) => (nodeAt(properties, 'PublicKeyMaterial') === undefined ? {} : { duty: 'found' }),
  },
  'AWS::RDS::DBInstance': database,
  'AWS::RDS::DBCluster': database,
  'AWS::Redshift::Cluster': database,
  'AWS::DocDB::DBCluster': database,
  'AWS::RedshiftServerless::Namespace': database,
  'AWS::ElastiCache::ReplicationGroup': database,
  'AWS::ElastiCache::User': database,
  'AWS::DMS::Endpoint': database,
  'AWS::Serverless::Function': functionRole,
  'AWS::Serverless::StateMachine': functionRole,
  'AWS::Lambda::Permission': {
    role: 'grants',
    kind: 'other',
    credential: 'ephemeral',
    duty: 'found',
    read: ({ properties }, stack) => {
      const [principal] = textsIn(stack.value(nodeAt(properties, 'Principal')));
      // A service that calls the function is the stack's own wiring; another account is somebody else.
      if (principal === undefined || /amazonaws\.com|\?/.test(principal.value)) return { isNone: true };
      const level = principal.value === '*' ? ('privileged' as const) : ('write' as const);
      return { privileges: [{ fact: `invoked by ${principal.value}`, level, line: principal.line }] };
    },
  },
};

/** @param path property names with dots between @param unit seconds that one stands for */
function seconds({ properties }: StackResource, stack: Stack, path: string, unit: number): LifetimeFact | undefined {
  const written = knownText(stack.value(nodeAt(properties, ...path.split('.'))));
  const count = written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : 0;
  const name = path.slice(path.lastIndexOf('.') + 1);
  return count > 0 ? { seconds: count * unit, source: `${name}: ${count}` } : undefined;
}

export type { StackFacts, StackRule };
