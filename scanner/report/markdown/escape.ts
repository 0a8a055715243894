import { visible } from '../visible';

/**
 * What GitHub or GitLab would make a mention or a cross-reference of, and so notify a team or write into an issue:
 * `@acme/web`, `#12`, `!3`, `$4`, `~label`, `%milestone`. Escapes do not prevent it, code does.
 */
const REFERENCE = /\B[@#!$~%]\w(?:[\w./-]*\w)?/g;

/** What begins a structure in the middle of a line: HTML, entities, code, emphasis, links, tables, formulas. */
const STRUCTURE = /[&<>|\\`*[\]~$]|\b_|_\b/g;

const PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/** What begins a structure at a line's start: a heading, a list, a rule, an underline of a heading. */
const LINE_START = /^(?:[#+\-=]|\d{1,9}[.)])/;

/** What a code span cannot hold everywhere: its own fence, a table's border, blanks at its ends. */
const NOT_IN_A_SPAN = /[`|\\]|^\s|\s$|^$/;

/** @returns the text as words of one line that no Markdown reader takes for anything else */
export function markdownText(text: string): string {
  const safe = visible(text).trim();
  let words = '';
  let from = 0;
  for (const { index, 0: reference } of safe.matchAll(REFERENCE)) {
    words += escaped(safe.slice(from, index)) + markdownCode(reference);
    from = index + reference.length;
  }
  words += escaped(safe.slice(from));
  return LINE_START.test(words) ? entityOf(words.slice(0, 1)) + words.slice(1) : words;
}

/** @returns the text in code type, exact; also in a table and inside a link */
export function markdownCode(text: string): string {
  const safe = visible(text);
  if (!NOT_IN_A_SPAN.test(safe)) return `\`${safe}\``;
  // Entities stand for themselves alone (CommonMark 0.31, 2.5), so nothing in between is structure.
  return `<code>${safe.replace(PUNCTUATION, entityOf)}</code>`;
}

/** @returns lines of code, set apart; @param lines may hold anything */
export function markdownBlock(lines: readonly string[]): string {
  const body = lines.map(visible);
  const longest =
    body
      .join('\n')
      .match(/`+/g)
      ?.reduce((length, run) => Math.max(length, run.length), 0) ?? 0;
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [fence, ...body, fence].join('\n');
}

/** @param target an address without blanks or brackets, percent-encoded by who made it */
export function markdownLink(label: string, target: string): string {
  return `[${label}](<${target.replace(/[<>\s\\|]/g, encodeURIComponent)}>)`;
}

function escaped(text: string): string {
  return text.replace(STRUCTURE, entityOf);
}

function entityOf(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
