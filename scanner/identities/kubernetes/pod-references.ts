import type { IdentityKind } from '../../model';
import { follow, itemsOf, pairAt, pairsOf, scalarAt, valueAt, visitBudget } from '../yaml';
import type { VisitBudget, YamlNode, YamlPair } from '../yaml';
import type { ObjectContext } from './context';
import { readLiteralVariable, readPodSpec, readProjectedToken } from './pod-spec';
import { addSecretUses } from './secret-uses';
import type { SecretUse } from './secret-uses';

/** Deeper than any schema nests. */
const DEEPEST = 60;

/** Under these stand texts, schemas and what the cluster itself writes. */
const OPAQUE: ReadonlySet<string> = new Set(
  'openAPIV3Schema data stringData binaryData annotations labels status matchLabels'.split(' '),
);

interface Walk extends ObjectContext {
  readonly budget: VisitBudget;
  /** Of the pods that the object makes. */
  readonly namespace: string;
  readonly uses: SecretUse[];
  /** Where each of them begins. */
  readonly starts: Set<number>;
}

/**
 * Finds, in an object of any kind, what pods and controllers are given: Secrets by `secretKeyRef`, `secretRef`,
 * `secretName` and the forms that custom resources have made after them, service accounts, projected tokens and
 * variables with a literal credential.
 */
export function readPodReferences(context: ObjectContext): void {
  const walk: Walk = {
    ...context,
    namespace: context.object.namespace,
    budget: visitBudget(),
    uses: [],
    starts: new Set(),
  };
  visit(walk, context.object.node, 0);
  addSecretUses(context.collector, walk.uses);
}

function visit(walk: Walk, node: YamlNode, depth: number): void {
  const found = follow(node);
  if (found === undefined || found.type === 'scalar' || depth > DEEPEST || --walk.budget.left < 0) return;
  if (found.type === 'sequence') {
    for (const item of found.items) visit(walk, item, depth + 1);
    return;
  }
  const pairs = pairsOf(found);
  if (pairs.some(({ key, value }) => key.value === 'containers' && follow(value)?.type === 'sequence')) {
    readPodSpec(walk, walk.namespace, found);
  }
  for (const pair of pairs) {
    if (OPAQUE.has(pair.key.value)) continue;
    readPair(walk, pair, found);
    visit(walk, pair.value, depth + 1);
  }
}

function readPair(walk: Walk, { key: { value: key }, value }: YamlPair, around: YamlNode): void {
  switch (key) {
    case 'secretName':
      if (isTlsEntry(around)) use(walk, follow(value), 'k8s.tls-secret', 'certificate');
      else use(walk, follow(value), 'k8s.secret-name');
      return;
    case 'credentialName':
      use(walk, follow(value), 'k8s.tls-secret', 'certificate');
      return;
    case 'imagePullSecrets':
      for (const item of itemsOf(value)) {
        use(walk, scalarAt(item, 'name') ?? follow(item), 'k8s.image-pull-secret', 'registry_credential');
      }
      return;
    case 'env':
      for (const item of itemsOf(value)) readVariable(walk, item);
      return;
    case 'envFrom':
      for (const item of itemsOf(value)) use(walk, scalarAt(item, 'secretRef', 'name'), 'k8s.env-from');
      return;
    case 'serviceAccountToken':
      readProjectedToken(walk, walk.namespace, value);
      return;
    case 'basicAuth':
      for (const { value: part } of pairsOf(value))
        if (pairAt(part, 'key') !== undefined) readSelector(walk, key, part);
      return;
    case 'secret':
      if (pairAt(value, 'items') !== undefined) use(walk, scalarAt(value, 'name'), 'k8s.projected-secret');
      return;
  }
  if (isSelector(key, value)) readSelector(walk, key, value);
}

/** An Ingress's `tls` entry, or cert-manager's Certificate. */
function isTlsEntry(node: YamlNode): boolean {
  return pairAt(node, 'hosts') !== undefined || pairAt(node, 'issuerRef') !== undefined;
}

/** `secretKeyRef`, `passwordSecretRef`, `bearerTokenSecret: {name, key}`: custom resources have their own names for it. */
function isSelector(key: string, value: YamlNode): boolean {
  if (/^secret(?:Key)?Ref$|Secret(?:Key)?(?:Ref|Selector)$/.test(key)) return true;
  return key.endsWith('Secret') && pairAt(value, 'key') !== undefined;
}

function readSelector(walk: Walk, key: string, value: YamlNode): void {
  const name = scalarAt(value, 'name');
  // What selects by a name of the cluster's own has a group or kind of its own.
  if (name === undefined || pairAt(value, 'kind') !== undefined) return;
  const selected = scalarAt(value, 'key');
  const namespace = scalarAt(value, 'namespace');
  const isPlain = key === 'secretKeyRef' || key === 'secretRef';
  use(walk, name, key === 'secretKeyRef' ? 'k8s.secret-key-ref' : 'k8s.secret-ref', undefined, {
    ...(selected === undefined ? {} : { key: walk.text.name(selected) }),
    ...(namespace === undefined ? {} : { namespace: walk.text.namespace(namespace) }),
    ...(isPlain ? {} : { consumer: key }),
  });
}

/** One variable of a container. */
function readVariable(walk: Walk, item: YamlNode): void {
  const name = scalarAt(item, 'name');
  if (name === undefined) return;
  const secret = valueAt(item, 'valueFrom', 'secretKeyRef');
  if (secret === undefined) {
    const value = scalarAt(item, 'value');
    if (value !== undefined) readLiteralVariable(walk, name, value);
    return;
  }
  const key = scalarAt(secret, 'key');
  use(walk, scalarAt(secret, 'name'), 'k8s.secret-key-ref', undefined, {
    variable: walk.text.name(name),
    ...(key === undefined ? {} : { key: walk.text.name(key) }),
  });
}

/** The first reading of a place counts: `env` is read before what stands in it. */
function use(
  { text, namespace, uses, starts }: Walk,
  node: YamlNode | undefined,
  syntax: string,
  kind?: IdentityKind,
  more: Partial<SecretUse> = {},
): void {
  if (node?.type !== 'scalar' || node.range.end <= node.range.start) return;
  if (starts.has(node.range.start)) return;
  starts.add(node.range.start);
  const written = text.isTemplated(node) ? { written: text.written(node) } : {};
  uses.push({
    name: text.name(node),
    ...written,
    range: node.range,
    namespace,
    syntax,
    ...(kind && { kind }),
    ...more,
  });
}
