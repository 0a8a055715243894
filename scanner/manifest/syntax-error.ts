import type { CST, YAMLError } from 'yaml';
import type { Range } from '../model';
import { shown } from './shown';
import { findUnclosed } from './tokens';

const MAX_QUOTED_UNITS = 60;

/** What went wrong, in words that name the way out. */
interface Explanation {
  /** Where that is not where the parser noticed. */
  readonly range?: Range;
  readonly message: string;
  readonly remedy: string;
}

/** Where the parser noticed. */
interface Spot {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly CST.Token[];
}

const BY_CODE: Readonly<Record<string, (spot: Spot) => Explanation>> = {
  TAB_AS_INDENT: () => ({
    message: 'A tab indents this line; YAML indents with spaces only',
    remedy: 'Replace the tab by spaces.',
  }),
  BAD_SCALAR_START: explainReserved,
  BAD_ALIAS: explainAlias,
  BAD_INDENT: explainIndent,
  MISSING_CHAR: explainMissing,
  BLOCK_AS_IMPLICIT_KEY: explainSecondColon,
  MULTILINE_IMPLICIT_KEY: explainNoPair,
  BAD_DQ_ESCAPE: () => ({
    message: 'A backslash inside "..." starts an escape, and this one does not exist',
    remedy: "Write two backslashes, or use '...' quotes.",
  }),
  TAG_RESOLVE_FAILED: ({ text, start, end }) => ({
    message: `The tag ${shown(text.slice(start, end))} is not read here`,
    remedy: 'Take the tag out, or put quotes around the whole value if the ! belongs to it.',
  }),
  UNEXPECTED_TOKEN: ({ text, start }) => ({
    message: /["']/.test(text.slice(lineStart(text, start), start))
      ? 'Something stands behind the closing quote'
      : 'This is not expected here',
    remedy: "Put the whole value into one pair of quotes; a ' inside '...' is written twice.",
  }),
  BLOCK_IN_FLOW: () => ({
    message: 'Inside { } and [ ] entries are separated by commas, not by lines',
    remedy: 'Put a comma between them, or write one entry a line without the brackets.',
  }),
};

/**
 * @param tokens of the whole text
 * @returns the parser's finding as a message that a person can act on
 */
export function explainSyntax(error: YAMLError, text: string, tokens: readonly CST.Token[]): Required<Explanation> {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.max(start, Math.min(error.pos[1], text.length));
  const explained = BY_CODE[error.code]?.({ text, start, end, tokens }) ?? {
    message: `This is not valid YAML: ${firstSentence(error.message)}`,
    remedy: 'Compare this line and the one above it with their neighbours: indentation, quotes, brackets.',
  };
  return { range: { start, end }, ...explained };
}

/** `owner: @acme/web`, everybody's first try: `@`, backtick and `%` are reserved at the start of an unquoted value. */
function explainReserved({ text, start }: Spot): Explanation {
  const value = plainValue(restOfLine(text, start));
  const key = /([\w.-]{1,64}):\s{1,80}$/.exec(text.slice(lineStart(text, start), start))?.[1];
  const fixed = key === undefined ? quoted(value) : `${key}: ${quoted(value)}`;
  const more = value.startsWith('@') ? countUnquoted(text) - 1 : 0;
  return {
    range: { start, end: start + value.length },
    message: `${key === undefined ? 'This value' : JSON.stringify(key)} starts with ${value.charAt(0)} and needs quotes: ${fixed}`,
    remedy: `Write: ${fixed}${more > 0 ? ` (and ${more} more in this file)` : ''}`,
  };
}

function countUnquoted(text: string): number {
  return text.match(/^[^#"'\r\n]{0,200}?[:-] {1,8}@/gm)?.length ?? 0;
}

function explainAlias({ text, start }: Spot): Explanation {
  const value = plainValue(restOfLine(text, start));
  return {
    range: { start, end: start + value.length },
    message: `A value that starts with ${value.charAt(0)} needs quotes: ${quoted(value)}`,
    remedy: `Write: ${quoted(value)}`,
  };
}

function explainNoPair(spot: Spot): Explanation {
  const { text, start } = spot;
  const line = restOfLine(text, start);
  const range = { start, end: start + line.trimEnd().length };
  const key = /^([\w.-]{1,64}):\S/.exec(line)?.[1];
  if (key !== undefined) {
    return { range, message: `A space is missing behind "${key}:"`, remedy: 'Put a space behind the colon.' };
  }
  return (
    explainUnclosed(spot) ?? {
      range,
      message: 'This line is no "key: value" and does not belong to the line before',
      remedy: 'Write a colon and a space after the key, and indent it as its neighbours are.',
    }
  );
}

function explainIndent(spot: Spot): Explanation {
  return (
    explainUnclosed(spot) ?? {
      message: 'This line is indented differently from its neighbours',
      remedy: 'Indent it by as many spaces as the keys that it belongs to.',
    }
  );
}

function explainMissing(spot: Spot): Explanation {
  const unclosed = explainUnclosed(spot);
  if (unclosed !== undefined) return unclosed;
  if (/^\s+$/.test(spot.text.slice(spot.start, spot.end))) {
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

function explainUnclosed({ text, start, tokens }: Spot): Explanation | undefined {
  const at = findUnclosed(tokens, start);
  if (at === undefined) return undefined;
  const opener = text.charAt(at);
  const closer = { '[': ']', '{': '}' }[opener] ?? opener;
  return {
    range: { start: at, end: at + 1 },
    message: `This ${opener} is never closed`,
    remedy: `Close it with ${closer}`,
  };
}

function explainSecondColon({ text, start }: Spot): Explanation {
  if (/^\s*-/.test(restOfLine(text, start)) && text.slice(lineStart(text, start), start).trim() === '') {
    return {
      message: 'This list item stands left of the list that it belongs to',
      remedy: 'Indent its dash like the dashes above.',
    };
  }
  const from = lineStart(text, start);
  const match = /^\s{0,80}(?:- )?([\w.-]{1,64}): (\S.*)$/.exec(text.slice(from, start) + restOfLine(text, start));
  const [, key, value] = match ?? [];
  if (key === undefined || value?.includes(': ') !== true) {
    return {
      message: 'The line below is indented too far to be a key of its own',
      remedy: 'Indent it like the key above it.',
    };
  }
  return {
    message: `"${key}" holds a colon followed by a space and needs quotes`,
    remedy: `Put the whole value into quotes: ${key}: "..."`,
  };
}

/** Owners and keys are as public as the file; what is longer than they are might be a pasted secret. */
function quoted(value: string): string {
  return value.length <= MAX_QUOTED_UNITS && /^[@*&]/.test(value) ? JSON.stringify(value) : '"..."';
}

/** @returns an unquoted value: up to a comment, or in a flow collection up to its separator */
function plainValue(rest: string): string {
  const end = /\s#|[,\]}]/.exec(rest);
  return (end === null ? rest : rest.slice(0, end.index)).trim();
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? text.length : end).replace(/\r$/, '');
}

function firstSentence(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return line.replace(/ at line \d+, column \d+:?$/, '');
}
