import type { PrivilegeLevel } from '../../model';
import { itemsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';
import type { ObjectContext } from './context';
import { clusterKey, serviceAccountKey, UNKNOWN } from './keys';
import { levelOfBuiltIn } from './role-rules';

/** What a binding awaits: the role of that name, as it is written, in its file's chart or repository. */
export function roleId(kind: string, namespace: string, writtenName: string): string {
  return kind === 'ClusterRole' ? `ClusterRole ${writtenName}` : `Role ${namespace}/${writtenName}`;
}

/** RoleBinding and ClusterRoleBinding: a reference for each machine identity that they give rights to. */
export function readRoleBinding({ object, text, collector }: ObjectContext): void {
  const { node, namespace, kind } = object;
  const role = scalarAt(node, 'roleRef', 'name');
  const roleKind = scalarAt(node, 'roleRef', 'kind')?.value ?? 'ClusterRole';
  if (role === undefined) return;
  const name = text.name(role);
  const builtIn = levelOfBuiltIn(name);
  const level: PrivilegeLevel =
    builtIn === 'privileged' && kind === 'ClusterRoleBinding' ? 'admin' : (builtIn ?? 'unknown');
  const where = kind === 'ClusterRoleBinding' ? 'in every namespace' : 'in its namespace';
  for (const subject of itemsOf(valueAt(node, 'subjects'))) {
    const bound = boundIdentity(subject, text, kind === 'RoleBinding' ? namespace : UNKNOWN);
    if (bound === undefined) continue;
    collector.add({
      ...bound,
      role: 'grants',
      provider: 'kubernetes',
      credential: 'ephemeral',
      duty: level === 'admin' || level === 'privileged' ? 'privileged' : 'found',
      privileges: [{ fact: `${roleKind} ${name} ${where}`, level, range: role.range }],
      syntax: 'k8s.role-binding',
      awaits: builtIn === undefined ? roleId(roleKind, namespace, text.written(role)) : undefined,
    });
  }
}

function boundIdentity(subject: YamlNode, text: ObjectContext['text'], namespace: string) {
  const name = scalarAt(subject, 'name');
  if (name === undefined) return undefined;
  const { range } = name;
  const kind = 'kubernetes_service_account' as const;
  switch (scalarAt(subject, 'kind')?.value) {
    case 'ServiceAccount': {
      const own = scalarAt(subject, 'namespace');
      const of = own === undefined ? namespace : text.namespace(own);
      return { key: serviceAccountKey(of, text.name(name)), kind, range };
    }
    case 'Group':
      // Groups of people are no machine identities; the cluster's own groups of accounts are.
      return /^system:(?:serviceaccounts|unauthenticated|authenticated|masters|nodes)/.test(name.value)
        ? { key: clusterKey('group', name.value), kind, range }
        : undefined;
    case 'User': {
      const [, of = '', account = ''] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name.value) ?? [];
      return account === '' ? undefined : { key: serviceAccountKey(of, account), kind, range };
    }
    default:
      return undefined;
  }
}
