import type { TextEdit } from '../../model';

/**
 * @param before the file's text, undefined where there is none
 * @returns the one edit that makes the second text of the first, as short as can be; none where both are the same
 */
export function textEdits(path: string, before: string | undefined, after: string): TextEdit[] {
  const old = before ?? '';
  if (before === after) return [];
  const limit = Math.min(old.length, after.length);
  let head = 0;
  while (head < limit && old[head] === after[head]) head++;
  let tail = 0;
  while (tail < limit - head && old[old.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [{ path, range: { start: head, end: old.length - tail }, text: after.slice(head, after.length - tail) }];
}
