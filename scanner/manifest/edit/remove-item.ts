import { isNode } from 'yaml';
import type { YAMLSeq } from 'yaml';
import type { Range } from '../../model';
import { rangeOf } from '../shape/reading';
import { columnOf, endOfLine, startOfLine } from './insertion';
import type { TextChange } from './insertion';
import { removeBeforeNext, removeLast } from './map-keys';
import { endOfNode } from './pair';

/**
 * @returns what takes an item of a list away: its lines, the comments in it, and the one above it where that heads no other
 *          item; nothing where the file is laid out so that it cannot be done
 */
export function removeItem(text: string, list: YAMLSeq, index: number): TextChange[] {
  const item = list.items[index];
  if (!isNode(item)) return [];
  const { start } = rangeOf(item);
  const end = endOfNode(text, item);
  if (list.flow === true) return removeInFlow(text, list, index, { start, end });
  const dash = dashOf(text, list, start);
  if (dash === undefined) return [];
  const lines = withComments(text, columnOf(text, dash), { start: startOfLine(text, dash), end: endOfLine(text, end) });
  if (list.items.length > 1) return [{ ...withBlankLines(text, lines), text: '' }];
  // A key that holds an empty list says so.
  const colon = text.lastIndexOf(':', startOfLine(text, dash));
  return colon < 0
    ? []
    : [
        { start: colon + 1, end: colon + 1, text: ' []' },
        { ...lines, text: '' },
      ];
}

function removeInFlow(text: string, list: YAMLSeq, index: number, { start, end }: Range): TextChange[] {
  const [previous, next] = [list.items[index - 1], list.items[index + 1]];
  if (isNode(next)) return [removeBeforeNext(text, start, end, rangeOf(next).start)];
  if (isNode(previous)) return removeLast(text, { start: rangeOf(previous).end, end: rangeOf(list).end }, start, end);
  return [{ start, end, text: '' }];
}

/** @returns the offset of the dash that an item stands behind, in its line or in one above */
function dashOf(text: string, list: YAMLSeq, itemStart: number): number | undefined {
  const column = columnOf(text, rangeOf(list).start);
  for (let line = startOfLine(text, itemStart); ; line = startOfLine(text, line - 1)) {
    const isDash = text[line + column] === '-' && text.slice(line, line + column).trim() === '';
    if (isDash) return line + column;
    if (line === 0) return undefined;
  }
}

/** Comments that are indented deeper than the dash are part of the item. */
function withComments(text: string, column: number, { start, end }: Range): Range {
  let last = end;
  while (last < text.length) {
    const line = lineAt(text, last);
    if (!line.trim().startsWith('#') || line.search(/\S/) <= column) break;
    last = endOfLine(text, last);
  }
  const isFollowed = last < text.length && /^ *-(?:\s|$)/.test(lineAt(text, last));
  if (isFollowed) return { start, end: last };
  let first = start;
  while (first > 0 && lineAbove(text, first).trim().startsWith('#')) first = startOfLine(text, first - 1);
  const above = first === 0 ? '' : lineAbove(text, first).trim();
  const isHead = above === '' || /^[^#]*:\s*(?:#.*)?$/.test(above);
  return { start: isHead ? first : start, end: last };
}

/** Where empty lines are above and below, one side of them goes as well. */
function withBlankLines(text: string, { start, end }: Range): Range {
  const isBlankBelow = end >= text.length || lineAt(text, end).trim() === '';
  let first = start;
  while (isBlankBelow && first > 0 && lineAbove(text, first).trim() === '') first = startOfLine(text, first - 1);
  return { start: first, end };
}

function lineAt(text: string, offset: number): string {
  return text.slice(offset, endOfLine(text, offset));
}

/** @param offset of the start of a line */
function lineAbove(text: string, offset: number): string {
  return text.slice(startOfLine(text, offset - 1), offset);
}
