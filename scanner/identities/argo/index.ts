import type { IdentityReading } from '../../model';
import { ManifestText, mayBeManifest, objectsIn, parseManifest, type ObjectContext } from '../kubernetes';
import { NOTHING_READ, plainSource } from '../plain-source';
import { mayNameIdentity, OpenNameCollector } from '../run-manifest';
import { storeCommandsIn } from '../store-commands';
import { readAccounts, readArgoSecret, readProject } from './cd';
import { readWorkflow } from './workflow';

/** Argo: what workflows, events and rollouts are given; Argo CD's projects, accounts, repositories and clusters. */
export const argo = plainSource({
  id: 'argo',
  systems: [],
  claims: (path) => /\.ya?ml$/.test(path) && mayBeManifest(path),
  read: (path, text) => (isOfArgo(text) && mayNameIdentity(text) ? readFile(path, text) : NOTHING_READ),
});

function isOfArgo(text: string): boolean {
  return text.includes('argoproj.io/') || text.includes('argocd-cm');
}

/** Kubernetes' own source reads Rollouts, which hold nothing but pods. */
const READ_ELSEWHERE: ReadonlySet<string> = new Set(['Rollout', 'Application', 'ApplicationSet']);

function readFile(path: string, text: string): IdentityReading {
  const collector = new OpenNameCollector(path, text);
  const { documents, masked } = parseManifest(path, text);
  const manifest = new ManifestText(text, masked);
  for (const root of documents) {
    for (const object of objectsIn(root, manifest)) readObject({ object, text: manifest, collector });
  }
  if (text.includes('argoproj.io/')) {
    for (const { provider, key, range } of storeCommandsIn(text)) {
      const common = { role: 'uses', kind: 'secret_store', credential: 'brokered', duty: 'found' } as const;
      collector.add({ ...common, key, provider, syntax: 'argo.store-command', range });
    }
  }
  return collector.reading();
}

function readObject(context: ObjectContext): void {
  const { apiVersion, kind, name } = context.object;
  if (apiVersion.startsWith('argoproj.io/')) {
    if (kind === 'AppProject') readProject(context);
    else if (!READ_ELSEWHERE.has(kind)) readWorkflow(context);
  } else if (kind === 'Secret') readArgoSecret(context);
  else if (kind === 'ConfigMap' && name === 'argocd-cm') readAccounts(context);
}
