// By its ES module: the package's main file is a UMD wrapper that no bundler can follow.
import { findNodeAtLocation, parseTree } from 'jsonc-parser/lib/esm/main.js';
import { lineBreakOf, lineStart } from '../yaml/lines';
import type { Edit } from '../yaml/pairs';

/** The parser recurses; with so few brackets nothing nests too deep for it. */
const MAX_BRACKETS = 2000;

/**
 * @param item JSON on one line
 * @returns edits that add it to the `inputs` of a VS Code configuration, none where there is one of that id; undefined where that
 *          cannot be done
 */
export function addInput(text: string, id: string, item: string): readonly Edit[] | undefined {
  const root = text.split(/[[{]/).length > MAX_BRACKETS ? undefined : parseTree(text);
  if (root?.type !== 'object') return undefined;
  const list = findNodeAtLocation(root, ['inputs']);
  const lineBreak = lineBreakOf(text);
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  if (list === undefined) {
    const at = root.offset + 1;
    const comma = (root.children ?? []).length > 0 ? ',' : '';
    const lines = ['', `${indent}"inputs": [`, `${indent}${indent}${item}`, `${indent}]${comma}`];
    return [{ range: { start: at, end: at }, text: lines.join(lineBreak) }];
  }
  if (list.type !== 'array') return undefined;
  const items = list.children ?? [];
  if (items.some((each) => findNodeAtLocation(each, ['id'])?.value === id)) return [];
  const last = items.at(-1);
  const at = last === undefined ? list.offset + 1 : last.offset + last.length;
  const before = last === undefined ? '' : text.slice(lineStart(text, last.offset), last.offset);
  const isOnOwnLine = last !== undefined && before.trim() === '';
  const put = last === undefined ? item : isOnOwnLine ? `,${lineBreak}${before}${item}` : `, ${item}`;
  return [{ range: { start: at, end: at }, text: put }];
}
