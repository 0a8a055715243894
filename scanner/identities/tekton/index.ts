import type { IdentityReading } from '../../model';
import {
  mayBeManifest,
  objectsIn,
  parseManifest,
  readPodReferences,
  ManifestText,
  type ObjectContext,
} from '../kubernetes';
import { NOTHING_READ, plainSource } from '../plain-source';
import { providerOfHost } from '../provider';
import { storeCommandsIn } from '../store-commands';
import { readUrl } from '../value';
import { addServiceAccount, mayNameIdentity, OpenNameCollector, pairsIn, secretBeside } from '../run-manifest';
import { follow, pairsOf, scalarAt, valueAt, type YamlNode } from '../yaml';

/** Tekton: the accounts that runs work by, the Secrets they are given, and Secrets annotated for it. */
export const tekton = plainSource({
  id: 'tekton',
  // Namespaces are often decided outside the repository: that a key is not met proves nothing.
  systems: [],
  claims: (path) => /\.ya?ml$/.test(path) && (mayBeManifest(path) || /(?:^|\/)\.tekton\//.test(path)),
  read: (path, text) => (text.includes('tekton.dev/') && mayNameIdentity(text) ? readFile(path, text) : NOTHING_READ),
});

/** `tekton.dev/v1`, `triggers.tekton.dev/v1beta1`, `pipelinesascode.tekton.dev/v1alpha1` */
const GROUP = /^(?:[a-z]{1,40}\.)?tekton\.dev\//;

function readFile(path: string, text: string): IdentityReading {
  const collector = new OpenNameCollector(path, text);
  const { documents, masked } = parseManifest(path, text);
  const manifest = new ManifestText(text, masked);
  for (const root of documents) {
    for (const object of objectsIn(root, manifest)) {
      const context: ObjectContext = { object, text: manifest, collector };
      if (GROUP.test(object.apiVersion)) readTektonObject(context);
      else if (object.kind === 'Secret') readAnnotatedSecret(context);
    }
  }
  for (const { provider, key, range } of storeCommandsIn(text)) {
    const common = { role: 'uses', kind: 'secret_store', credential: 'brokered', duty: 'found' } as const;
    collector.add({ ...common, key, provider, syntax: 'tekton.store-command', range });
  }
  return collector.reading();
}

function readTektonObject(context: ObjectContext): void {
  readPodReferences(context);
  for (const { key, value } of pairsIn(context.object.node)) {
    if (/^(?:taskS|s)erviceAccountName$/.test(key.value)) addServiceAccount(context, value, 'tekton.service-account');
    else if (key.value === 'secret' || key.value === 'webhook_secret') addRepositorySecret(context, key.value, value);
  }
}

/** Pipelines as Code keeps the token of the forge, and the secret of its webhook, in Secrets of these fields. */
function addRepositorySecret(context: ObjectContext, field: string, node: YamlNode): void {
  if (context.object.kind !== 'Repository' || follow(node)?.type !== 'map') return;
  const name = scalarAt(node, 'name');
  const key = secretBeside(context, name);
  if (name === undefined || key === undefined) return;
  const type = scalarAt(context.object.node, 'spec', 'git_provider', 'type')?.value ?? 'unknown';
  context.collector.add({
    key,
    role: 'uses',
    kind: field === 'secret' ? 'access_token' : 'webhook',
    provider: providerOfHost(`${type}.com`) ?? 'unknown',
    credential: 'static',
    duty: 'privileged',
    consumer: `Repository ${context.object.name}`,
    syntax: 'tekton.repository-secret',
    range: name.range,
  });
}

/** `tekton.dev/git-0: https://github.com`: what a Secret signs in to. */
function readAnnotatedSecret(context: ObjectContext): void {
  const { object, collector } = context;
  for (const { key, value } of pairsOf(valueAt(object.node, 'metadata', 'annotations'))) {
    const use = /^tekton\.dev\/(git|docker)-\d/.exec(key.value)?.[1];
    const host = scalarAt(value);
    if (use === undefined || host === undefined) continue;
    const url = readUrl(host.value);
    const isKey = scalarAt(object.node, 'type')?.value === 'kubernetes.io/ssh-auth';
    collector.add({
      key: secretBeside(context, scalarAt(object.node, 'metadata', 'name')) ?? 'k8s:secret/?/?',
      role: 'defines',
      kind: use === 'docker' ? 'registry_credential' : isKey ? 'ssh_key' : 'access_token',
      provider:
        providerOfHost(url === undefined ? host.value : host.value.slice(url.host.start, url.host.end)) ?? 'unknown',
      credential: 'static',
      duty: 'privileged',
      consumer: host.value,
      syntax: 'tekton.annotated-secret',
      range: key.range,
    });
  }
}
