import type { ManifestRole } from './paths';

/** Without one of these no manifest names an identity. */
const NAMING =
  /[sS]ecret|[sS]erviceAccount|RoleBinding|[cC]ertificate|vault\.hashicorp\.com|kind: *["']?(?:Config|Role|ClusterRole|ClusterSPIFFEID|VaultAuth)\b|(?:PASSWORD|TOKEN|KEY|[pP]assword|[tT]oken|containers)\b/;

/** Kinds that name no identity however often their text says "secret": schemas, settings, addresses. */
const IDLE: ReadonlySet<string> = new Set([
  'CustomResourceDefinition',
  'ConfigMap',
  'Service',
  'Namespace',
  'PodDisruptionBudget',
  'NetworkPolicy',
  'HorizontalPodAutoscaler',
  'PriorityClass',
  'ResourceQuota',
  'LimitRange',
]);

/**
 * A plain look at a file, before any parse.
 * @returns whether the text may be a manifest that names an identity
 */
export function mayNameIdentity(text: string, role: ManifestRole): boolean {
  if (role === 'kustomization') return true;
  if (role === 'partial' || role === 'values') return NAMING.test(text);
  if (!text.includes('apiVersion') || !text.includes('kind')) return false;
  return NAMING.test(text) && !isIdle(text);
}

/** Whether every object of the file is of an idle kind. In block style kinds stand at a line's start. */
function isIdle(text: string): boolean {
  let found = false;
  for (let at = text.startsWith('kind:') ? 0 : text.indexOf('\nkind:'); at >= 0; at = text.indexOf('\nkind:', at + 1)) {
    const kind = /\w+/.exec(text.slice(at + 6, at + 80))?.[0] ?? '';
    if (!IDLE.has(kind) || (kind === 'Service' && text.includes('serving.knative.dev'))) return false;
    found = true;
  }
  return found;
}
