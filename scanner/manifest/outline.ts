import { isMap, isScalar, isSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { Range } from '../model';
import { parseYaml } from './parse';
import { rangeOf } from './shape/reading';

/** A part of a manifest that has a name. */
export interface OutlineItem {
  readonly name: string;
  readonly range: Range;
  /** Within `range`. */
  readonly nameRange: Range;
  readonly children: readonly OutlineItem[];
}

/** @returns the keys of the file in its order, under each what its items are called; nothing of a file that cannot be read */
export function outlineOf(text: string): readonly OutlineItem[] {
  const parsed = parseYaml(text, 'nhi.yaml');
  return parsed.kind === 'unreadable' ? [] : itemsOf(parsed.map, 1);
}

function itemsOf(map: YAMLMap, depth: number): OutlineItem[] {
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || typeof key.value !== 'string') return [];
    const nameRange = rangeOf(key);
    const hasRange = isScalar(value) || isMap(value) || isSeq(value);
    const end = hasRange ? Math.max(rangeOf(value).end, nameRange.end) : nameRange.end;
    const inside = isSeq(value) ? value.items.flatMap(namedItem) : isMap(value) && depth > 0 ? itemsOf(value, 0) : [];
    return [{ name: key.value, range: { start: nameRange.start, end }, nameRange, children: inside }];
  });
}

/** An entry is called by its id, a waiver by its rule, whatever is not an identity by its key. */
function namedItem(item: unknown): OutlineItem[] {
  if (!isMap(item)) return [];
  const names = ['id', 'rule', 'key'].map((key) => item.get(key, true)).filter((node) => isScalar(node));
  const name = names.find((node) => typeof node.value === 'string' && node.value !== '');
  if (name === undefined) return [];
  return [{ name: String(name.value), range: rangeOf(item), nameRange: rangeOf(name), children: [] }];
}
