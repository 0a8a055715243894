import { isCollection, isNode, isPair, isScalar } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import { rangeOf, trimmedRange } from '../shape/reading';
import { columnOf, endOfLine, lineBreakLength } from './insertion';

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** @returns the offset behind the value; see `endOfNode` */
export function endOfPair(text: string, { key, value }: Pair): number {
  const keyEnd = isNode(key) ? rangeOf(key).end : 0;
  if (isNode(value) && !isEmptyNode(value)) return endOfNode(text, value);
  const colon = colonBehind(text, keyEnd);
  return colon === undefined ? keyEnd : colon + 1;
}

/** @returns the offset behind what a value says, comments in it too; of a text block behind its last line */
export function endOfNode(text: string, node: Node): number {
  const { end: blockEnd } = rangeOf(node);
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    // The line break at its end is its own; what is put behind it begins on the next line.
    return text[blockEnd - 1] === '\n' ? blockEnd - lineBreakLength(text, blockEnd) : blockEnd;
  }
  const said = trimmedRange(text, rangeOf(node)).end;
  if (!isCollection(node) || node.flow === true) return said;
  // The parser counts comments to it that are indented less than it is.
  const last: unknown = node.items.at(-1);
  const end = isNode(last) ? endOfNode(text, last) : isPair(last) ? endOfPair(text, last) : said;
  return endOfComments(text, end, columnOf(text, rangeOf(node).start));
}

/** Comments that are indented like what stands above them are part of it. */
function endOfComments(text: string, end: number, column: number): number {
  let last = end;
  for (let line = endOfLine(text, end); column > 0 && line < text.length; line = endOfLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line)).trimEnd();
    if (!content.trimStart().startsWith('#') || content.search(/\S/) < column) break;
    last = line + content.length;
  }
  return last;
}

/** @returns whether a value is there at all: `owner:` has none, `owner: null` has */
export function isEmptyNode(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

/** @returns where the colon behind a key stands, undefined where there is none */
export function colonBehind(text: string, offset: number): number | undefined {
  const blank = /^[ \t]*:/.exec(text.slice(offset, offset + 80))?.[0].length;
  return blank === undefined ? undefined : offset + blank - 1;
}
