import { readNamedValue } from '../named-value';
import { scalarAt } from '../yaml';
import type { YamlNode, YamlScalar } from '../yaml';
import type { ObjectContext } from './context';
import { serviceAccountKey } from './keys';

/** @param namespace in which the pods run */
export function readPodSpec({ text, collector, object }: ObjectContext, namespace: string, spec: YamlNode): void {
  const named = scalarAt(spec, 'serviceAccountName') ?? scalarAt(spec, 'serviceAccount');
  const name = named === undefined ? 'default' : text.name(named);
  const isDefault = name === 'default';
  const mounts = scalarAt(spec, 'automountServiceAccountToken')?.value;
  // What it never sees it does not use.
  if (isDefault && (mounts === 'false' || !isWorkload(object.apiVersion))) return;
  collector.add({
    key: serviceAccountKey(namespace, name),
    role: 'uses',
    kind: 'kubernetes_service_account',
    provider: 'kubernetes',
    credential: 'ephemeral',
    duty: isDefault ? 'ambient' : 'found',
    consumer: `${object.kind} ${object.name}`,
    syntax: isDefault ? 'k8s.default-service-account' : 'k8s.service-account-name',
    range: named?.range ?? object.range,
  });
}

/** Other groups' objects hold parts of pods, of which something else makes the rest. */
function isWorkload(apiVersion: string): boolean {
  return /^(?:v1$|apps\/|batch\/|serving\.knative\.dev\/|\?)/.test(apiVersion);
}

/** kubernetes.io/docs, "Launch a Pod using service account token projection". */
const DEFAULT_TOKEN_SECONDS = 3600;

/** A token that the kubelet fetches anew: an item of `projected.sources`. */
export function readProjectedToken(
  { text, collector, object }: ObjectContext,
  namespace: string,
  token: YamlNode,
): void {
  const path = scalarAt(token, 'path');
  if (path === undefined) return;
  const audience = scalarAt(token, 'audience');
  const written = scalarAt(token, 'expirationSeconds');
  const seconds = written === undefined ? DEFAULT_TOKEN_SECONDS : Number(written.value);
  collector.add({
    key: serviceAccountKey(namespace, accountOf(object.node, text)),
    role: 'uses',
    kind: 'kubernetes_service_account',
    provider: 'kubernetes',
    credential: 'ephemeral',
    duty: 'found',
    lifetime:
      Number.isSafeInteger(seconds) && seconds > 0
        ? { seconds, source: written === undefined ? 'expirationSeconds by default' : `expirationSeconds: ${seconds}` }
        : undefined,
    federation: audience === undefined ? undefined : text.name(audience),
    syntax: 'k8s.projected-token',
    range: audience?.range ?? path.range,
  });
}

/** Where the kinds of Kubernetes keep the pod they make. */
const POD_PATHS = [['spec'], ['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec']];

function accountOf(node: YamlNode, text: ObjectContext['text']): string {
  for (const path of POD_PATHS) {
    const account = scalarAt(node, ...path, 'serviceAccountName');
    if (account !== undefined) return text.name(account);
  }
  return 'default';
}

/** A variable whose value stands in the manifest. */
export function readLiteralVariable({ text, collector }: ObjectContext, name: YamlScalar, value: YamlScalar): void {
  if (text.isTemplated(value) || text.isTemplated(name)) return;
  const found = readNamedValue({ name: name.value, value: value.value });
  if (found === undefined) return;
  const { provider, kind, credential, confidence, isStored, secret, store, variables, privileges, lifetime } = found;
  if (secret !== undefined) collector.conceal(value.range);
  collector.add({
    key: `env:${name.value}`,
    linkedKeys: [...variables.map((filling) => `env:${filling}`), ...(store === undefined ? [] : [store])],
    role: isStored ? 'stores' : 'uses',
    kind,
    provider,
    credential,
    duty: 'privileged',
    confidence,
    privileges: privileges.map((privilege) => ({ ...privilege, range: value.range })),
    lifetime,
    syntax: 'k8s.env',
    range: name.range,
  });
}
