import { isNode, isPair } from 'yaml';
import type { YAMLMap, YAMLSeq } from 'yaml';
import { columnOf, endOfLine, lineBreakLength, startOfLine } from '../edit/insertion';
import type { TextChange } from '../edit/insertion';
import { endOfNode, endOfPair } from '../edit/pair';
import { rangeOf } from '../shape/reading';

/** Where one item of a map or list stands. */
interface Slot {
  readonly item: unknown;
  /** Begins with the comments and empty lines above it; of the first item with itself. */
  readonly start: number;
  /** Where it begins itself: its key, or its dash. */
  readonly own: number;
  readonly end: number;
}

type Compare = (a: unknown, b: unknown) => number;

/**
 * Puts the items into order as they are written: lines and comments of an item move with it, all else stays.
 * @param how `in paragraphs`: an empty line or a comment begins a paragraph, and items stay in theirs, because what heads it
 *        is about all of them
 */
export function rearranged(
  text: string,
  node: YAMLMap | YAMLSeq,
  compare: Compare,
  how: 'freely' | 'in paragraphs',
): TextChange[] {
  if (node.flow === true) return rearrangedInFlow(text, node, compare);
  const slots = slotsOf(text, node);
  if (slots === undefined) return [];
  const runs = how === 'freely' ? [slots] : paragraphs(text, slots);
  return runs.flatMap((run) => rearrangedRun(text, run, compare));
}

function rearrangedRun(text: string, slots: readonly Slot[], compare: Compare): TextChange[] {
  const [first] = slots;
  const ordered = slots.toSorted((a, b) => compare(a.item, b.item));
  const [head] = ordered;
  // A text block that keeps its empty lines would take in those of its new place.
  if (slots.some(({ own, end }) => text.slice(own, end).endsWith('\n'))) return [];
  if (first === undefined || head === undefined || ordered.every((slot, at) => slot === slots[at])) return [];
  // What stands above the first stays above whatever comes first; a comment of its own could not go with the new one.
  const lead = text.slice(head.start, startOfLine(text, head.own));
  if (head !== first && lead.trim() !== '') return [];
  const indent = ' '.repeat(columnOf(text, head === first ? first.own : head.own));
  return slots.flatMap((slot, at) => {
    const wanted = ordered[at];
    if (wanted === undefined || wanted === slot) return [];
    const own = text.slice(wanted.own, wanted.end);
    if (slot === first) return [{ start: first.own, end: slot.end, text: own }];
    const above = wanted === first ? lead + indent : text.slice(wanted.start, wanted.own);
    return [{ start: slot.start, end: slot.end, text: above + own }];
  });
}

function rearrangedInFlow(text: string, node: YAMLMap | YAMLSeq, compare: Compare): TextChange[] {
  const { start, end } = rangeOf(node);
  const slots = node.items.flatMap((item): Slot[] => {
    const from = startOfItem(item);
    return from === undefined ? [] : [{ item, start: from, own: from, end: endOfItem(text, item) }];
  });
  const isPlain = slots.length === node.items.length && !/\s#/.test(text.slice(start, end));
  return isPlain ? rearrangedSlots(text, slots, compare) : [];
}

function rearrangedSlots(text: string, slots: readonly Slot[], compare: Compare): TextChange[] {
  const ordered = slots.toSorted((a, b) => compare(a.item, b.item));
  return slots.flatMap(({ start, end }, at) => {
    const wanted = ordered[at];
    if (wanted === undefined || wanted.start === start) return [];
    return [{ start, end, text: text.slice(wanted.start, wanted.end) }];
  });
}

/** @returns undefined where an item does not begin a line of its own */
function slotsOf(text: string, node: YAMLMap | YAMLSeq): readonly Slot[] | undefined {
  const column = columnOf(text, rangeOf(node).start);
  const slots: Slot[] = [];
  for (const item of node.items) {
    const from = startOfItem(item);
    if (from === undefined) return undefined;
    const own = isPair(item) ? from : dashBefore(text, from, column);
    const last = slots.at(-1);
    const end = lineEnd(text, endOfItem(text, item));
    if (own === undefined) return undefined;
    if (last === undefined) slots.push({ item, start: own, own, end });
    else {
      const start = last.end + lineBreakLength(text, endOfLine(text, last.end));
      if (columnOf(text, own) !== column || startOfLine(text, own) < start) return undefined;
      slots.push({ item, start, own, end });
    }
  }
  return slots;
}

function paragraphs(text: string, slots: readonly Slot[]): Slot[][] {
  const found: Slot[][] = [];
  for (const slot of slots) {
    const begins = startOfLine(text, slot.own) > slot.start;
    const last = found.at(-1);
    // The first of a paragraph leaves what heads it where it is.
    if (last === undefined || begins) found.push([{ ...slot, start: slot.own }]);
    else last.push(slot);
  }
  return found;
}

function startOfItem(item: unknown): number | undefined {
  const node: unknown = isPair(item) ? item.key : item;
  return isNode(node) && node.range ? node.range[0] : undefined;
}

function endOfItem(text: string, item: unknown): number {
  if (isPair(item)) return endOfPair(text, item);
  return isNode(item) ? endOfNode(text, item) : 0;
}

/** @returns the offset before the line break of the line */
function lineEnd(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end - lineBreakLength(text, end);
}

function dashBefore(text: string, offset: number, column: number): number | undefined {
  for (let line = startOfLine(text, offset); ; line = startOfLine(text, line - 1)) {
    if (text[line + column] === '-' && text.slice(line, line + column).trim() === '') return line + column;
    if (line === 0) return undefined;
  }
}
