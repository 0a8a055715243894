import { ALNUM, DIGIT, LETTER, at, classAt, classOf, fold } from './byte-class';
import { makeTrie } from './trie';
import type { Trie } from './trie';

/** Words that people write where a secret is to come, or in its stead. `=` in front: only as a word of its own. */
const placeholderWords =
  'password passw0rd p4ssword p4ssw0rd p@ssword p@ssw0rd p@$$word p@$$w0rd pa$$word pa$$w0rd pa55word pa55w0rd passwort ' +
  'passwd passphrase passcode =pass change changeme changeit changethis your my myexample example placeholder dummy sample ' +
  'todo insert enter replace redacted hidden masked removed filtered secret foo bar baz qux test testing fake mock demo none ' +
  'null nil undefined default empty invalid wrong bad some abc abcd abcdef asdf qwerty lorem here value string token key user ' +
  'username admin root login hello world super top very new old the goes api auth access client bearer basic hunter2 correct ' +
  'incorrect unset deadbeef cafebabe letmein';

const LOOKED_AT_BYTES = 80;
/** Letters of one kind in a row that say "fill me in". */
const SAME_RUN = 4;
const COUNT_RUN = 4;

let trie: Trie | undefined;
let alone: readonly boolean[] = [];

function load(): Trie {
  if (trie === undefined) {
    const words = placeholderWords.split(' ');
    alone = words.map((word) => word.startsWith('='));
    trie = makeTrie(words.map((word) => word.replace('=', '')));
  }
  return trie;
}

/**
 * @returns share of the first 80 bytes' letters and digits that placeholder words, stars, dots and counting (`1234`,
 *          `xxxx`) cover, in percent, at most 100
 */
export function placeholderShare(bytes: Uint8Array, from: number, to: number): number {
  const end = Math.min(to, from + LOOKED_AT_BYTES);
  let total = 0;
  let covered = 0;
  for (let i = from; i < end; i++) if (classAt(bytes, i) & ALNUM) total++;
  for (let i = from; i < end;) {
    const length = placeholderAt(bytes, i, from, end);
    covered += length;
    i += length === 0 ? 1 : length;
  }
  return Math.min(100, Math.floor((covered * 100) / Math.max(1, total)));
}

function placeholderAt(bytes: Uint8Array, i: number, from: number, end: number): number {
  const byte = fold(bytes[i] ?? 0);
  let same = 1;
  while (i + same < end && fold(bytes[i + same] ?? 0) === byte) same++;
  const kind = classOf[byte] ?? 0;
  if (byte === at.star || byte === at.dot || byte === 0x78) {
    if (same >= 3) return same;
  } else if (kind & LETTER && same >= SAME_RUN) return same;
  if (kind & DIGIT) {
    let count = 1;
    while (i + count < end && isNextDigit(bytes[i + count - 1] ?? 0, bytes[i + count] ?? 0)) count++;
    if (count >= COUNT_RUN && byte === 0x31) return count;
  }
  const words = load();
  let node = 1;
  let longest = 0;
  for (let j = i; j < end; j++) {
    node = words.step(node, bytes[j] ?? 0);
    if (node === 0) break;
    const word = words.wordAt(node);
    if (word < 0) continue;
    if (alone[word] && !((i === from || !isLetter(bytes, i - 1)) && (j + 1 >= end || !isLetter(bytes, j + 1))))
      continue;
    longest = j + 1 - i;
  }
  return longest;
}

function isNextDigit(before: number, byte: number): boolean {
  return (classOf[byte] ?? 0) & DIGIT ? byte === before + 1 || (before === at.nine && byte === at.zero) : false;
}

function isLetter(bytes: Uint8Array, index: number): boolean {
  return (classAt(bytes, index) & (LETTER | DIGIT)) !== 0 || bytes[index] === at.underscore;
}
