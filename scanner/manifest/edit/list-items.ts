import { isMap, isScalar, isSeq } from 'yaml';
import type { YAMLMap, YAMLSeq } from 'yaml';
import { rangeOf } from '../shape/reading';
import { columnOf, endOfLine, isAfterEmptyLine, itemInFlow, linesAt } from './insertion';
import type { TextChange } from './insertion';
import { endOfPair, pairOf } from './pair';

const INDENT = '  ';

/** Items as they are written: in lines, and all of them on one, for a list in brackets. */
export interface ListItems {
  readonly lines: (indent: string) => readonly string[];
  readonly flow: string;
}

/**
 * @param map that holds the list, or is to hold it
 * @param indent of the map's keys
 * @returns what adds the items behind those that are there; nothing where the file is laid out so that nothing can be added
 */
export function addToList(text: string, map: YAMLMap, key: string, items: ListItems, indent: string): TextChange[] {
  const value = pairOf(map, key)?.value;
  const isTop = indent === '';
  const space = (at: number): string[] => (!isTop || isAfterEmptyLine(text, at) ? [] : ['']);
  if (map.flow === true) return isTop ? [] : inFlowMap(text, map, key, value, items.flow);
  if (value === undefined) {
    const last = map.items.at(-1);
    const at = isTop || last === undefined ? endOfMap(text, map) : endOfPair(text, last);
    return [linesAt(text, at, [...space(at), `${indent}${key}:`, ...items.lines(indent + INDENT)])];
  }
  if (isSeq(value) && value.flow !== true) {
    const at = endOfList(text, value);
    return [linesAt(text, at, [...space(at), ...items.lines(dashIndent(text, value))])];
  }
  if (isSeq(value) && !isEmptyBrackets(text, value))
    return [itemInFlow(text, rangeOf(value), lastEnd(value), items.flow)];
  if (!isSeq(value) && !isScalar(value)) return [];
  const { start, end } = rangeOf(value);
  const from = end > start && text[start - 1] === ' ' ? start - 1 : start;
  return [{ start: from, end, text: '' }, linesAt(text, value.range?.[2] ?? end, items.lines(indent + INDENT))];
}

/** `scan: { exclude: [a] }` */
function inFlowMap(text: string, map: YAMLMap, key: string, value: unknown, flow: string): TextChange[] {
  if (isSeq(value)) return [itemInFlow(text, rangeOf(value), lastEnd(value), flow)];
  if (value !== undefined) return [];
  const last = map.items.at(-1)?.value;
  return [itemInFlow(text, rangeOf(map), endOf(last), `${key}: [${flow}]`)];
}

function lastEnd(list: YAMLSeq): number | undefined {
  return endOf(list.items.at(-1));
}

function endOf(node: unknown): number | undefined {
  return isMap(node) || isScalar(node) || isSeq(node) ? rangeOf(node).end : undefined;
}

/** Comments that are indented like the list are part of it; those at the margin may head what follows. */
function endOfList(text: string, list: YAMLSeq): number {
  const [start = 0, end = 0] = list.range ?? [];
  const column = columnOf(text, start);
  let at = end;
  for (let line = end; column > 0 && line < text.length; line = endOfLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line)).trimEnd();
    const isComment = content.trimStart().startsWith('#') && content.search(/\S/) >= column;
    if (isComment) at = endOfLine(text, line);
    else if (content !== '') break;
  }
  return at;
}

function dashIndent(text: string, list: YAMLSeq): string {
  return ' '.repeat(columnOf(text, rangeOf(list).start));
}

function isEmptyBrackets(text: string, list: YAMLSeq): boolean {
  const { start, end } = rangeOf(list);
  return text.slice(start + 1, end - 1).trim() === '';
}

/** The end of the file, unless something closes the document before. */
function endOfMap(text: string, map: YAMLMap): number {
  const { end } = rangeOf(map);
  return /^(?:\.\.\.|---)/m.test(text.slice(end)) ? end : text.length;
}
