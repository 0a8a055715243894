import { skipBlanks, skipSet } from './blanks';
import { BLANK, DIGIT, LETTER, LINE_END, QUOTE, at, byteSet, classAt, standsAt } from './byte-class';
import { candidateOf, joined } from './candidate';
import type { Candidate, Joint, Name } from './candidate';
import { readScheme } from './auth-scheme';
import { quotedCandidate, readQuoted } from './quoted';
import type { Scope } from './scope';
import { readToolOptions } from './tool-options';
import { readValue } from './value';

const WORD_BYTES = 30;
const LINE_HEAD_BYTES = 40;
const LONE_VALUE_BYTES = 200;
const IDENTIFIED_BYTES = 600;
const STATEMENT_BYTES = 120;
const COMMAND_BYTES = 300;
const unquoted = byteSet(' \t\r\n\v\f"\'`;,)\\', true);
const visible = byteSet(' \t\r\n\v\f', true);
/** `the password is x` */
const verbs = ['is set to', 'set to', 'is', 'was', 'are', 'of', 'to', 'as', 'with', '='];
/** What may open a line before a name and a value. */
const lineHeads: ReadonlySet<string> = new Set(['', 'ENV', 'export', 'set', '\\set', '-', '--', '#']);

/** Where only white space stands behind a name; in most places that is no operator. */
export function readBehindBlank(scope: Scope, p: number, name: Name, found: Candidate[]): void {
  const { bytes } = scope;
  if (readScheme(scope, p, name, found) || readToolOptions(scope, p, name, found)) return;
  const { nameStart, nameEnd } = name;
  if (standsAt(bytes, nameStart, 'identified') && nameEnd - nameStart === 10) {
    readIdentifiedBy(scope, p, name, found);
    return;
  }
  const assign = (index: number, joint: Joint): void => {
    readValue(scope, index, joined(name, joint), found);
  };
  if (standsAt(bytes, nameEnd - 12, 'securestring')) {
    const value = standsAt(bytes, p, '-string ') ? skipBlanks(bytes, p + 8, 8, scope.limit(p)) : p;
    // The command's own name says nothing of the value; that it is plain text says all.
    if (isPlainText(scope, value)) assign(value, 'password-option');
    else if (value > p) assign(value, 'blank');
    else if (classAt(bytes, p) & QUOTE) assign(p, 'blank');
    return;
  }
  const isOption = bytes[nameStart] === at.dash || bytes[nameStart - 1] === at.dash;
  if (isOption) {
    if (bytes[p] !== at.dash) assign(p, 'option');
    return;
  }
  if (nameEnd - nameStart === 4 && standsAt(bytes, nameStart, 'pass')) return;
  const behindVerb = skipVerb(scope, p);
  if (behindVerb > p) assign(behindVerb, 'prose');
  else if (classAt(bytes, p) & QUOTE) assign(p, 'blank');
  else if (isLoginLine(scope, name) || (scope.kind.isLoose && !scope.kind.isProse && isAlone(scope, p, nameStart))) {
    assign(p, 'blank');
  }
}

/** `'x' -AsPlainText`: a string, and the switch on the same line. */
function isPlainText({ bytes, window }: Scope, index: number): boolean {
  if ((classAt(bytes, index) & QUOTE) === 0) return false;
  const [line = ''] = window.latin1(index, Math.min(window.end, index + COMMAND_BYTES)).split(/[\r\n]/, 1);
  return /\s-asplaintext\b/i.test(line);
}

/** `is`, `was`, `set to`, `for bob is`, with something visible behind. */
function skipVerb(scope: Scope, p: number): number {
  const { bytes } = scope;
  const limit = scope.limit(p);
  let i = p;
  if (standsAt(bytes, p, 'for ')) {
    i = skipSet(bytes, p + 4, WORD_BYTES, limit, visible);
    if (bytes[i - 1] === at.colon) return skipBlanks(bytes, i, 3, limit);
    i = skipBlanks(bytes, i, 1, limit);
    if (bytes[i] === at.colon) return skipBlanks(bytes, i + 1, 3, limit);
  }
  for (const verb of verbs) {
    if (!standsAt(bytes, i, verb)) continue;
    const behind = skipBlanks(bytes, i + verb.length, 3, limit);
    return behind > i + verb.length && visible[bytes[behind] ?? 0] && behind < limit ? behind : p;
  }
  return p;
}

/** The name opens its line, perhaps behind `ENV` or `export`, and nothing stands behind the one word that follows. */
function isAlone(scope: Scope, p: number, nameStart: number): boolean {
  const { bytes } = scope;
  const start = scope.lineStart(nameStart);
  if (nameStart - start > LINE_HEAD_BYTES || !lineHeads.has(scope.window.latin1(start, nameStart).trim())) return false;
  const limit = scope.limit(p);
  const end = skipSet(bytes, p, LONE_VALUE_BYTES, limit, visible);
  const behind = skipBlanks(bytes, end, 4, limit);
  const byte = bytes[behind];
  return (
    behind >= limit ||
    (classAt(bytes, behind) & LINE_END) !== 0 ||
    byte === at.semicolon ||
    byte === at.hash ||
    byte === at.backslash
  );
}

/** `machine x login y password z` of a .netrc file. */
function isLoginLine(scope: Scope, { nameStart }: Name): boolean {
  if (!standsAt(scope.bytes, nameStart, 'passw')) return false;
  const start = Math.max(scope.lineStart(nameStart), nameStart - 120);
  return /(?:^|\s)(?:machine|login)\s/.test(scope.window.latin1(start, nameStart));
}

/** `IDENTIFIED [WITH plugin] BY [PASSWORD] 'x'`; unquoted it is a verb. */
function readIdentifiedBy(scope: Scope, p: number, name: Name, found: Candidate[]): void {
  const { bytes } = scope;
  const limit = scope.limit(p);
  let i = p;
  if (standsAt(bytes, i, 'with')) {
    i = skipBlanks(bytes, i + 4, 4, limit);
    const plugin = classAt(bytes, i) & QUOTE ? readQuoted(scope, i, WORD_BYTES) : undefined;
    i = plugin === undefined ? skipWord(bytes, i, limit) : plugin.next;
    i = skipBlanks(bytes, i, 4, limit);
  }
  if (!standsAt(bytes, i, 'by') || (classAt(bytes, i + 2) & BLANK) === 0) return;
  i = skipBlanks(bytes, i + 2, 8, limit);
  if (standsAt(bytes, i, 'password') && classAt(bytes, i + 8) & BLANK) i = skipBlanks(bytes, i + 8, 8, limit);
  if ((classAt(bytes, i) & QUOTE) === 0) {
    readUnquotedSql(scope, i, name, found);
    return;
  }
  const quoted = readSqlString(scope, i);
  if (quoted === undefined) return;
  found.push(quotedCandidate(joined(name, 'identified-by'), quoted));
}

/** Oracle: `create user x identified by y`; elsewhere it is a verb. */
function readUnquotedSql(scope: Scope, index: number, name: Name, found: Candidate[]): void {
  const { bytes, window } = scope;
  const from = Math.max(scope.lineStart(name.nameStart), name.nameStart - STATEMENT_BYTES);
  if (!/\b(?:create|alter)\s+user\s+\S+\s+$/i.test(window.latin1(from, name.nameStart))) return;
  const end = skipSet(bytes, index, WORD_BYTES, scope.limit(index), unquoted);
  if (end > index) found.push(candidateOf(joined(name, 'identified-by'), index, end, 'bare'));
}

/** A string, or one in doubled quotes inside a statement that is itself a string: `''x''`, `''''x''''`. */
function readSqlString(scope: Scope, index: number): ReturnType<typeof readQuoted> {
  const { bytes } = scope;
  let depth = 0;
  while (depth < 4 && bytes[index + depth] === at.single) depth++;
  if (depth < 2) {
    const quoted = readQuoted(scope, index, IDENTIFIED_BYTES);
    return quoted?.isOpen === false ? quoted : undefined;
  }
  const start = index + depth;
  const end = Math.min(scope.limit(index), start + IDENTIFIED_BYTES);
  let i = start;
  while (i < end && bytes[i] !== at.single && (classAt(bytes, i) & LINE_END) === 0) i++;
  scope.steps += i - index;
  if (i === start || !standsAt(bytes, i, "'".repeat(depth))) return undefined;
  return { start, end: i, next: i + depth, quote: at.single, escapes: 0, isOpen: false };
}

function skipWord(bytes: Uint8Array, index: number, limit: number): number {
  let i = index;
  while (i < limit && i - index < WORD_BYTES && (classAt(bytes, i) & (LETTER | DIGIT) || bytes[i] === at.underscore))
    i++;
  return i;
}
