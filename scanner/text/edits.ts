import type { Range } from '../model';

/** One replacement in a text. */
interface Edit {
  /** UTF-16 offsets in the text as it was before any edit. */
  readonly range: Range;
  readonly text: string;
}

/**
 * @param edits in any order, none overlapping another; those at one place come in the order given
 * @returns the text with all edits made, everything else unit for unit as it was
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let copied = 0;
  for (const { range, text: put } of edits.toSorted((a, b) => a.range.start - b.range.start)) {
    result += text.slice(copied, range.start) + put;
    copied = range.end;
  }
  return result + text.slice(copied);
}
