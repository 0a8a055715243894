import { valueAt } from '../yaml';
import type { ObjectContext } from './context';
import { textsIn } from './object';
import { addSecretUses } from './secret-uses';

/** kubernetes.github.io/ingress-nginx, "Annotations": Secrets by the end of the annotation's name. */
const SECRETS = /\/(?:auth-secret|auth-tls-secret|proxy-ssl-secret)$/;

/** An Ingress names Secrets in annotations too, `namespace/name` or the name alone. */
export function readIngressAnnotations({ object, text, collector }: ObjectContext): void {
  const uses = textsIn(valueAt(object.node, 'metadata', 'annotations')).flatMap(({ key, value }) => {
    if (!SECRETS.test(key.value) || value.range.end <= value.range.start) return [];
    const written = text.name(value);
    const slash = written.indexOf('/');
    return {
      name: written.slice(slash + 1),
      namespace: slash < 0 ? object.namespace : written.slice(0, slash),
      range: value.range,
      syntax: 'k8s.ingress-annotation',
      consumer: key.value.slice(key.value.indexOf('/') + 1),
      ...(key.value.includes('tls') || key.value.includes('ssl') ? { kind: 'certificate' as const } : {}),
    };
  });
  addSecretUses(collector, uses);
}
