import { ScannerError } from '../model';

/** Columns of a row: one for all bytes in no keyword, one for each of the others. */
const COLUMNS = 64;
const MOST_STATES = 2048;

/** An Aho-Corasick automaton over reversed words: reading a name backwards it knows the keyword that starts here. */
export interface KeywordAutomaton {
  /** Byte -> column, ASCII letters of both cases alike. */
  readonly columns: Uint8Array;
  /** [state * COLUMNS + column] -> state; 0 is the start. */
  readonly next: Uint16Array;
  /** State -> 1 + the longest word that starts where the state is reached, 0 none. */
  readonly words: Uint16Array;
}

interface Node {
  readonly children: Map<number, Node>;
  readonly state: number;
  /** The node of the longest proper suffix of what leads here. */
  suffix: Node | undefined;
  word: number;
}

/**
 * @param words bytes of each, ASCII letters in lower case
 * @throws ScannerError where the words have too many letters
 */
export function buildAutomaton(words: readonly Uint8Array[]): KeywordAutomaton {
  const bytes = [...new Set(words.flatMap((word) => [...word]))].sort((a, b) => a - b);
  if (bytes.length >= COLUMNS)
    throw new ScannerError(`the keywords use ${bytes.length} different bytes; the engine takes ${COLUMNS - 1}`);
  const columns = new Uint8Array(256);
  bytes.forEach((byte, index) => {
    columns[byte] = index + 1;
    if (byte >= 97 && byte <= 122) columns[byte - 32] = index + 1;
  });

  const nodes: Node[] = [];
  const add = (): Node => {
    const node: Node = { children: new Map(), state: nodes.length, suffix: undefined, word: 0 };
    nodes.push(node);
    return node;
  };
  const root = add();
  words.forEach((word, id) => {
    let node = root;
    for (const byte of [...word].reverse()) {
      const child = node.children.get(byte) ?? add();
      node.children.set(byte, child);
      node = child;
    }
    node.word = id + 1;
  });
  if (nodes.length > MOST_STATES)
    throw new ScannerError(`the keywords are ${nodes.length} letters long in all; the engine takes ${MOST_STATES}`);

  // breadth first: a suffix is shorter than what it is a suffix of, so its row is there already
  const next = new Uint16Array(nodes.length * COLUMNS);
  const rowOf = (node: Node): number => node.state * COLUMNS;
  const queue = [root];
  for (const node of queue) {
    const { suffix } = node;
    if (suffix !== undefined) {
      next.copyWithin(rowOf(node), rowOf(suffix), rowOf(suffix) + COLUMNS);
      if (node.word === 0) node.word = suffix.word;
    }
    for (const [byte, child] of node.children) {
      const column = columns[byte] ?? 0;
      child.suffix = suffix === undefined ? root : (nodes[next[rowOf(suffix) + column] ?? 0] ?? root);
      next[rowOf(node) + column] = child.state;
      queue.push(child);
    }
  }
  return { columns, next, words: Uint16Array.from(nodes, (node) => node.word) };
}
