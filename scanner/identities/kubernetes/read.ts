import { ReferenceCollector } from '../reference-collector';
import { pairsOf, readYaml, valueAt } from '../yaml';
import type { YamlNode, YamlReading } from '../yaml';
import { readManagedCertificate, readSigningRequest } from './certificate';
import type { ObjectContext, ObjectReader } from './context';
import { readExternalSecret, readPushSecret, storeId } from './external-secret';
import { EMPTY_FRAGMENT } from './fragment';
import type { KubernetesFragment, Kustomization, StoreFacts } from './fragment';
import { mayNameIdentity } from './gate';
import { readHelmValues } from './helm-values';
import { readKubeconfig } from './kubeconfig';
import { UNKNOWN } from './keys';
import { readKustomization } from './kustomization';
import { ManifestText, objectsIn } from './object';
import type { KubernetesObject } from './object';
import { roleOf } from './paths';
import type { ManifestRole } from './paths';
import { readPodReferences } from './pod-references';
import { readProviderClass } from './provider-class';
import { readIngressAnnotations } from './ingress';
import { readRoleBinding, roleId } from './role-binding';
import { factsOfRules } from './role-rules';
import type { RoleFact } from './role-rules';
import { readSealedSecret, readSecret } from './secret';
import { readSecretStore, storeFactsOf } from './secret-store';
import { readServiceAccount } from './service-account';
import { readSpiffeId } from './spiffe';
import { maskTemplate } from './template-mask';
import { readVaultAnnotations, readVaultAuth, readVaultSecret } from './vault';

/** Kinds that are read by what they are, with their API group; all others by what pods and controllers are given in them. */
const READERS: Readonly<Record<string, readonly [group: string, reader: ObjectReader]>> = {
  ServiceAccount: ['', readServiceAccount],
  Secret: ['', readSecret],
  SealedSecret: ['bitnami.com', readSealedSecret],
  RoleBinding: ['rbac.authorization.k8s.io', readRoleBinding],
  ClusterRoleBinding: ['rbac.authorization.k8s.io', readRoleBinding],
  ExternalSecret: ['external-secrets.io', readExternalSecret],
  ClusterExternalSecret: ['external-secrets.io', readExternalSecret],
  PushSecret: ['external-secrets.io', readPushSecret],
  SecretStore: ['external-secrets.io', readSecretStore],
  ClusterSecretStore: ['external-secrets.io', readSecretStore],
  CertificateSigningRequest: ['certificates.k8s.io', readSigningRequest],
  SecretProviderClass: ['secrets-store.csi.x-k8s.io', readProviderClass],
  VaultStaticSecret: ['secrets.hashicorp.com', readVaultSecret],
  VaultDynamicSecret: ['secrets.hashicorp.com', readVaultSecret],
  VaultPKISecret: ['secrets.hashicorp.com', readVaultSecret],
  VaultAuth: ['secrets.hashicorp.com', readVaultAuth],
  VaultAuthGlobal: ['secrets.hashicorp.com', readVaultAuth],
  ClusterSPIFFEID: ['spire.spiffe.io', readSpiffeId],
  ClusterStaticEntry: ['spire.spiffe.io', readSpiffeId],
  Config: ['', readKubeconfig],
};

/** @returns the reader of the object's kind; undefined where the kind is another group's */
function readerOf({ apiVersion, kind }: KubernetesObject): ObjectReader | undefined {
  const known = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return known !== undefined && (group === known[0] || apiVersion.includes(UNKNOWN)) ? known[1] : undefined;
}

/** Schemas and settings, in which a word like `secretName` names nothing. */
const NOT_READ: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'ConfigMap', 'Role', 'ClusterRole']);

/** @returns what a file says on its own; nothing where it is no manifest or names no identity */
export function readManifest(path: string, text: string): KubernetesFragment {
  const role = roleOf(path);
  if (role === undefined || !mayNameIdentity(text, role)) return EMPTY_FRAGMENT;
  const collector = new ReferenceCollector(path, text);
  const { documents, tolerant, masked } = parse(role, text);
  const roles = new Map<string, readonly RoleFact[]>();
  const stores = new Map<string, StoreFacts>();
  const manifest = new ManifestText(text, masked);
  let kustomization: Kustomization | undefined;
  let objects = 0;
  for (const root of documents) {
    if (role === 'kustomization') kustomization ??= readKustomization(collector, root);
    const isPart = role === 'partial' || role === 'values';
    const found = isPart ? [partialObject(root)] : objectsIn(root, manifest);
    for (const object of found) {
      objects++;
      const context = { object, text: manifest, collector };
      if (role === 'values') readHelmValues(context);
      readObject(context, roles, stores);
    }
  }
  // A helper is Go's template language first of all: nobody expects YAML there.
  if (tolerant !== undefined && objects > 0 && role !== 'partial') {
    const how = masked === text ? tolerant.why : 'a template that is no YAML even without its actions';
    const start = Math.min(tolerant.offset, text.length);
    const range = { start, end: Math.min(start + 1, text.length) };
    collector.note('k8s.tolerant-yaml', `read line by line, what it names may be incomplete: ${how}`, range);
  }
  const { gathered, notes } = collector.gather();
  return { references: gathered, notes, roles, stores, ...(kustomization && { kustomization }) };
}

interface Parsed extends YamlReading {
  /** The text that was parsed, as long as the file's. */
  readonly masked: string;
}

/** @returns a file's documents for the sources of what runs in Kubernetes, read as this one reads them */
export function parseManifest(path: string, text: string): Parsed {
  return parse(roleOf(path) ?? 'manifest', text);
}

/** Where a value or a line begins with an action, no parser reads the text: asking one costs more than all the rest. */
const BARE_ACTION = /(?:^|[:-][ \t]+)\{[{%]/m;

/** A template is read without its actions; any other text too, where the actions keep it from being YAML. */
function parse(role: ManifestRole, text: string): Parsed {
  const mayMask = role !== 'kustomization' && (text.includes('{{') || text.includes('{%'));
  const isTemplate = role === 'template' || role === 'partial' || BARE_ACTION.test(text);
  if (!isTemplate || !mayMask) {
    const plain = readYaml(text);
    if (plain.tolerant === undefined || !mayMask) return { ...plain, masked: text };
  }
  const masked = maskTemplate(text);
  return { ...readYaml(masked), masked };
}

/** What a helper template writes into objects of other files. */
function partialObject(node: YamlNode): KubernetesObject {
  const [first] = pairsOf(node);
  const range = first?.key.range ?? { start: 0, end: 0 };
  return { apiVersion: '', kind: 'template', name: UNKNOWN, writtenName: '', namespace: UNKNOWN, node, range };
}

/** Other sources read these, though they look alike: Tekton, and Argo's workflows and projects. */
function isOfAnotherSource({ apiVersion, kind }: KubernetesObject): boolean {
  if (apiVersion.startsWith('argoproj.io/')) return kind !== 'Rollout';
  return /^(?:[a-z]+\.)?tekton\.dev\//.test(apiVersion);
}

function readObject(
  context: ObjectContext,
  roles: Map<string, readonly RoleFact[]>,
  stores: Map<string, StoreFacts>,
): void {
  const { object } = context;
  const { kind, namespace, writtenName, node } = object;
  if (isOfAnotherSource(object)) return;
  if (kind === 'Role' || kind === 'ClusterRole') roles.set(roleId(kind, namespace, writtenName), factsOfRules(node));
  if (kind === 'SecretStore' || kind === 'ClusterSecretStore') {
    const store = storeFactsOf(node);
    if (store !== undefined) stores.set(storeId(kind, namespace, writtenName), store);
  }
  const reader = readerOf(object);
  if (reader !== undefined) {
    reader(context);
    return;
  }
  if (NOT_READ.has(kind)) return;
  if (kind === 'Certificate' && object.apiVersion.startsWith('cert-manager.io/')) readManagedCertificate(context);
  if (kind === 'Ingress') readIngressAnnotations(context);
  for (const path of ANNOTATED) readVaultAnnotations(context, valueAt(node, ...path, 'metadata', 'annotations'));
  readPodReferences(context);
}

/** The object itself, the pod that it makes, the pod of the job that it makes. */
const ANNOTATED = [[], ['spec', 'template'], ['spec', 'jobTemplate', 'spec', 'template']] as const;
