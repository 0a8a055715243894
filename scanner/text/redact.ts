import type { Excerpt, Range } from '../model';

/** A secret in a text and what to show in its stead. */
export interface Redaction {
  /** UTF-16 offsets in the document. */
  readonly range: Range;
  readonly preview: string;
}

/**
 * Replaces every part of the excerpt that a secret covers, also where it covers only some of it.
 * @param redactions of the same document, ascending by start
 */
export function redactExcerpt(excerpt: Excerpt, redactions: readonly Redaction[]): Excerpt {
  const { offset } = excerpt;
  let text = '';
  let from = 0;
  let { start, end } = excerpt.mark;
  for (const { range, preview } of redactions) {
    const cutStart = Math.max(range.start - offset, from);
    const cutEnd = Math.min(range.end - offset, excerpt.text.length);
    if (cutEnd <= cutStart) continue;
    text += excerpt.text.slice(from, cutStart);
    const shown = { start: text.length, end: text.length + preview.length };
    text += preview;
    start = movedOffset(excerpt.mark.start, start, cutStart, cutEnd, shown.start, shown.end);
    end = movedOffset(excerpt.mark.end, end, cutStart, cutEnd, shown.end, shown.end);
    from = cutEnd;
  }
  if (from === 0) return excerpt;
  return { text: text + excerpt.text.slice(from), mark: { start, end }, offset };
}

/** Where an offset of the old text stands after one cut was replaced; inside the cut it goes to `inside`. */
function movedOffset(
  old: number,
  now: number,
  cutStart: number,
  cutEnd: number,
  inside: number,
  shownEnd: number,
): number {
  if (old <= cutStart) return now;
  return old >= cutEnd ? shownEnd + (old - cutEnd) : inside;
}
