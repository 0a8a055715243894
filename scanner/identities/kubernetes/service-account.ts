import { roleKey } from '../aws-role';
import { itemsOf, scalarAt, valueAt } from '../yaml';
import { secretKey, serviceAccountKey } from './keys';
import type { ObjectContext } from './context';
import { textsIn } from './object';

/** A service account, the identities of clouds that it may take on, and the Secrets it hands to its pods. */
export function readServiceAccount(context: ObjectContext): void {
  const { object, text, collector } = context;
  const { node, namespace, name, range } = object;
  const automount = scalarAt(node, 'automountServiceAccountToken');
  collector.add({
    key: serviceAccountKey(namespace, name),
    role: 'defines',
    kind: 'kubernetes_service_account',
    provider: 'kubernetes',
    credential: 'ephemeral',
    duty: 'found',
    consumer: automount?.value === 'false' ? 'automountServiceAccountToken: false' : undefined,
    syntax: 'k8s.service-account',
    range,
  });
  readCloudIdentities(context, valueAt(node, 'metadata', 'annotations'));
  for (const [field, kind, syntax] of [
    ['secrets', 'kubernetes_service_account', 'k8s.service-account-secret'],
    ['imagePullSecrets', 'registry_credential', 'k8s.image-pull-secret'],
  ] as const) {
    for (const item of itemsOf(valueAt(node, field))) {
      const secret = scalarAt(item, 'name');
      if (secret === undefined) continue;
      collector.add({
        key: secretKey(namespace, text.name(secret)),
        role: 'uses',
        kind,
        provider: kind === 'registry_credential' ? 'unknown' : 'kubernetes',
        credential: 'static',
        duty: 'privileged',
        consumer: `ServiceAccount ${name}`,
        syntax,
        range: secret.range,
      });
    }
  }
}

/**
 * Annotations that give the account an identity of a cloud: docs.aws.amazon.com, "IAM roles for service accounts";
 * cloud.google.com, "Workload Identity Federation for GKE"; azure.github.io/azure-workload-identity.
 */
export function readCloudIdentities(
  { object, text, collector }: ObjectContext,
  annotations: Parameters<typeof textsIn>[0],
): void {
  const federation = `system:serviceaccount:${object.namespace}:${object.name}`;
  for (const { key, value } of textsIn(annotations)) {
    const cloud = cloudIdentity(key.value, text.name(value));
    if (cloud === undefined || value.range.end <= value.range.start) continue;
    collector.add({
      ...cloud,
      role: 'federates',
      credential: 'keyless',
      duty: 'found',
      federation,
      range: value.range,
    });
  }
}

function cloudIdentity(annotation: string, value: string) {
  switch (annotation) {
    case 'eks.amazonaws.com/role-arn':
      return { key: roleKey(value), kind: 'iam_role', provider: 'aws', syntax: 'k8s.irsa' } as const;
    case 'iam.gke.io/gcp-service-account':
      return {
        key: `gcp:sa/${value}`,
        kind: 'service_account',
        provider: 'gcp',
        syntax: 'k8s.gke-workload-identity',
      } as const;
    case 'azure.workload.identity/client-id':
      return {
        key: `azure:app/${value}`,
        kind: 'workload_identity',
        provider: 'azure',
        syntax: 'k8s.azure-workload-identity',
      } as const;
    default:
      return undefined;
  }
}
