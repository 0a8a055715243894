import type { IdentitySource } from '../../model';
import type { KubernetesFragment } from './fragment';
import { roleOf } from './paths';
import { readManifest } from './read';
import { resolveManifests } from './resolve';

/**
 * Kubernetes: manifests, Helm templates, kustomizations and kubeconfigs, with the custom resources of External Secrets,
 * Sealed Secrets, cert-manager, Vault, the Secrets Store driver and SPIRE.
 */
export const kubernetes: IdentitySource<KubernetesFragment> = {
  id: 'kubernetes',
  // Namespaces are often decided outside the repository: that a key is not met proves nothing.
  systems: [],
  claims: (path) => roleOf(path) !== undefined,
  read: readManifest,
  resolve: resolveManifests,
};

export type { ObjectContext } from './context';
export { secretKey, serviceAccountKey } from './keys';
export { ManifestText, objectsIn } from './object';
export { mayBeManifest } from './paths';
export { readPodReferences } from './pod-references';
export { parseManifest } from './read';
