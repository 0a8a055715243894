import type { Excerpt } from '../../model';
import { cellsOf } from './cells';
import type { Cell } from './cells';

/** A line of code and the underline of what a finding means, both cut to the same columns. */
export interface CodeLine {
  readonly text: string;
  /** Spaces before the underline. */
  readonly indent: number;
  /** Columns of the underline, at least 1. */
  readonly length: number;
}

const ELLIPSIS = '…';
/** Of the columns that the mark leaves free, the share shown before it: what is assigned to says more than what follows. */
const SHARE_BEFORE = 2 / 3;

/**
 * @param excerpt of a place, secrets in it redacted
 * @param isCutBefore whether the document's line holds more before the excerpt
 * @param width columns, at least 8
 */
export function codeLine(excerpt: Excerpt, isCutBefore: boolean, width: number): CodeLine {
  const cells = cellsOf(excerpt.text);
  const { from, to } = shownCells(cells, markedCells(cells, excerpt), width - (isCutBefore ? 1 : 0));
  const head = isCutBefore || from > 0 ? ELLIPSIS : '';
  const tail = to < cells.length ? ELLIPSIS : '';
  const shown = cells.slice(from, to);
  const before = shown.filter((cell) => cell.end <= excerpt.mark.start);
  const marked = shown.filter((cell) => cell.end > excerpt.mark.start && cell.start < excerpt.mark.end);
  return {
    text: (head + shown.map((cell) => cell.shown).join('') + tail).trimEnd(),
    indent: head.length + columnsOf(before),
    length: Math.max(1, columnsOf(marked)),
  };
}

/** First and behind the last cell that the mark touches. */
function markedCells(cells: readonly Cell[], { mark }: Excerpt): Span {
  const from = cells.findIndex((cell) => cell.end > mark.start);
  if (from === -1) return { from: cells.length, to: cells.length };
  const behind = cells.findIndex((cell) => cell.start >= mark.end);
  return { from, to: Math.max(from, behind === -1 ? cells.length : behind) };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which cells fit, the mark's start among them always. */
function shownCells(cells: readonly Cell[], marked: Span, width: number): Span {
  if (columnsOf(cells) <= width) return { from: 0, to: cells.length };
  const room = width - 2 * ELLIPSIS.length;
  const mark = Math.min(room, columnsOf(cells.slice(marked.from, marked.to)));
  let from = marked.from;
  let before = Math.floor((room - mark) * SHARE_BEFORE);
  for (let width = widthAt(cells, from - 1); from > 0 && width <= before; width = widthAt(cells, from - 1)) {
    before -= width;
    from--;
  }
  let to = from;
  let left = room;
  for (let width = widthAt(cells, to); to < cells.length && width <= left; width = widthAt(cells, to)) {
    left -= width;
    to++;
  }
  for (let width = widthAt(cells, from - 1); from > 0 && width <= left; width = widthAt(cells, from - 1)) {
    left -= width;
    from--;
  }
  return { from, to };
}

function widthAt(cells: readonly Cell[], index: number): number {
  return cells[index]?.width ?? 0;
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
