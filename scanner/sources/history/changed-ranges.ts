/** A run of bytes, `end` behind it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const LINE_END = 0x0a;
/** Compared at once, in bytes: the system's comparison is many times faster than a loop here; the last block is looked through. */
const BLOCKS = [8192, 512, 64] as const;
/** So much must be equal for the rest to count as the old text again. */
const ANCHOR_BYTES = 64;
/** How far ahead it is looked for: what was taken out is seldom longer, and a miss only makes a range larger. */
const ANCHOR_WITHIN_BYTES = 16_384;
/** From so many lines on the rest of the changed part counts as changed: it was written anew. */
const LINES_TRIED = 40;

/**
 * Which parts of a text are not copied from another; never less, sometimes more, because it is quick rather than small.
 * @param before the older text
 * @returns ascending, not overlapping; each begins at a line's start or at the first byte that differs
 */
export function changedRanges(before: Buffer, after: Buffer): ByteRange[] {
  const head = commonHead(before, after);
  const tail = commonTail(before.subarray(head), after.subarray(head));
  const end = after.length - tail;
  const old = before.subarray(0, before.length - tail);
  const ranges: ByteRange[] = [];
  let at = head;
  let oldAt = head;
  while (at < end) {
    const next = nextCommon(old, oldAt, after, at, end);
    if (next === undefined) {
      ranges.push({ start: at, end });
      return ranges;
    }
    ranges.push({ start: at, end: next.at });
    const same = commonHead(old.subarray(next.oldAt), after.subarray(next.at, end));
    at = next.at + same;
    oldAt = next.oldAt + same;
  }
  // Text that only went leaves no range, and yet its neighbours are neighbours for the first time.
  if (oldAt !== old.length) ranges.push({ start: end, end });
  return ranges;
}

/** @returns the first line behind `at` from which both go on alike, or undefined */
function nextCommon(
  old: Buffer,
  oldAt: number,
  after: Buffer,
  at: number,
  end: number,
): { at: number; oldAt: number } | undefined {
  const within = old.subarray(oldAt, oldAt + ANCHOR_WITHIN_BYTES);
  let line = at;
  for (let tried = 0; tried < LINES_TRIED; tried++) {
    const lineEnd = after.indexOf(LINE_END, line);
    if (lineEnd === -1 || lineEnd + 1 + ANCHOR_BYTES > end) return undefined;
    line = lineEnd + 1;
    const found = within.indexOf(after.subarray(line, line + ANCHOR_BYTES));
    if (found !== -1) return { at: line, oldAt: oldAt + found };
  }
  return undefined;
}

function commonHead(a: Buffer, b: Buffer): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  for (const block of BLOCKS) {
    while (at + block <= length && a.compare(b, at, at + block, at, at + block) === 0) at += block;
  }
  while (at < length && a[at] === b[at]) at++;
  return at;
}

function commonTail(a: Buffer, b: Buffer): number {
  const length = Math.min(a.length, b.length);
  let aEnd = a.length;
  let bEnd = b.length;
  const least = a.length - length;
  for (const block of BLOCKS) {
    while (aEnd - block >= least && a.compare(b, bEnd - block, bEnd, aEnd - block, aEnd) === 0) {
      aEnd -= block;
      bEnd -= block;
    }
  }
  while (aEnd > least && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  return a.length - aEnd;
}
