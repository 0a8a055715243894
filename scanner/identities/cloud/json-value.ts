import { indexLines } from '../../text';
import { readJson } from '../config';
import type { ConfigNode } from '../config';
import type { CloudText, CloudValue } from './value';

/**
 * @param text that may hold JSON: a policy in a heredoc, a string, a file
 * @returns what the JSON says, with the lines of the file that holds it; the value itself where it is no text of that kind
 */
export function structured(text: CloudValue | undefined): CloudValue | undefined {
  if (text?.type !== 'text' || !/^\s*[[{]/.test(text.value)) return text;
  const root = readJson(text.value);
  if (root === undefined) return text;
  const lines = indexLines(text.value);
  const lineOf = (offset: number): number =>
    text.isBlock === true ? text.line + lines.position(offset).line - 1 : text.line;
  return valueOf(root, lineOf);
}

/**
 * @param lineOf an offset's line
 * @param textOf how a text is taken; where absent, `?` in it stands for something unknown
 */
export function valueOf(
  node: ConfigNode,
  lineOf: (offset: number) => number,
  textOf: (value: string, line: number) => CloudText = openText,
): CloudValue {
  if (node.type === 'text') return textOf(node.value, lineOf(node.range.start));
  if (node.type === 'list') {
    const items = node.items.map((item) => valueOf(item, lineOf, textOf));
    return { type: 'list', items, line: items[0]?.line ?? 0 };
  }
  const members = node.members.map(({ name, nameRange, value }) => ({
    name,
    value: valueOf(value, lineOf, textOf),
    line: lineOf(nameRange.start),
  }));
  return { type: 'map', members, line: members[0]?.line ?? 0 };
}

function openText(value: string, line: number): CloudText {
  return { type: 'text', value, isKnown: !value.includes('?'), line };
}
