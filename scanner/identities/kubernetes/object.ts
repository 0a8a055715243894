import type { Range } from '../../model';
import { follow, pairsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode, YamlScalar } from '../yaml';
import { UNKNOWN } from './keys';
import { knownPart } from './template-mask';

/** One object of a manifest. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** `?` in it for what a template fills in. */
  readonly name: string;
  /** As written: two templates that write the same mean the same. */
  readonly writtenName: string;
  /** `?` where the object does not say. */
  readonly namespace: string;
  readonly node: YamlNode;
  /** The name, or where there is none the kind. */
  readonly range: Range;
}

/** Reads scalars of a text that may be a template, masked for the parser. */
export class ManifestText {
  constructor(
    private readonly text: string,
    private readonly masked: string,
  ) {}

  /** @returns as it stands in the file */
  written(scalar: YamlScalar | undefined): string {
    if (scalar === undefined) return '';
    if (this.text === this.masked) return scalar.value;
    const written = this.text.slice(scalar.range.start, scalar.range.end);
    return written.includes('{{') ? written : scalar.value;
  }

  /** @returns a name with `?` for what a template fills in; `''` where nothing stands */
  name(scalar: YamlScalar | undefined): string {
    const written = this.written(scalar);
    return written.includes('{{') ? knownPart(written) : written;
  }

  /** @returns `?` where the object does not say, or says what only its deployment knows */
  namespace(scalar: YamlScalar | undefined): string {
    const name = this.name(scalar);
    return name === '' || name.includes(UNKNOWN) ? UNKNOWN : name;
  }

  isTemplated(scalar: YamlScalar | undefined): boolean {
    return this.written(scalar).includes('{{');
  }
}

/** Lists in lists are nobody's manifest. */
const MOST_ITEMS = 5000;

/** @returns the objects of a document: itself, or the items of a list */
export function objectsIn(root: YamlNode, text: ManifestText): readonly KubernetesObject[] {
  const object = readObject(root, text);
  if (object === undefined) return [];
  if (!object.kind.endsWith('List')) return [object];
  const items = valueAt(root, 'items');
  if (items?.type !== 'sequence') return [object];
  return items.items.slice(0, MOST_ITEMS).flatMap((item) => readObject(item, text) ?? []);
}

function readObject(node: YamlNode, text: ManifestText): KubernetesObject | undefined {
  const kind = scalarAt(node, 'kind');
  const apiVersion = scalarAt(node, 'apiVersion');
  if (kind === undefined || apiVersion === undefined) return undefined;
  const name = scalarAt(node, 'metadata', 'name') ?? scalarAt(node, 'metadata', 'generateName');
  return {
    apiVersion: text.name(apiVersion),
    kind: text.name(kind),
    name: text.name(name) || UNKNOWN,
    writtenName: text.written(name),
    namespace: text.namespace(scalarAt(node, 'metadata', 'namespace')),
    node,
    range: name?.range ?? kind.range,
  };
}

/** @returns the pairs of a map whose values are scalars: annotations, labels, data */
export function textsIn(
  node: YamlNode | undefined,
): readonly { readonly key: YamlScalar; readonly value: YamlScalar }[] {
  return pairsOf(node).flatMap(({ key, value }) => {
    const scalar = follow(value);
    return scalar?.type === 'scalar' ? [{ key, value: scalar }] : [];
  });
}
