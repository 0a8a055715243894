import type { Range } from '../../model';
import { rangeWithin } from '../config';
import type { ConfigText } from '../config';
import { isCredentialName } from '../credential-name';
import { readUrl, variablesIn } from '../value';
import { passedCredential, readCredential } from './credential';
import type { NamedText, ServerCredential } from './credential';
import { headerCredential } from './header';
import { urlCredentials } from './url-credential';

const ENV_OPTIONS: ReadonlySet<string> = new Set(['-e', '--env']);
const HEADER_OPTIONS: ReadonlySet<string> = new Set(['-H', '--header', '--headers']);

/** Options that hold a credential although their name alone does not say so. */
const CREDENTIAL_OPTIONS: ReadonlySet<string> = new Set([
  '--key',
  '--pat',
  '--bearer',
  '--dsn',
  '--connection-string',
  '--auth',
]);

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'cmd', 'powershell', 'pwsh']);

/**
 * Finds the credentials among the words of a command: `--api-key x`, `--token=x`, `-e NAME=x`, `-e NAME`, `--header "A: x"`,
 * `NAME=x`, URLs with a password or a key, `${NAME}`.
 * @param command the program and its arguments
 */
export function argumentCredentials(command: readonly ConfigText[]): readonly ServerCredential[] {
  const program = command[0]?.value.split(/[\\/]/).at(-1) ?? '';
  const words = SHELLS.has(program) ? command.flatMap(split) : command;
  const found: ServerCredential[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const { option, value } = optionAt(word, words[at + 1]);
    const credentials = option === undefined ? plainWord(word) : optionCredentials(option, value);
    found.push(...credentials);
    if (option !== undefined && value !== undefined && value === words[at + 1] && credentials.length > 0) at++;
  }
  return found;
}

/** The words of a shell's script. */
function split(text: ConfigText): readonly ConfigText[] {
  return [...text.value.matchAll(/[^\s;&|"']+/g)].map((match) =>
    slice(text, { start: match.index, end: match.index + match[0].length }),
  );
}

function slice(text: ConfigText, part: Range): ConfigText {
  return { type: 'text', value: text.value.slice(part.start, part.end), range: rangeWithin(text, part) };
}

/** An option with its value, from the same word or the next. */
function optionAt(word: ConfigText, next: ConfigText | undefined): { option?: ConfigText; value?: ConfigText } {
  const { value } = word;
  if (!value.startsWith('-') || value.length < 2) return {};
  const sign = value.startsWith('--') ? value.indexOf('=') : -1;
  if (sign > 0) {
    return { option: slice(word, { start: 0, end: sign }), value: slice(word, { start: sign + 1, end: value.length }) };
  }
  const isValue = next !== undefined && !/^--?[a-z]/i.test(next.value);
  return { option: word, ...(isValue ? { value: next } : {}) };
}

function optionCredentials(option: ConfigText, value: ConfigText | undefined): readonly ServerCredential[] {
  if (value === undefined) return [];
  if (ENV_OPTIONS.has(option.value)) return environment(value);
  if (HEADER_OPTIONS.has(option.value)) return header(value);
  const name = option.value.replace(/^-+/, '');
  const isCredential = CREDENTIAL_OPTIONS.has(option.value);
  const named = readCredential({ name, range: option.range, text: value, place: 'argument', isCredential });
  return named === undefined ? plainWord(value) : [named];
}

/** `NAME=value`, or `NAME` alone: the variable of that name is passed on. */
function environment(value: ConfigText): readonly ServerCredential[] {
  const pair = assignment(value);
  if (pair !== undefined) return [readCredential(pair)].filter((found) => found !== undefined);
  return isCredentialName(value.value) ? [passedCredential(value.value, value.range, 'argument')] : [];
}

/** `Name: value` in one word. */
function header(value: ConfigText): readonly ServerCredential[] {
  const colon = value.value.indexOf(':');
  if (colon <= 0) return [];
  const start = colon + 1 + (value.value.slice(colon + 1).length - value.value.slice(colon + 1).trimStart().length);
  const found = headerCredential(
    value.value.slice(0, colon).trim(),
    rangeWithin(value, { start: 0, end: colon }),
    slice(value, { start, end: value.value.length }),
  );
  return found === undefined ? [] : [found];
}

function plainWord(word: ConfigText): readonly ServerCredential[] {
  const pair = assignment(word);
  const named = pair && readCredential(pair);
  if (named !== undefined) return [named];
  if (readUrl(word.value) !== undefined) {
    const found = urlCredentials(word, 'args', 'argument');
    if (found.length > 0) return found;
  }
  const [variable, ...others] = variablesIn(word.value).filter(({ name }) => isCredentialName(name));
  if (variable === undefined || others.length > 0) return [];
  const found = readCredential({
    name: variable.name,
    range: rangeWithin(word, variable.range),
    text: word,
    place: 'argument',
  });
  return found === undefined ? [] : [found];
}

function assignment(word: ConfigText): NamedText | undefined {
  const name = /^[a-z_]\w{0,200}(?==)/i.exec(word.value)?.[0];
  if (name === undefined) return undefined;
  const text = slice(word, { start: name.length + 1, end: word.value.length });
  return { name, range: rangeWithin(word, { start: 0, end: name.length }), text, place: 'argument' };
}
