import { ScannerError } from '../model';
import { members } from './byte-classes';
import { LEAST_VALUE } from './kernel/layout';

/** A word that makes a name worth a look. */
export interface Keyword {
  /** ASCII in lower case; other letters in every case that should be found (only ASCII is folded). */
  readonly text: string;
  /** The value may follow after blanks alone, where the keyword ends the name: `Bearer x`, `identified by x`. */
  readonly afterBlank: boolean;
  /** Any other keyword of the name is reported in its stead. */
  readonly yields: boolean;
}

/** What the engine looks for. An id that a visitor is told is an index of these lists. */
export interface Vocabulary {
  /** How tokens begin; case matters. 3 to 64 ASCII bytes; letter or digit first, value bytes as far as the twelfth. */
  readonly literals: readonly string[];
  /** At most 63 bytes of what a name is made of; two ASCII letters side by side, or a letter that is not ASCII. */
  readonly keywords: readonly Keyword[];
  /** Found wherever they stand, in any ASCII case. 4 to 64 ASCII bytes, three letters side by side; lower case here. */
  readonly markers: readonly string[];
}

const MOST_LITERALS = 2000;
const MOST_KEYWORDS = 1000;
const MOST_MARKERS = 64;
const LONGEST = 64;
const LONGEST_KEYWORD = 63;

const isPrintable = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);
const madeOf = (text: string, members: string): boolean => Array.from(text).every((byte) => members.includes(byte));

function literalFault(text: string): string | undefined {
  if (!isPrintable(text)) return 'is not printable ASCII';
  if (text.length < 3 || text.length > LONGEST) return `has not 3 to ${LONGEST} bytes`;
  if (!madeOf(text.charAt(0), members.word)) return 'does not begin with a letter or digit';
  if (!madeOf(text.slice(0, LEAST_VALUE), members.value))
    return `holds what no token is made of among its first ${LEAST_VALUE} bytes`;
  return undefined;
}

function keywordFault({ text }: Keyword): string | undefined {
  if (new TextEncoder().encode(text).length > LONGEST_KEYWORD) return `has over ${LONGEST_KEYWORD} bytes`;
  if (/[A-Z]/.test(text)) return 'is not in lower case';
  const ascii = text.replace(/[^\0-\x7f]+/g, '');
  if (!madeOf(ascii, members.name)) return 'holds what no name is made of';
  if (ascii === text && !/[a-z]{2}/.test(text)) return 'has no two letters side by side';
  return undefined;
}

function markerFault(text: string): string | undefined {
  if (!isPrintable(text)) return 'is not printable ASCII';
  if (text.length < 4 || text.length > LONGEST) return `has not 4 to ${LONGEST} bytes`;
  if (/[A-Z]/.test(text)) return 'is not in lower case';
  if (!/[a-z]{3}/.test(text)) return 'has no three letters side by side';
  return undefined;
}

function checkList<T>(
  kind: string,
  list: readonly T[],
  most: number,
  text: (item: T) => string,
  fault: (item: T) => string | undefined,
): void {
  if (list.length > most) throw new ScannerError(`the engine takes at most ${most} ${kind}s, not ${list.length}`);
  const seen = new Set<string>();
  for (const item of list) {
    const wrong = seen.has(text(item)) ? 'is there twice' : fault(item);
    if (wrong !== undefined) throw new ScannerError(`the ${kind} ${JSON.stringify(text(item))} ${wrong}`);
    seen.add(text(item));
  }
}

/** @throws ScannerError that names the first literal, keyword or marker the engine cannot look for, and why */
export function checkVocabulary({ literals, keywords, markers }: Vocabulary): void {
  const itself = (text: string): string => text;
  checkList('literal', literals, MOST_LITERALS, itself, literalFault);
  checkList('keyword', keywords, MOST_KEYWORDS, (keyword) => keyword.text, keywordFault);
  checkList('marker', markers, MOST_MARKERS, itself, markerFault);
}

/** @returns a text that is the same for the same lists only */
export function textOf({ literals, keywords, markers }: Vocabulary): string {
  return JSON.stringify([
    literals,
    keywords.map(({ text, afterBlank, yields }) => [text, afterBlank, yields]),
    markers,
  ]);
}

/** The other way round. */
export function vocabularyOf(text: string): Vocabulary {
  const [literals, keywords, markers] = JSON.parse(text) as [string[], [string, boolean, boolean][], string[]];
  return {
    literals,
    keywords: keywords.map(([text, afterBlank, yields]) => ({ text, afterBlank, yields })),
    markers,
  };
}
