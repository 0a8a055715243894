import type { Place, Range } from '../model';
import { placeAt } from '../text';
import type { LineIndex } from '../text';

/**
 * A place whose quoted line shows nothing of the values in it. Each unit is covered by one `*`, so that offsets into the
 * line still hold when a detected secret is redacted later on.
 * @param concealed ranges of the document, in any order
 */
export function concealedPlace(path: string, lines: LineIndex, range: Range, concealed: readonly Range[]): Place {
  const place = placeAt(path, lines, range);
  const { offset, mark } = place.excerpt;
  let { text } = place.excerpt;
  for (const { start, end } of concealed) {
    const from = Math.max(0, start - offset);
    const to = Math.min(text.length, end - offset);
    if (to > from) text = text.slice(0, from) + '*'.repeat(to - from) + text.slice(to);
  }
  return { ...place, excerpt: { text, mark, offset } };
}
