import type { Range } from '../model';

/** A configuration file as identity sources see it, whatever its format. Ranges are UTF-16 offsets into its text. */
export type ConfigNode = ConfigText | ConfigList | ConfigMap;

/** A string, or a number, truth value or date as it was written. */
export interface ConfigText {
  readonly type: 'text';
  /** Decoded. */
  readonly value: string;
  /** The content, without quotes. As long as the value where nothing in it had to be decoded. */
  readonly range: Range;
}

export interface ConfigList {
  readonly type: 'list';
  readonly items: readonly ConfigNode[];
}

export interface ConfigMap {
  readonly type: 'map';
  readonly members: readonly ConfigMember[];
}

export interface ConfigMember {
  readonly name: string;
  /** Without quotes. */
  readonly nameRange: Range;
  readonly value: ConfigNode;
}

/** Honest configuration nests less than 20 deep; what lies deeper is left out. */
export const DEEPEST_NESTING = 100;

/** @returns the members of a map; none for other nodes */
export function membersOf(node: ConfigNode | undefined): readonly ConfigMember[] {
  return node?.type === 'map' ? node.members : [];
}

/** @returns the last member of that name, as parsers that allow duplicates have it */
export function memberAt(node: ConfigNode | undefined, name: string): ConfigMember | undefined {
  return membersOf(node).findLast((member) => member.name === name);
}

/** @returns what stands under the names, one level each */
export function nodeAt(node: ConfigNode | undefined, ...names: readonly string[]): ConfigNode | undefined {
  return names.reduce<ConfigNode | undefined>((at, name) => memberAt(at, name)?.value, node);
}

/** @returns the text under the names */
export function textAt(node: ConfigNode | undefined, ...names: readonly string[]): ConfigText | undefined {
  const found = nodeAt(node, ...names);
  return found?.type === 'text' ? found : undefined;
}

/** @returns the texts of a list, or a lone text as one */
export function textsOf(node: ConfigNode | undefined): readonly ConfigText[] {
  if (node?.type === 'text') return [node];
  return node?.type === 'list' ? node.items.filter((item) => item.type === 'text') : [];
}

/** @returns the document's range of a part of the value; of all of it where something in it was decoded */
export function rangeWithin({ value, range }: ConfigText, part: Range): Range {
  if (range.end - range.start !== value.length) return range;
  return { start: range.start + part.start, end: range.start + part.end };
}
