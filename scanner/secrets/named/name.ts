/** Shorter vendor names are pieces of ordinary words: they must begin a word of the name, the shortest also end one. */
const BEGINS_BELOW = 6;
const ENDS_BELOW = 5;

/** A value that is meant to be seen. */
const PUBLIC_WORDS = new Set(['pub', 'public', 'publishable', 'site']);
/** A value that only says which one it is, or where. */
const LAST_WORDS = new Set(['id', 'ids', 'url', 'uri', 'path', 'file', 'name', 'host']);

/** @returns whether the name is that of a key's public half, of an id or of a place */
export function isPublicName({ text, borders }: FoldedName): boolean {
  const starts = [...borders];
  const words = starts.slice(0, -1).map((start, at) => text.slice(start, starts[at + 1]));
  return words.some((word) => PUBLIC_WORDS.has(word)) || LAST_WORDS.has(words.at(-1) ?? '');
}

/** A text without its punctuation, and where its words stand. */
export interface FoldedName {
  /** Lower-case letters and digits. */
  readonly text: string;
  /** Indexes into `text` where a word begins, ascending; its length is the last. */
  readonly borders: ReadonlySet<number>;
}

/** @param text in camelCase, snake_case, with dots, hyphens or blanks */
export function foldName(text: string): FoldedName {
  const borders = new Set<number>([0]);
  let folded = '';
  let before = '';
  for (const character of text) {
    const isWord = /[0-9A-Z]/i.test(character);
    const isHump = /[A-Z]/.test(character) && /[a-z]/.test(before);
    const isNumber = /\d/.test(character) !== /\d/.test(before);
    if (!isWord || isHump || isNumber) borders.add(folded.length);
    if (isWord) folded += character.toLowerCase();
    before = character;
  }
  borders.add(folded.length);
  return { text: folded, borders };
}

/** @param word lower-case letters and digits */
export function mentions({ text, borders }: FoldedName, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const begins = word.length >= BEGINS_BELOW || borders.has(at);
    const ends = word.length >= ENDS_BELOW || borders.has(at + word.length);
    if (begins && ends) return true;
  }
  return false;
}
