/** What a name or namespace is in a key where nothing tells. */
export const UNKNOWN = '?';

/** @param namespace `?` where neither the object nor what deploys it says */
export function namespacedKey(type: string, namespace: string, name: string): string {
  return `k8s:${type}/${segment(namespace)}/${segment(name)}`;
}

export function secretKey(namespace: string, name: string): string {
  return namespacedKey('secret', namespace, name);
}

export function serviceAccountKey(namespace: string, name: string): string {
  return namespacedKey('serviceaccount', namespace, name);
}

/** Of an object that stands in no namespace. */
export function clusterKey(type: string, name: string): string {
  return `k8s:${type}/${segment(name)}`;
}

/** What the key of a secret begins with while nobody has said which store it is in. */
export const OPEN_STORE = 'secretref:?/';

/** @returns the key with the namespace where it was open */
export function inNamespace(key: string, namespace: string): string {
  return key.replace(/^(k8s:[a-z]+\/)\?(?=\/)/, (_, start: string) => start + segment(namespace));
}

/** Names of Kubernetes need none of this; what is written where a name belongs may hold anything. */
function segment(name: string): string {
  if (name === '') return UNKNOWN;
  return name.slice(0, 253).replace(/[\s*%/\p{Cc}]/gu, (sign) => encodeURIComponent(sign));
}
