import { nameWords } from '../name-words';

/** Words that speak to the reader of a sample instead of to a server. */
const TELLING: ReadonlySet<string> = new Set(
  'YOUR YOURS CHANGEME CHANGEIT PLACEHOLDER REPLACE REPLACEME TODO FIXME TBD INSERT ENTER DUMMY EXAMPLE REDACTED SAMPLE HERE'.split(
    ' ',
  ),
);

const NOTHING: ReadonlySet<string> = new Set(['null', 'none', 'nil', 'undefined', 'n/a', 'unset', 'empty', '-', '?']);

/** Longer values are not written by hand. */
const MAX_UNITS = 200;

/**
 * @param name that the value is given to; a value that repeats it (`API_KEY=api_key`) is none
 * @returns whether the value only shows where a credential goes: `<token>`, `changeme`, `sk-...`, `YOUR_API_KEY`
 */
export function isPlaceholder(value: string, name = ''): boolean {
  if (value.length > MAX_UNITS) return false;
  const text = value.trim();
  if (NOTHING.has(text.toLowerCase())) return true;
  // What it is, where it would be: "connectionString": "SECRET".
  if (/^(?:SECRET|PASSWORD|TOKEN|KEY|API_?KEY|CREDENTIALS?)$/.test(text)) return true;
  if (/^(?:<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}|__\w+__)$/.test(text)) return true;
  if (/\.\.\.|…|xxxx|XXXX|\*\*\*|<[a-z][\w -]*>/.test(text)) return true;
  if (/^([x*._#0-])\1{2,}$/i.test(text)) return true;
  if (text.endsWith('EXAMPLE') || text.endsWith('EXAMPLEKEY')) return true;
  const words = nameWords(text);
  if (
    words.some((word, at) => TELLING.has(word) || (word === 'CHANGE' && /^(?:ME|THIS|IT)$/.test(words[at + 1] ?? '')))
  )
    return true;
  return name !== '' && words.length > 0 && words.join('') === nameWords(name).join('');
}
