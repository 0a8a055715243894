import { pairAt } from '../../../identities/yaml';
import type { YamlNode, YamlPair } from '../../../identities/yaml';
import type { Range } from '../../../model';
import { lineBreakOf, lineEnd, lineStart, nextLine } from './lines';

/** A map that stands there itself: neither an alias of one nor filled by a merge, so that an edit changes it alone. */
export type OwnMap = Extract<YamlNode, { readonly type: 'map' }>;

/** A replacement in the file at hand. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** @returns the map under the keys, where each of them holds one of its own */
export function mapAt(node: YamlNode | undefined, ...keys: readonly string[]): OwnMap | undefined {
  let at = node;
  for (const key of keys) at = at?.type === 'map' ? ownPair(at, key)?.value : undefined;
  return at?.type === 'map' && at.pairs.every(({ key }) => key.value !== '<<') ? at : undefined;
}

/** @returns the only pair of that key which stands in the map itself */
export function ownPair(map: OwnMap, key: string): YamlPair | undefined {
  const pair = pairAt(map, key);
  return pair !== undefined && map.pairs.filter((each) => each.key.value === key).length === 1 ? pair : undefined;
}

export function isBlock(text: string, { range }: OwnMap): boolean {
  return text[range.start] !== '{';
}

/** @returns as many blanks as stand before the pair's key, its item's dash counted as one */
function indentOf(text: string, { key }: YamlPair): string {
  const start = key.range.start - quoteUnits(text, key.range.start);
  return ' '.repeat(start - lineStart(text, start));
}

/**
 * @returns from the key to the end of the value's last line, a comment behind it included; undefined where something else
 *          stands on that line, or an anchor or alias in it that others depend on
 */
export function pairRange(text: string, { key, value }: YamlPair): Range | undefined {
  const start = key.range.start - quoteUnits(text, key.range.start);
  const last = Math.max(endOf(text, value), key.range.end);
  const end = lineEnd(text, last);
  const rest = text.slice(last, end);
  const isAlone = /^["']?:?[ \t]*(?:#.*)?$/.test(rest);
  return !isAlone || /(?:^|[:\s-])[&*]\w/.test(text.slice(start, last)) ? undefined : { start, end };
}

/** @returns an edit that takes the pair's lines away; undefined where more than the pair stands on them */
export function removePair(text: string, map: OwnMap, pair: YamlPair): Edit | undefined {
  const range = pairRange(text, pair);
  if (range === undefined || !isBlock(text, map)) return undefined;
  const start = lineStart(text, range.start);
  if (text.slice(start, range.start).trim() === '') {
    return { range: { start, end: nextLine(text, range.end) }, text: '' };
  }
  // Behind a dash: the next pair takes its place.
  const next = map.pairs[map.pairs.indexOf(pair) + 1];
  if (next === undefined) return undefined;
  const end = next.key.range.start - quoteUnits(text, next.key.range.start);
  return text.slice(range.end, end).includes('#') ? undefined : { range: { start: range.start, end }, text: '' };
}

/**
 * @param lines the first stands where the key stood, the others get its indentation
 * @returns an edit that puts them in the pair's stead, a comment behind the pair included
 */
export function replacePair(text: string, pair: YamlPair, lines: readonly string[]): Edit | undefined {
  const range = pairRange(text, pair);
  return range && { range, text: lines.join(lineBreakOf(text) + indentOf(text, pair)) };
}

/** @returns an edit that puts lines behind a pair, at its indentation */
export function addBehind(text: string, pair: YamlPair, lines: readonly string[]): Edit | undefined {
  const range = pairRange(text, pair);
  if (range === undefined) return undefined;
  const indent = indentOf(text, pair);
  const put = lines.map((line) => lineBreakOf(text) + (line === '' ? '' : indent + line)).join('');
  return { range: { start: range.end, end: range.end }, text: put };
}

/** A quoted key's range is that of its content. */
function quoteUnits(text: string, start: number): number {
  return text[start - 1] === '"' || text[start - 1] === "'" ? 1 : 0;
}

function endOf(text: string, node: YamlNode): number {
  const isQuoted = node.type === 'scalar' && (node.style === 'single' || node.style === 'double');
  return isQuoted && /["']/.test(text.charAt(node.range.end)) ? node.range.end + 1 : node.range.end;
}
