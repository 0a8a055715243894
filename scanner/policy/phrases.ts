import { daysBetween } from '../model';
import type { Day } from '../model';

/** Letters whose names start with a vowel: an SSH key, an npm token; but a JWT. */
const VOWEL_LETTERS = new Set('AEFHILMNORSX');
/** An unknown key, but a user key, a unit, a uuid. */
const SPOKEN_VOWEL = /^(?:[aeio]|u(?!ni|s[aeiu]|u|ti))/i;
const SPELLED_IN_LOWER_CASE = new Set(['npm', 'sftp', 'smtp', 'rpc']);

/** @returns the words with `An` or `A` before them, as they are spoken */
export function withArticle(words: string): string {
  const [first = ''] = words.split(/[\s/-]/, 1);
  const isSpelled = /^[A-Z]{1,5}(?:[.\d].*)?$/.test(first) || SPELLED_IN_LOWER_CASE.has(first);
  const isVowel = isSpelled ? VOWEL_LETTERS.has(first.slice(0, 1).toUpperCase()) : SPOKEN_VOWEL.test(first);
  return `${isVowel ? 'An' : 'A'} ${words}`;
}

/** @returns what a person calls the identity: `NPM_TOKEN (production)`, `MCP server github`, else the key */
export function nameOf(key: string): string {
  const variable = /^(?:gha:secret\/|dependabot:secret\/|env:)([^@]+)(?:@(.+))?$/.exec(key);
  if (variable !== null) return `${variable[1] ?? key}${variable[2] === undefined ? '' : ` (${variable[2]})`}`;
  const server = /^mcp:server\/([^@]+)/.exec(key);
  return server === null ? key : `MCP server ${server[1] ?? key}`;
}

/** @returns `in 12 days`, `today`, `12 days ago` */
export function when(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days < 0 ? `${count} ago` : `in ${count}`;
}

/** @returns the sentence as a clause: no full stop, a lower first letter unless its first word is a name */
export function asClause(sentence: string): string {
  const trimmed = sentence.trim().replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(trimmed) ? trimmed.slice(0, 1).toLowerCase() + trimmed.slice(1) : trimmed;
}
