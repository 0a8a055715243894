import type { Range } from '../model';

/** One change of a text: from `start` on, `removed` units gave way to `inserted` others. UTF-16, of the text before. */
export interface Change {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** @returns where a stretch of a text stands after a change; undefined where the change touched it */
export function moved({ start, end }: Range, change: Change): Range | undefined {
  if (end < change.start) return { start, end };
  if (start <= change.start + change.removed) return undefined;
  const shift = change.inserted - change.removed;
  return { start: start + shift, end: end + shift };
}

/** @returns the stretch that holds what a change brought and whatever was touched before it */
export function touchedBy(change: Change, before?: Range): Range {
  const own = { start: change.start, end: change.start + change.inserted };
  if (before === undefined) return own;
  const shift = change.inserted - change.removed;
  const after = (offset: number): number =>
    offset <= change.start ? offset : Math.max(change.start + change.inserted, offset + shift);
  return { start: Math.min(own.start, after(before.start)), end: Math.max(own.end, after(before.end)) };
}
