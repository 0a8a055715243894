import type { Range } from '../../model';

/** Where in a manifest something is being typed; told by lines, for a file that is typed is mostly broken. */
export interface Cursor {
  /** The keys above, lists passed over: `['identities']`. */
  readonly above: readonly string[];
  /** The key whose value is being typed, or whose list gets an item. */
  readonly key?: string;
  /** What stands before the cursor of the word, and what is to be replaced by a completion. UTF-16. */
  readonly typed: string;
  readonly range: Range;
  /** Keys that stand before it in the same map. */
  readonly siblings: readonly string[];
}

/** A line taken apart: columns of its dashes and of what follows them. */
interface Line {
  readonly dashes: readonly number[];
  readonly column: number;
  readonly key?: string;
  readonly value: string;
}

/** Above the cursor; a manifest is rarely longer, and more would be read at each key that is pressed. */
const MAX_LINES_ABOVE = 5_000;

/** @param offset UTF-16, of the cursor */
export function cursorAt(text: string, offset: number): Cursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const line = readLine(before);
  const isItem = line.key === undefined && line.dashes.length > 0;
  const flow = line.key === undefined ? undefined : flowStart(line.value);
  const typed = line.key === undefined ? line.value : flow === undefined ? line.value : line.value.slice(flow);
  const ahead = /^[^\s,\]#]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const { parents, siblings } = above(text.slice(0, start), line);
  const key = line.key ?? (isItem ? parents.at(-1) : undefined);
  const keys = line.key === undefined && isItem ? parents.slice(0, -1) : parents;
  return {
    above: line.key === undefined && isItem ? [...keys, ...(key === undefined ? [] : [key])] : keys,
    ...(key !== undefined && { key }),
    typed,
    range: { start: offset - typed.length, end: offset + ahead.length },
    siblings,
  };
}

function readLine(text: string): Line {
  const dashes: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (let dash = /^-(?: +|$)/.exec(text.slice(column)); dash !== null; dash = /^-(?: +|$)/.exec(text.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  const rest = text.slice(column);
  const pair = /^["']?([\w$.-]{1,100})["']?:(?: +|$)/.exec(rest);
  if (pair === null) return { dashes, column, value: rest };
  return { dashes, column, key: pair[1] ?? '', value: rest.slice(pair[0].length) };
}

/** @returns where the item of `[a, b` begins that the cursor is in; undefined where there is no bracket */
function flowStart(value: string): number | undefined {
  if (!value.startsWith('[')) return undefined;
  const at = Math.max(value.lastIndexOf(','), 0) + 1;
  return at + (/^ */.exec(value.slice(at))?.[0].length ?? 0);
}

function above(text: string, line: Line): { parents: string[]; siblings: string[] } {
  const parents: string[] = [];
  const siblings: string[] = [];
  // Where what is looked for must stand further left; of a list at the margin of its key just as far.
  let limit = line.dashes[0] ?? line.column;
  let isInList = line.dashes.length > 0;
  const lines = text.split('\n').slice(0, -1).reverse().slice(0, MAX_LINES_ABOVE);
  for (const each of lines) {
    if (/^\s*(?:#|$)/.test(each)) continue;
    const { dashes, column, key } = readLine(each.replace(/\r$/, ''));
    const [dash] = dashes;
    if (!isInList && parents.length === 0 && column === limit && key !== undefined) siblings.push(key);
    if (!isInList && dash !== undefined && column === limit) {
      limit = dash;
      isInList = true;
      continue;
    }
    const isAbove = column < limit || (isInList && column === limit && dash === undefined);
    if (!isAbove || key === undefined) continue;
    parents.unshift(key);
    limit = dash ?? column;
    isInList = dash !== undefined;
  }
  return { parents, siblings };
}
