import { isNode, isScalar } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
import type { Range } from '../../model';
import { rangeOf, trimmedRange } from '../shape/reading';
import { columnOf, commaIn, endOfLine, itemInFlow, lineBreakLength, linesAt, startOfLine } from './insertion';
import type { TextChange } from './insertion';
import { colonBehind, endOfPair, isEmptyNode, pairOf } from './pair';
import { scalarText } from './scalar-text';
import type { ScalarValue } from './scalar-text';

/**
 * @param order of the keys as they are best written; a new one goes behind the nearest that stands before it
 * @returns what makes the key say the value, in the quotes that it has; nothing where that cannot be done
 */
export function setKey(
  text: string,
  map: YAMLMap,
  key: string,
  value: ScalarValue,
  order: readonly string[] = [],
): TextChange[] {
  const pair = pairOf(map, key);
  if (pair === undefined) return addPair(text, map, key, `${key}: ${scalarText(key, value)}`, order);
  return setValue(text, pair, scalarText(key, value), value);
}

/** @param written the value in YAML; `value` the same where it is text that may take over the quotes that are there */
export function setValue(text: string, pair: Pair, written: string, value?: ScalarValue): TextChange[] {
  const node = pair.value;
  if (isEmptyNode(node)) return [fillEmpty(text, pair, written)];
  if (!isNode(node)) return [];
  const { start, end } = trimmedRange(text, rangeOf(node));
  const isSingle =
    isScalar(node) && node.type === 'QUOTE_SINGLE' && typeof value === 'string' && !/\p{Cc}/u.test(value);
  const isDouble = isScalar(node) && node.type === 'QUOTE_DOUBLE' && typeof value === 'string';
  if (isSingle) return [{ start, end, text: `'${value.replaceAll("'", "''")}'` }];
  if (isDouble && !written.startsWith('"')) return [{ start, end, text: `"${written}"` }];
  return [{ start, end, text: written }];
}

/** Adds a line, or in braces an item. */
export function addPair(
  text: string,
  map: YAMLMap,
  key: string,
  written: string,
  order: readonly string[] = [],
): TextChange[] {
  const before = order.slice(0, Math.max(0, order.indexOf(key)));
  const anchor =
    map.items.findLast(({ key: node }) => isScalar(node) && before.includes(String(node.value))) ?? map.items.at(-1);
  if (anchor === undefined) return map.flow === true ? [itemInFlow(text, rangeOf(map), undefined, written)] : [];
  if (map.flow === true) {
    const last = map.items.at(-1);
    return [itemInFlow(text, rangeOf(map), last && endOfPair(text, last), written)];
  }
  const indent = ' '.repeat(columnOf(text, rangeOf(map).start));
  return [linesAt(text, endOfPair(text, anchor), [indent + written])];
}

/** @returns what takes the key and its value away, with the comment behind it; nothing where it is not there */
export function removeKey(text: string, map: YAMLMap, key: string): TextChange[] {
  const index = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const pair = map.items[index];
  if (pair === undefined) return [];
  const start = startOfPair(pair);
  const end = endOfPair(text, pair);
  const next = map.items[index + 1];
  if (map.flow === true) {
    return next === undefined
      ? removeLastInFlow(text, map, start, end, map.items[index - 1])
      : [removeBeforeNext(text, start, end, startOfPair(next))];
  }
  const lineStart = startOfLine(text, start);
  const lineEnd = endOfLine(text, end);
  if (text.slice(lineStart, start).trim() === '') return [{ start: lineStart, end: lineEnd, text: '' }];
  // It stands behind the dash: the next key takes its place, unless a comment of its own is above it.
  const nextStart = next === undefined ? undefined : startOfPair(next);
  if (nextStart === undefined) return [];
  const isDirect = text.slice(lineEnd, nextStart).trim() === '';
  return [{ start, end: isDirect ? nextStart : lineEnd - lineBreakLength(text, lineEnd), text: '' }];
}

/** @returns what takes an item of a bracketed list or map away that another follows: up to its comma, blanks with it */
export function removeBeforeNext(text: string, start: number, end: number, nextStart: number): TextChange {
  const comma = commaIn(text, end, nextStart);
  if (comma === undefined) return { start, end, text: '' };
  const blank = /^[ \t]*/.exec(text.slice(comma + 1, nextStart))?.[0].length ?? 0;
  return { start, end: comma + 1 + blank, text: '' };
}

function removeLastInFlow(
  text: string,
  map: YAMLMap,
  start: number,
  end: number,
  previous: Pair | undefined,
): TextChange[] {
  if (previous === undefined) return [{ start, end, text: '' }];
  return removeLast(text, { start: endOfPair(text, previous), end: rangeOf(map).end }, start, end);
}

/** @param rest from behind the item before up to behind the closing bracket */
export function removeLast(text: string, rest: Range, start: number, end: number): TextChange[] {
  const comma = commaIn(text, rest.start, start);
  const own = commaIn(text, end, rest.end);
  let from = start;
  while (from > rest.start && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  if (own !== undefined) return [{ start: from, end: own + 1, text: '' }];
  if (comma === undefined) return [];
  if (comma + 1 >= from) return [{ start: comma, end, text: '' }];
  return [
    { start: comma, end: comma + 1, text: '' },
    { start: from, end, text: '' },
  ];
}

function startOfPair({ key }: Pair): number {
  return isNode(key) ? rangeOf(key).start : 0;
}

function fillEmpty(text: string, { key }: Pair, written: string): TextChange {
  const keyEnd = isNode(key) ? rangeOf(key).end : 0;
  const colon = colonBehind(text, keyEnd);
  if (colon === undefined) return { start: keyEnd, end: keyEnd, text: `: ${written}` };
  return { start: colon + 1, end: colon + 1, text: ` ${written}` };
}
