import { readNamedValue } from '../named-value';
import type { ReferenceCollector } from '../reference-collector';
import { itemsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode, YamlScalar } from '../yaml';
import type { Kustomization } from './fragment';
import { secretKey, UNKNOWN } from './keys';
import { identityOfSecret } from './secret-identity';

/** kubectl.docs.kubernetes.io/references/kustomize/kustomization */
export function readKustomization(collector: ReferenceCollector, root: YamlNode): Kustomization {
  const namespace = scalarAt(root, 'namespace')?.value;
  for (const item of itemsOf(valueAt(root, 'secretGenerator'))) readGenerator(collector, root, item, namespace);
  const folder = collector.path.slice(0, collector.path.lastIndexOf('/') + 1);
  const resources = ['resources', 'bases', 'components'].flatMap((field) => itemsOf(valueAt(root, field)));
  return {
    resources: resources.flatMap((item) => pathOf(folder, scalarAt(item)) ?? []),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

/** A Secret made when it is deployed, from literals and files beside it. */
function readGenerator(collector: ReferenceCollector, root: YamlNode, item: YamlNode, outer: string | undefined): void {
  const name = scalarAt(item, 'name');
  if (name === undefined) return;
  const literals = itemsOf(valueAt(item, 'literals')).flatMap((literal) => literalOf(scalarAt(literal)) ?? []);
  const stored = literals.filter(({ name: key, value }) => readNamedValue({ name: key, value })?.isStored === true);
  for (const { range } of literals) collector.conceal(range);
  const files = ['files', 'envs']
    .flatMap((field) => itemsOf(valueAt(item, field)))
    .concat(itemsOf(valueAt(item, 'env')));
  const keys = [...literals.map((literal) => literal.name), ...files.flatMap((file) => fileKey(scalarAt(file)) ?? [])];
  const full = `${scalarAt(root, 'namePrefix')?.value ?? ''}${name.value}${scalarAt(root, 'nameSuffix')?.value ?? ''}`;
  collector.add({
    key: secretKey(scalarAt(item, 'namespace')?.value ?? outer ?? UNKNOWN, full),
    role: stored.length > 0 ? 'stores' : 'defines',
    ...identityOfSecret(name.value, keys),
    credential: 'static',
    duty: 'privileged',
    consumer: files.length > 0 ? `files ${files.length}` : undefined,
    syntax: 'k8s.secret-generator',
    range: name.range,
  });
}

function literalOf(scalar: YamlScalar | undefined) {
  const sign = scalar?.value.indexOf('=') ?? -1;
  if (scalar === undefined || sign <= 0) return undefined;
  const { start, end } = scalar.range;
  const isVerbatim = end - start === scalar.value.length;
  return {
    name: scalar.value.slice(0, sign),
    value: scalar.value.slice(sign + 1),
    range: { start: isVerbatim ? start + sign + 1 : start, end },
  };
}

/** `tls.key=certs/server.key`, or the file's own name. */
function fileKey(scalar: YamlScalar | undefined): string | undefined {
  const [key] = scalar?.value.split('=') ?? [];
  return key?.slice(key.lastIndexOf('/') + 1);
}

/** @returns undefined for what lies outside the repository */
function pathOf(folder: string, scalar: YamlScalar | undefined): string | undefined {
  const written = scalar?.value ?? '';
  if (written === '' || written.includes('://') || written.includes('?ref=') || written.startsWith('/'))
    return undefined;
  const parts: string[] = [];
  for (const part of `${folder}${written}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
