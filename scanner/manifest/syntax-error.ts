import type { YAMLError } from 'yaml';
import type { Range } from '../model';
import { shown } from './shown';

/** What went wrong, in words that name the way out. */
interface Explanation {
  readonly range: Range;
  readonly message: string;
  readonly remedy: string;
}

type Writer = (text: string, start: number, end: number) => { message: string; remedy: string };

const BY_CODE: Readonly<Record<string, Writer>> = {
  TAB_AS_INDENT: () => ({
    message: 'A tab indents this line; YAML indents with spaces only',
    remedy: 'Replace the tab by spaces.',
  }),
  BAD_SCALAR_START: explainReserved,
  BAD_ALIAS: explainAlias,
  BAD_INDENT: explainIndent,
  MISSING_CHAR: explainMissing,
  BLOCK_AS_IMPLICIT_KEY: explainSecondColon,
  MULTILINE_IMPLICIT_KEY: () => ({
    message: 'This line is no "key: value" and does not belong to the line before',
    remedy: 'Write a colon and a space after the key, and indent it as its neighbours are.',
  }),
  BAD_DQ_ESCAPE: () => ({
    message: 'A backslash inside "..." starts an escape, and this one does not exist',
    remedy: "Write two backslashes, or use '...' quotes.",
  }),
  TAG_RESOLVE_FAILED: (text, start, end) => ({
    message: `The tag ${shown(text.slice(start, end))} is not read here`,
    remedy: 'Take the tag out, or put quotes around the whole value if the ! belongs to it.',
  }),
  UNEXPECTED_TOKEN: (text, start) => ({
    message: /["']/.test(lineOf(text, start).slice(0, start - lineStart(text, start)))
      ? 'Something stands behind the closing quote'
      : 'This is not expected here',
    remedy: "Put the whole value into one pair of quotes; a ' inside '...' is written twice.",
  }),
  BLOCK_IN_FLOW: () => ({
    message: 'Inside { } and [ ] entries are separated by commas, not by lines',
    remedy: 'Put a comma between them, or write one entry a line without the brackets.',
  }),
};

/** @returns the parser's finding as a message that a person can act on */
export function explainSyntax(error: YAMLError, text: string): Explanation {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.max(start, Math.min(error.pos[1], text.length));
  const written = BY_CODE[error.code]?.(text, start, end) ?? {
    message: `This is not valid YAML: ${firstSentence(error.message)}`,
    remedy: 'Compare this line and the one above it with their neighbours: indentation, quotes, brackets.',
  };
  return { range: { start, end }, ...written };
}

/** `owner: @acme/web`, everybody's first try: `@`, backtick and `%` are reserved at the start of an unquoted value. */
function explainReserved(text: string, start: number): { message: string; remedy: string } {
  const line = lineOf(text, start);
  const before = line.slice(0, start - lineStart(text, start));
  const value = plainValue(line.slice(before.length));
  const key = /([\w.-]{1,64}):\s{1,80}$/.exec(before)?.[1];
  const quoted = JSON.stringify(value);
  const more = countUnquoted(text) - 1;
  const others = value.startsWith('@') && more > 0 ? ` (and ${String(more)} more in this file)` : '';
  const fixed = key === undefined ? quoted : `${key}: ${quoted}`;
  const subject = key === undefined ? 'This value' : JSON.stringify(key);
  return {
    message: `${subject} starts with ${value.charAt(0)} and needs quotes: ${fixed}`,
    remedy: `Write: ${fixed}${others}`,
  };
}

function countUnquoted(text: string): number {
  return text.match(/^[^#"'\r\n]{0,200}?[:-] {1,8}@/gm)?.length ?? 0;
}

function explainAlias(text: string, start: number, end: number): { message: string; remedy: string } {
  if (!text.slice(start, end).startsWith('*') && text[start] !== '*') {
    return { message: 'An & or * at the start of a value needs quotes', remedy: 'Put the whole value into quotes.' };
  }
  const quoted = JSON.stringify(plainValue(lineOf(text, start).slice(start - lineStart(text, start))));
  return { message: `A value that starts with * needs quotes: ${quoted}`, remedy: `Write: ${quoted}` };
}

function explainIndent(text: string, start: number): { message: string; remedy: string } {
  const before = text.slice(Math.max(0, start - 2000), start);
  if (before.lastIndexOf('[') > before.lastIndexOf(']'))
    return { message: 'A [ above is never closed', remedy: 'Close it with ].' };
  if (before.lastIndexOf('{') > before.lastIndexOf('}'))
    return { message: 'A { above is never closed', remedy: 'Close it with }.' };
  return {
    message: 'This line is indented differently from its neighbours',
    remedy: 'Indent it by as many spaces as the keys that it belongs to.',
  };
}

function explainMissing(text: string, start: number, end: number): { message: string; remedy: string } {
  if (start >= text.length || text.slice(start, end) === '')
    return { message: 'A quote above is never closed', remedy: 'Close it with the same quote.' };
  if (text.slice(start, end).trim() === '') {
    return {
      message: 'This line is indented like a list item and has no dash',
      remedy: 'Indent it like the key above, or begin it with a dash.',
    };
  }
  return {
    message: 'A character is missing here: a colon behind a key, or a closing quote or bracket',
    remedy: 'Write it as its neighbours are written.',
  };
}

function explainSecondColon(text: string, start: number): { message: string; remedy: string } {
  const line = lineOf(text, start).trimStart();
  if (line.startsWith('-')) {
    return {
      message: 'This list item stands left of the list that it belongs to',
      remedy: 'Indent its dash like the dashes above.',
    };
  }
  const match = /^(?:- )?([\w.-]{1,64}): (\S.*)$/.exec(line);
  if (match?.[2]?.includes(': ') !== true) {
    return {
      message: 'The next line is indented too far to be a key of its own',
      remedy: 'Indent it like the key above.',
    };
  }
  return {
    message: `"${match[1] ?? ''}" holds a colon followed by a space and needs quotes`,
    remedy: `Put the whole value into quotes: ${match[1] ?? ''}: "..."`,
  };
}

/** @returns an unquoted value: up to a comment, or in a flow collection up to its separator */
function plainValue(rest: string): string {
  const end = /\s#|[,\]}]/.exec(rest);
  return (end === null ? rest : rest.slice(0, end.index)).trim();
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineOf(text: string, offset: number): string {
  const start = lineStart(text, offset);
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

function firstSentence(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.replace(/ at line \d+, column \d+:?$/, '');
}
