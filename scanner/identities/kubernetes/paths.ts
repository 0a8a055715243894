/** What a file can be to Kubernetes, by its path. */
export type ManifestRole = 'manifest' | 'template' | 'partial' | 'values' | 'kustomization';

/** What a name begins with that other systems or programs own. */
const OTHERS =
  /^(?:(?:docker-)?compose|docker-stack|bitbucket-pipelines|mkdocs|Chart|openapi|swagger|_config|pubspec|nhi|renovate|codecov|pnpm-|yarn|package|action\.)/;

/** `values.yaml`, `values-prod.yaml`, `prod.values.yaml`: helm.sh/docs, "Values Files". */
const VALUES = /^values(?:[._-][\w.-]{0,80})?\.ya?ml$|[._-]values\.ya?ml$/;

/** Folders with a dot belong to tools, a few of which deploy. */
const HIDDEN_MANIFESTS = /(?:^|\/)\.(?:k8s|kube|kubernetes|deploy(?:ment)?|argocd|flux|helm|infra)\//;

/** JSON manifests are rare, other JSON is not. */
const JSON_FOLDER = /(?:^|\/)(?:k8s|kubernetes|manifests?|deploy(?:ment)?s?|kustomize|argocd|flux)\//;

/**
 * @param path repository-relative, forward slashes
 * @returns undefined where the file cannot be a manifest; most that can are none, which only their text tells
 */
export function roleOf(path: string): ManifestRole | undefined {
  if (path.endsWith('.yaml') || path.endsWith('.yml')) return roleOfYaml(path);
  if (path.endsWith('.json')) return JSON_FOLDER.test(path) && !isHidden(path) ? 'manifest' : undefined;
  if (path.endsWith('.tpl')) return isTemplate(path) ? 'partial' : undefined;
  if (path.endsWith('ustomization')) return nameOf(path) === 'Kustomization' ? 'kustomization' : undefined;
  // From the documentation of kubectl: `~/.kube/config`, and what people call further ones.
  return path.endsWith('kubeconfig') || path.endsWith('.kube/config') ? 'manifest' : undefined;
}

/** @returns whether a YAML file of this path may hold objects of Kubernetes, or of what runs in it */
export function mayBeManifest(path: string): boolean {
  const role = roleOf(path);
  return role === 'manifest' || role === 'template';
}

function roleOfYaml(path: string): ManifestRole | undefined {
  const name = nameOf(path);
  if (isHidden(path) || OTHERS.test(name)) return undefined;
  if (name === 'kustomization.yaml' || name === 'kustomization.yml') return 'kustomization';
  if (isTemplate(path)) return 'template';
  return VALUES.test(name) ? 'values' : 'manifest';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isTemplate(path: string): boolean {
  return path.includes('templates/');
}

function isHidden(path: string): boolean {
  return (path.startsWith('.') || path.includes('/.')) && !HIDDEN_MANIFESTS.test(path);
}
