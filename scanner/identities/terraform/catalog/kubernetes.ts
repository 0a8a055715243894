import type { PrivilegeFact } from '../../../model';
import { clusterRoleLevel, textsIn } from '../../cloud';
import { isCredentialName } from '../../credential-name';
import { durationFact } from './rule';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';

/** Rows of the Terraform providers hashicorp/kubernetes and hashicorp/helm (registry documentation). */

const account: ResourceRule = {
  role: 'defines',
  kind: 'kubernetes_service_account',
  provider: 'kubernetes',
  credential: 'ephemeral',
  duty: 'found',
  read: (resource) => ({ linkedKeys: keysOf(resource, 'serviceaccount'), privileges: annotationFacts(resource) }),
};

const secret: ResourceRule = {
  role: 'stores',
  kind: 'other',
  provider: 'kubernetes',
  credential: 'static',
  duty: 'found',
  of: ['data', 'binary_data', 'data_wo'],
  read: (resource) => {
    const linkedKeys = keysOf(resource, 'secret');
    const type = resource.known('type') ?? '';
    if (type === 'kubernetes.io/service-account-token')
      return { linkedKeys, kind: 'kubernetes_service_account', duty: 'stored' };
    if (/dockerc(?:onfigjson|fg)$/.test(type)) return { linkedKeys, kind: 'registry_credential' };
    return { linkedKeys, ...(type === 'kubernetes.io/tls' && { kind: 'certificate' as const }) };
  },
};

const binding: ResourceRule = {
  role: 'grants',
  kind: 'kubernetes_service_account',
  provider: 'kubernetes',
  credential: 'ephemeral',
  duty: 'found',
  of: ['subject.name'],
  read: bindingFacts,
};

const tokenRequest: ResourceRule = {
  role: 'uses',
  kind: 'kubernetes_service_account',
  provider: 'kubernetes',
  credential: 'ephemeral',
  duty: 'found',
  of: ['metadata.name'],
  read: (resource) => {
    const [spec] = resource.blocks('spec');
    const lifetime = spec && durationFact(spec, ['expiration_seconds']);
    return lifetime === undefined ? {} : { lifetime };
  },
};

export const kubernetes: Catalog = {
  ...bothVersions('kubernetes_service_account', account),
  ...bothVersions('kubernetes_default_service_account', account),
  ...bothVersions('kubernetes_secret', secret),
  ...bothVersions('data.kubernetes_secret', { ...secret, role: 'uses' }),
  ...bothVersions('kubernetes_cluster_role_binding', binding),
  ...bothVersions('kubernetes_role_binding', binding),
  ...bothVersions('kubernetes_token_request', tokenRequest),
  ...bothVersions('ephemeral.kubernetes_token_request', tokenRequest),
  helm_release: {
    role: 'stores',
    kind: 'other',
    provider: 'kubernetes',
    credential: 'static',
    duty: 'found',
    read: (resource) => {
      const names = resource.blocks('set_sensitive').flatMap((value) => value.known('name') ?? []);
      return { isNone: !names.some((name) => isCredentialName(name.slice(name.lastIndexOf('.') + 1))) };
    },
  },
};

/** Types of which others take values. */
export const kubernetesParts: readonly string[] = [
  'kubernetes_cluster_role',
  'kubernetes_role',
  'kubernetes_namespace',
].flatMap((type) => [type, `${type}_v1`]);

function bothVersions(type: string, rule: ResourceRule): Catalog {
  return { [type]: rule, [`${type}_v1`]: rule };
}

function keysOf(resource: ResourceView, type: 'serviceaccount' | 'secret'): readonly string[] {
  const [metadata] = resource.blocks('metadata');
  const name = metadata?.known('name');
  if (name === undefined) return [];
  const namespace = metadata?.has('namespace') === true ? metadata.known('namespace') : 'default';
  return namespace === undefined ? [] : [`k8s:${type}/${namespace}/${name}`];
}

/** Annotations by which clouds give the account an identity of theirs. */
const CLOUD_ANNOTATIONS: ReadonlySet<string> = new Set([
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
]);

function annotationFacts(resource: ResourceView): readonly PrivilegeFact[] {
  const [metadata] = resource.blocks('metadata');
  const annotations = metadata?.value('annotations');
  if (annotations?.type !== 'map') return [];
  return annotations.members
    .filter(({ name }) => CLOUD_ANNOTATIONS.has(name))
    .map(({ name, value, line }) => ({ fact: `${name}: ${textsIn(value)[0]?.value ?? '?'}`, level: 'unknown', line }));
}

function bindingFacts(resource: ResourceView): ResourceFacts {
  const subjects = resource.blocks('subject');
  const machines = subjects.filter(
    (subject) => !/^(?:User|Group)$/.test(subject.known('kind') ?? '') || isMachineGroup(subject),
  );
  if (subjects.length > 0 && machines.length === 0) return { isNone: true };
  const [role] = resource.blocks('role_ref');
  const name = role?.text('name');
  const line = role?.lineOf('name') ?? resource.line;
  const rules = role?.targets('name').flatMap((target) => target.blocks('rule')) ?? [];
  const keys = machines.flatMap((subject) => {
    const [account, namespace] = [subject.known('name'), subject.known('namespace')];
    return subject.known('kind') === 'ServiceAccount' && account !== undefined && namespace !== undefined
      ? [`k8s:serviceaccount/${namespace}/${account}`]
      : [];
  });
  return {
    linkedKeys: keys,
    privileges: [
      ...(name === undefined ? [] : [{ fact: `role ${name.value}`, level: clusterRoleLevel(name.value), line }]),
      ...rules.flatMap((rule) => ruleFacts(rule, line)),
    ],
  };
}

function isMachineGroup(subject: ResourceView): boolean {
  return /^system:(?:serviceaccounts|masters|unauthenticated|authenticated)/.test(subject.known('name') ?? '');
}

function ruleFacts(rule: ResourceView, line: number): readonly PrivilegeFact[] {
  const list = (attribute: string): readonly string[] => textsIn(rule.value(attribute)).map(({ value }) => value);
  const [verbs, resources] = [list('verbs'), list('resources')];
  const isAnyVerb = verbs.includes('*');
  const isAnyResource = resources.includes('*');
  if (!isAnyVerb && !isAnyResource) return [];
  const fact = `${isAnyVerb ? 'every verb' : verbs.join(', ')} on ${isAnyResource ? 'every resource' : resources.join(', ')}`;
  const level = isAnyVerb && isAnyResource ? 'admin' : isAnyVerb ? 'privileged' : 'read';
  return [{ fact, level, line }];
}
