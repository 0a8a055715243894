import type { Place, Range } from '../model';
import { placeAt } from '../text';
import type { LineIndex } from '../text';

/**
 * Makes places whose quoted line shows nothing of the credentials in it. Each unit is covered by one `*`, so that offsets
 * into the line still hold when a detected secret is redacted later on.
 * @param secrets of the whole document, in any order: one line may hold several
 */
export function concealing(path: string, lines: LineIndex, secrets: readonly Range[]): (range: Range) => Place {
  const covered = united(secrets);
  return (range) => {
    const place = placeAt(path, lines, range);
    const { offset, mark } = place.excerpt;
    let { text } = place.excerpt;
    for (let at = firstEndingBehind(covered, offset); at < covered.length; at++) {
      const secret = covered[at];
      if (secret === undefined || secret.start >= offset + text.length) break;
      const from = Math.max(0, secret.start - offset);
      const to = Math.min(text.length, secret.end - offset);
      text = text.slice(0, from) + '*'.repeat(to - from) + text.slice(to);
    }
    return { ...place, excerpt: { text, mark, offset } };
  };
}

/** @returns the ranges in order, those that touch made one */
function united(ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last === undefined || range.start > last.end) found.push(range);
    else if (range.end > last.end) found[found.length - 1] = { start: last.start, end: range.end };
  }
  return found;
}

function firstEndingBehind(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
