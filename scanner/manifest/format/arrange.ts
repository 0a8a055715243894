import { isCollection, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { compareText } from '../../text';
import type { TextChange } from '../edit/insertion';
import type { JsonSchema } from '../shape/shape';
import { itemOf, keysOf, propertyOf } from './schema-walk';
import { rearranged } from './slots';

/** Lists whose order says nothing, by what their items are told apart. */
const SORTED_LISTS: Readonly<Record<string, string>> = { identities: 'id', groups: 'id', not_identities: 'key' };
/** Maps whose keys are names. */
const SORTED_MAPS: ReadonlySet<string> = new Set(['owners', 'severities']);

/** A node, what it should look like, and the key that it stands behind. */
interface Found {
  readonly node: Node;
  readonly schema: JsonSchema | undefined;
  readonly name: string;
}

/**
 * Puts keys into the order of the schema, and entries into that of their ids.
 * @param depth of the maps and lists that are looked at: those above and below are left to other calls
 */
export function arrange(text: string, root: YAMLMap, schema: JsonSchema, depth: number): TextChange[] {
  let level: readonly Found[] = [{ node: root, schema, name: '' }];
  for (let above = 0; above < depth; above++) level = level.flatMap(below);
  return level.flatMap(({ node, schema: shape, name }) => arrangeOne(text, node, shape, name));
}

/** @returns whether there is anything at that depth */
export function hasDepth(root: YAMLMap, depth: number): boolean {
  let level: readonly Node[] = [root];
  for (let above = 0; above < depth; above++) {
    level = level.flatMap((node) => below({ node, schema: undefined, name: '' }).map((found) => found.node));
  }
  return level.length > 0;
}

function below({ node, schema, name }: Found): Found[] {
  if (isSeq(node)) {
    return node.items.flatMap((item) => (isCollection(item) ? [{ node: item, schema: itemOf(schema), name }] : []));
  }
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    const key = nameOf(pair);
    return isCollection(pair.value) ? [{ node: pair.value, schema: propertyOf(schema, key), name: key }] : [];
  });
}

function arrangeOne(text: string, node: Node, schema: JsonSchema | undefined, name: string): TextChange[] {
  if (isSeq(node)) {
    const key = SORTED_LISTS[name];
    if (key === undefined) return [];
    const idOf = (item: unknown): string => {
      const id: unknown = isMap(item) ? item.get(key) : undefined;
      return typeof id === 'string' ? id : '';
    };
    return rearranged(text, node, (a, b) => compareText(idOf(a), idOf(b)), 'in paragraphs');
  }
  if (!isMap(node)) return [];
  if (SORTED_MAPS.has(name)) {
    return rearranged(text, node, (a, b) => compareText(nameOf(a), nameOf(b)), 'in paragraphs');
  }
  const order = keysOf(schema);
  const rank = (item: unknown): number => {
    const at = order.indexOf(nameOf(item));
    return at < 0 ? order.length : at;
  };
  return order.length === 0 ? [] : rearranged(text, node, (a, b) => rank(a) - rank(b), 'freely');
}

function nameOf(item: unknown): string {
  const key: unknown = isPair(item) ? item.key : undefined;
  return isNode(key) && isScalar(key) ? String(key.value) : '';
}
