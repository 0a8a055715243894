import type { Confidence, Excerpt, Range } from '../../model';
import type { Redaction } from '../../text';
import type { Found } from './found';

const ELLIPSIS = '…';

/** The rank from which a vendor's form has spoken. */
const PROVIDER_RANK = 100;

/** @returns what is left where a vendor's form, but no secret, stands: a name alone makes none of it */
export function withoutSamples(found: readonly Found[], samples: readonly Range[]): readonly Found[] {
  if (samples.length === 0) return found;
  const isSample = ({ start, end }: Range): boolean =>
    samples.some((sample) => sample.start < end && sample.end > start);
  return found.filter(({ rank, place }) => rank >= PROVIDER_RANK || !isSample(place.range));
}

/** Of overlapping matches the higher rank wins, then the longer, then the surer, then the earlier id: one finding a place. */
export function resolveOverlaps(found: readonly Found[]): Found[] {
  const best = [...found].sort(byPreference);
  const kept: Found[] = [];
  for (const one of best) {
    const at = firstEndingBehind(kept, one.place.range.start);
    const next = kept[at];
    if (next === undefined || next.place.range.start >= one.place.range.end) kept.splice(at, 0, one);
  }
  return kept;
}

const sureness: Readonly<Record<Confidence, number>> = { certain: 2, likely: 1, possible: 0 };

function byPreference(a: Found, b: Found): number {
  return (
    b.rank - a.rank ||
    lengthOf(b.place.range) - lengthOf(a.place.range) ||
    sureness[b.match.confidence] - sureness[a.match.confidence] ||
    a.place.range.start - b.place.range.start ||
    (a.match.detector < b.match.detector ? -1 : 1)
  );
}

/** @param kept ascending, not overlapping @returns the first that ends behind `offset` */
function firstEndingBehind(kept: readonly Found[], offset: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.place.range.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * @param kept what is reported
 * @param found that, and what lost against it: the rest of a longer match that lost is not shown either
 * @returns what may not be shown, ascending by start
 */
export function redactionsOf(kept: readonly Found[], found: readonly Found[]): Redaction[] {
  const taken = kept.flatMap(({ match }) => match.parts.map((range) => ({ range, preview: match.preview })));
  const rest = found
    .flatMap(({ place, match }) =>
      match.parts.flatMap((range) => outside(range, kept, firstEndingBehind(kept, place.range.start))),
    )
    .map((range) => ({ range, preview: ELLIPSIS }));
  return [...taken, ...rest].sort((a, b) => a.range.start - b.range.start);
}

/**
 * Of many redactions gives those that an excerpt can meet: a line of a thousand secrets has a thousand excerpts.
 * @param redactions ascending by start
 */
export function redactionsNear(redactions: readonly Redaction[]): (excerpt: Excerpt) => readonly Redaction[] {
  let furthest = 0;
  const ends = redactions.map(({ range }) => (furthest = Math.max(furthest, range.end)));
  return ({ offset, text }) => {
    const from = firstAbove(ends, offset);
    let to = from;
    while (to < redactions.length && (redactions[to]?.range.start ?? 0) < offset + text.length) to++;
    return redactions.slice(from, to);
  };
}

/** @param ascending numbers @returns the first index whose number is above `limit` */
function firstAbove(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @returns what of `range` no kept match covers */
function outside({ start, end }: Range, kept: readonly Found[], from: number): Range[] {
  const pieces: Range[] = [];
  let at = start;
  for (let next = from; at < end; next++) {
    const blocked = kept[next]?.place.range;
    const upTo = Math.min(end, blocked?.start ?? end);
    if (upTo > at) pieces.push({ start: at, end: upTo });
    at = Math.max(at, blocked?.end ?? end);
  }
  return pieces;
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}
