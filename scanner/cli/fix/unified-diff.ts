/** A file's lines as they are compared and as they may be shown. */
export interface DiffSide {
  /** Each with its line break, where it has one. */
  readonly lines: readonly string[];
  /** The same without line breaks, secrets in them redacted. */
  readonly shown: readonly string[];
}

const CONTEXT_LINES = 3;
/** The comparison takes the product of both lengths; beyond it everything between the first and the last change is shown. */
const MAX_PRODUCT = 4_000_000;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** 0-based, on its side; of a common line on both. */
  readonly before: number;
  readonly after: number;
}

/** @returns the difference in the unified format that `git apply` and `patch` read; empty where there is none */
export function unifiedDiff(path: string, before: DiffSide | undefined, after: DiffSide): string {
  const none: DiffSide = { lines: [], shown: [] };
  const lines = compared(before ?? none, after);
  const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  if (changed.length === 0) return '';
  const head = [`--- ${before === undefined ? '/dev/null' : `a/${path}`}`, `+++ b/${path}`];
  return [...head, ...hunksOf(lines, changed), ''].join('\n');
}

function hunksOf(lines: readonly Line[], changed: readonly number[]): string[] {
  const hunks: string[] = [];
  for (let at = 0; at < changed.length;) {
    const first = changed[at] ?? 0;
    let last = first;
    while (at < changed.length && (changed[at] ?? 0) <= last + 2 * CONTEXT_LINES + 1) last = changed[at++] ?? last;
    const part = lines.slice(Math.max(0, first - CONTEXT_LINES), last + CONTEXT_LINES + 1);
    const old = part.filter(({ sign }) => sign !== '+');
    const fresh = part.filter(({ sign }) => sign !== '-');
    const [top] = part;
    hunks.push(
      `@@ -${rangeOf(top?.before ?? 0, old.length)} +${rangeOf(top?.after ?? 0, fresh.length)} @@`,
      ...part.map(({ sign, text }) => sign + text),
    );
  }
  return hunks;
}

function rangeOf(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

function compared(before: DiffSide, after: DiffSide): Line[] {
  const a = before.lines;
  const b = after.lines;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const common = commonLines(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  const upTo = (nextA: number, nextB: number): void => {
    for (; i < nextA; i++) lines.push({ sign: '-', text: textOf(before, i), before: i, after: j });
    for (; j < nextB; j++) lines.push({ sign: '+', text: textOf(after, j), before: i, after: j });
  };
  const same = (): void => void lines.push({ sign: ' ', text: textOf(after, j), before: i++, after: j++ });
  while (i < head) same();
  for (const [atA, atB] of common) {
    upTo(head + atA, head + atB);
    same();
  }
  upTo(a.length - tail, b.length - tail);
  while (i < a.length) same();
  return lines;
}

function textOf({ lines, shown }: DiffSide, index: number): string {
  const hasBreak = lines[index]?.endsWith('\n') === true;
  return (shown[index] ?? '') + (hasBreak ? '' : '\n\\ No newline at end of file');
}

/** @returns pairs of indices of a longest common subsequence, ascending */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  if (a.length * b.length > MAX_PRODUCT) return [];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
