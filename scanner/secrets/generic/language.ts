import { trigrams, words } from './language-data';
import { makeTrie } from './trie';
import type { Trie } from './trie';

/** What code and configuration are written in: words and letter trigrams, counted from open source. */
export interface Language {
  /** Word indexes go from the most to the least frequent. */
  readonly words: Trie;
  /** Cost of each word in 1/100 bit. */
  readonly wordCost: Uint16Array;
  /** Cost of a letter behind two others in 1/100 bit, at `(a * 27 + b) * 27 + c`; 26 stands for no letter. */
  readonly letterCost: Uint16Array;
}

const SHORT_WORD_COST = 1000;
const MOST_FREQUENT_COST = 850;
/** Each doubling of the rank adds this much. */
const RANK_COST = 40;
/** Log-odds of a trigram against equally likely letters (4.75 bits), in 16 steps. */
const letter = { uniform: 475, lowest: -750, step: 75, cheapest: 40, dearest: 800 } as const;

let language: Language | undefined;

/** Unpacks the tables on the first call: a file without a candidate never pays for them. */
export function loadLanguage(): Language {
  language ??= unpack();
  return language;
}

function unpack(): Language {
  const list = words.trim().split(/\s/);
  const wordCost = Uint16Array.from(list, (word, rank) =>
    word.length === 3 ? SHORT_WORD_COST : MOST_FREQUENT_COST + Math.round(RANK_COST * Math.log2(1 + rank)),
  );
  const packed = atob(trigrams.replace(/\s/g, ''));
  const letterCost = new Uint16Array(27 * 27 * 27);
  for (let i = 0; i < letterCost.length; i++) {
    const pair = packed.charCodeAt(i >> 1);
    const odds = letter.lowest + letter.step * (i & 1 ? pair & 15 : pair >> 4);
    letterCost[i] = Math.min(Math.max(letter.uniform - odds, letter.cheapest), letter.dearest);
  }
  return { words: makeTrie(list), wordCost, letterCost };
}
