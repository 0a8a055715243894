import { isCredentialName } from '../credential-name';
import { readNamedValue } from '../named-value';
import { identityOfName } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { follow, pairsOf, scalarAt, valueAt, visitBudget } from '../yaml';
import type { VisitBudget, YamlNode, YamlPair, YamlScalar } from '../yaml';
import type { ObjectContext } from './context';
import { serviceAccountKey, UNKNOWN } from './keys';
import { readCloudIdentities } from './service-account';
import { addSecretUses } from './secret-uses';
import type { SecretUse } from './secret-uses';

/** Deeper than any chart's values nest. */
const DEEPEST = 30;

interface ValuesWalk extends ObjectContext {
  readonly budget: VisitBudget;
  readonly uses: SecretUse[];
}

/**
 * The values of a Helm chart: Secrets that exist already, service accounts with the cloud identities they are given, and
 * credentials that stand in the values. What pods are given is read as in a manifest.
 */
export function readHelmValues(context: ObjectContext): void {
  const walk: ValuesWalk = { ...context, budget: visitBudget(), uses: [] };
  visit(walk, context.object.node, [], 0);
  addSecretUses(context.collector, walk.uses);
}

function visit(walk: ValuesWalk, node: YamlNode, path: readonly string[], depth: number): void {
  const found = follow(node);
  if (found === undefined || found.type === 'scalar' || depth > DEEPEST || --walk.budget.left < 0) return;
  if (found.type === 'sequence') {
    for (const item of found.items) visit(walk, item, path, depth + 1);
    return;
  }
  for (const pair of pairsOf(found)) {
    const scalar = follow(pair.value);
    if (scalar?.type === 'scalar') readValue(walk, pair.key, scalar, path);
    else {
      if (pair.key.value === 'serviceAccount') readAccount(walk, pair);
      visit(walk, pair.value, [...path, pair.key.value], depth + 1);
    }
  }
}

function readValue({ uses, collector }: ValuesWalk, key: YamlScalar, value: YamlScalar, path: readonly string[]): void {
  if (value.value === '' || value.range.end <= value.range.start) return;
  if (/^existing\w{0,30}Secret(?:Name)?$/.test(key.value)) {
    const isTemplate = collector.text.slice(value.range.start, value.range.end).includes('{{');
    const name = isTemplate ? UNKNOWN : value.value;
    uses.push({ name, range: value.range, namespace: UNKNOWN, syntax: 'helm.existing-secret' });
  } else if (isCredentialName(key.value)) addLiteral(collector, key, value, [...path, key.value].join('.'));
}

function addLiteral(collector: ReferenceCollector, key: YamlScalar, value: YamlScalar, path: string): void {
  const found = readNamedValue({ name: key.value, value: value.value });
  if (found?.isStored !== true) return;
  // `secretKey: password` says which key of a Secret to take.
  if (/Key$/.test(key.value) && /^[a-z][a-z_.-]{0,40}$/.test(value.value)) return;
  // `tlsSecret: shop-secret` says which Secret.
  if (/secret$/i.test(key.value) && /^[a-z][a-z0-9.-]{0,60}-secrets?$/.test(value.value)) return;
  collector.conceal(value.range);
  // `postgresql.auth.password`: the settings around a password say whose it is.
  const whose = found.kind === 'other' && found.provider === 'unknown' ? identityOfName(path) : found;
  const folder = collector.path.slice(0, collector.path.lastIndexOf('/') + 1);
  collector.add({
    key: `helm:value/${folder}${path}`,
    role: 'stores',
    kind: whose.kind,
    provider: whose.provider,
    credential: whose.credential,
    duty: found.isKey ? 'stored' : 'privileged',
    confidence: found.confidence,
    lifetime: found.lifetime,
    syntax: 'helm.value',
    range: key.range,
  });
}

/** `serviceAccount: {create, name, annotations}` as `helm create` lays it out. */
function readAccount(walk: ValuesWalk, { key, value }: YamlPair): void {
  const { collector, object } = walk;
  const written = scalarAt(value, 'name');
  const name = written?.value ?? UNKNOWN;
  readCloudIdentities({ ...walk, object: { ...object, name } }, valueAt(value, 'annotations'));
  if (written === undefined || written.value === '') return;
  collector.add({
    key: serviceAccountKey(UNKNOWN, name),
    role: scalarAt(value, 'create')?.value === 'false' ? 'uses' : 'defines',
    kind: 'kubernetes_service_account',
    provider: 'kubernetes',
    credential: 'ephemeral',
    duty: 'found',
    consumer: key.value,
    syntax: 'helm.service-account',
    range: written.range,
  });
}
