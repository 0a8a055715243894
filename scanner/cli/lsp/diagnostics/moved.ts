import type { Range } from '../../../model';

/**
 * @returns where a range of the text before is in the text after: moved by what was typed above it; undefined where it was
 *          typed in it
 */
export function mover(before: string, after: string): (range: Range) => Range | undefined {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  const most = shorter - head;
  while (tail < most && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail))
    tail++;
  const by = after.length - before.length;
  return ({ start, end }) => {
    if (end <= head) return { start, end };
    return start >= before.length - tail ? { start: start + by, end: end + by } : undefined;
  };
}
