import { fold } from './byte-class';

/** Letters, digits, `@` and `$`: what words, also those written like `p@ssw0rd`, are made of. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789@$';
const COLUMNS = 40;
const NONE = 255;

/** Finds words in bytes, ASCII case folded: one table row a node, one look a letter. */
export interface Trie {
  /** @returns the node behind `byte`, or 0 where no word goes on; begin at 1 */
  step(node: number, byte: number): number;
  /** Index of the word that ends at the node, or -1. */
  wordAt(node: number): number;
}

/** @param words of the alphabet above, at most 60,000 letters altogether; of equal words the first counts */
export function makeTrie(words: readonly string[]): Trie {
  const column = new Uint8Array(256).fill(NONE);
  for (let byte = 0; byte < 256; byte++) {
    const index = ALPHABET.indexOf(String.fromCharCode(fold(byte)));
    if (index >= 0) column[byte] = index;
  }
  const room = 2 + words.reduce((sum, word) => sum + word.length, 0);
  const rows = new Uint16Array(room * COLUMNS);
  const ends = new Int16Array(room).fill(-1);
  let count = 2;
  words.forEach((word, index) => {
    let node = 1;
    for (let i = 0; i < word.length; i++) {
      const cell = node * COLUMNS + (column[word.charCodeAt(i)] ?? NONE);
      let next = rows[cell] ?? 0;
      if (next === 0) rows[cell] = next = count++;
      node = next;
    }
    if (ends[node] === -1) ends[node] = index;
  });
  return {
    step(node, byte) {
      const place = column[byte] ?? NONE;
      return place === NONE ? 0 : (rows[node * COLUMNS + place] ?? 0);
    },
    wordAt: (node) => ends[node] ?? -1,
  };
}
