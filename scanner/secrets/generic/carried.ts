import { skipBlanks, skipSet, wordLength } from './blanks';
import { DIGIT, LETTER, NAME, QUOTE, at, byteSet, classAt, classOf, standsAt } from './byte-class';
import { readCallArguments } from './call-arguments';
import { Candidate, joined } from './candidate';
import type { Name } from './candidate';
import type { FileFamily, FileKind } from './file-kind';
import type { Scope } from './scope';
import { readValue } from './value';

const DECODE = 'decode';
const carriers = ['defaultvalue', 'value', 'default', 'val', 'content'];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_';
const attributeName = byteSet(`${letters}:-`);
const attributeText = byteSet('"\'<>\r\n', true);
const elementText = byteSet('<>\r\n', true);

/** `name="password" value="x"`, `"name": "password", "value": "x"`. @returns whether it stands there */
export function readAttribute(scope: Scope, name: Name, found: Candidate[]): boolean {
  const { bytes } = scope;
  const limit = scope.limit(name.nameEnd);
  let i = name.nameEnd + 1;
  if (bytes[i] === at.comma) i++;
  i = skipBlanks(bytes, i, 4, limit);
  for (let others = 0; others < 2; others++) {
    const carrier = behindCarrier(bytes, i, limit);
    if (carrier >= 0) {
      readValue(scope, carrier, joined(name, 'attribute'), found);
      return true;
    }
    const next = skipOtherAttribute(bytes, i, limit);
    if (next < 0) return false;
    i = next;
  }
  return false;
}

/** @returns index behind `value=`, `"value": `, or -1 */
function behindCarrier(bytes: Uint8Array, index: number, limit: number): number {
  let i = index;
  if (classAt(bytes, i) & QUOTE) i++;
  const length = wordLength(bytes, i, carriers);
  if (length === 0) return -1;
  i += length;
  if (classAt(bytes, i) & QUOTE) i++;
  i = skipBlanks(bytes, i, 4, limit);
  if (bytes[i] === at.equals && bytes[i + 1] === at.greater) i++;
  else if (bytes[i] !== at.equals && bytes[i] !== at.colon) return -1;
  return skipBlanks(bytes, i + 1, 4, limit);
}

function skipOtherAttribute(bytes: Uint8Array, index: number, limit: number): number {
  const equals = skipSet(bytes, index, 20, limit, attributeName);
  if (equals === index || bytes[equals] !== at.equals || (classAt(bytes, equals + 1) & QUOTE) === 0) return -1;
  const close = skipSet(bytes, equals + 2, 40, limit, attributeText);
  return classAt(bytes, close) & QUOTE ? skipBlanks(bytes, close + 1, 4, limit) : -1;
}

/** Behind `<key>`: `Password</key> <string>x</string>` of a property list. @returns whether it stands there */
export function readPropertyList(scope: Scope, index: number, name: Name, found: Candidate[]): boolean {
  const { bytes } = scope;
  if (name.nameEnd - name.nameStart !== 3 || !standsAt(bytes, name.nameStart - 1, '<key>')) return false;
  const limit = scope.limit(name.nameEnd);
  const nameEnd = skipSet(bytes, index, 80, limit, elementText);
  if (!standsAt(bytes, nameEnd, '</key>')) return false;
  let i = nameEnd + 6;
  while (i < limit && i - nameEnd < 86 && (bytes[i] ?? 0) <= at.blank) i++;
  if (!standsAt(bytes, i, '<string>')) return true;
  const start = i + 8;
  const end = skipSet(bytes, start, 400, limit, elementText);
  scope.steps += end - index;
  if (end > start && standsAt(bytes, end, '</string>')) {
    const made = new Candidate('pair', index, nameEnd, start, end, 'bare');
    made.quote = at.less;
    found.push(made);
  }
  return true;
}

/** Files in which `value` and `default` carry what another line names. */
const carrying: ReadonlySet<FileFamily> = new Set<FileFamily>(['yaml', 'json', 'settings', 'unnamed']);
/** How far back that line may stand. */
const BACK_BYTES = 800;
const BACK_LINES = 12;

/** `- name: X` (or `"key": "X",`): a sibling before. */
const sibling = /^[\s{-]*["']?(?:name|key|parameter_?key)["']?\s*[:=]\s*["']?([\w.-]{3,80})["']?,?\s*$/i;
/** `X:`, `"X": {`, `variable "X" {`, `X = {`: what it stands in. */
const parent = /^\s*(?:-\s*)?(?:variable\s+)?["']?([\w.-]{3,80})["']?[ \t]{0,8}[:=]?[ \t]{0,8}\{?[ \t\r]*$/;

/** Whether a carrier's record at this operator is worth reading: see `readCarried`. */
export function mayCarry(bytes: Uint8Array, kind: FileKind, operator: number): boolean {
  const byte = bytes[operator];
  return byte === at.open || (carrying.has(kind.family) && (byte === at.colon || byte === at.equals));
}

/**
 * The record of a name `value` or `default`: the value is assigned to what a line before it names (`- name: DB_PASSWORD`,
 * `variable "db_password" {`, a template's parameter).
 * @returns whether the name is such a carrier; then nothing else is to be made of it
 */
export function readCarried(scope: Scope, start: number, end: number, operator: number, found: Candidate[]): boolean {
  const { bytes, kind } = scope;
  if (bytes[operator] === at.open) return readDecoded(scope, start, end, operator, found);
  if (!carriers.some((carrier) => carrier.length === end - start && standsAt(bytes, start, carrier))) return false;
  if (!mayCarry(bytes, kind, operator)) return true;
  const name = nameBefore(scope, start);
  if (name === undefined) return true;
  const first = skipBlanks(bytes, operator + 1, 8, scope.furthest);
  // a block of its own (`default = {`) names its values itself
  if (bytes[first] === at.openCurly || bytes[first] === at.openSquare) return true;
  readValue(scope, operator + 1, joined(name, 'pair'), found);
  return true;
}

/** `setCipherKey(Base64.decode("x"))`: the decoder's name carries what the call around it names. */
function readDecoded(scope: Scope, start: number, end: number, operator: number, found: Candidate[]): boolean {
  const { bytes, window } = scope;
  let i = end;
  while (i > start && !standsAt(bytes, i - DECODE.length, DECODE)) i--;
  if (i === start || bytes[start - 1] !== at.open) return false;
  const nameEnd = start - 1;
  let nameStart = nameEnd;
  while (nameStart > window.start && nameEnd - nameStart < 80 && classAt(bytes, nameStart - 1) & NAME) nameStart--;
  if (nameStart === nameEnd) return false;
  readCallArguments(scope, operator + 1, { nameStart, nameEnd }, found);
  return true;
}

function nameBefore(scope: Scope, index: number): Name | undefined {
  const { window } = scope;
  const lineStart = scope.lineStart(index);
  const from = Math.max(window.start, lineStart - BACK_BYTES);
  scope.steps += lineStart - from;
  const lines = window.latin1(from, lineStart).split('\n');
  const indent = indentOf(window.latin1(lineStart, index));
  let end = lineStart;
  // the last piece is empty: the text ends with a line break
  for (let i = lines.length - 2; i >= 0 && i > lines.length - 2 - BACK_LINES; i--) {
    const line = lines[i] ?? '';
    end -= line.length + 1;
    if (line.trim() === '') continue;
    const depth = indentOf(line);
    const match = (depth < indent ? parent : sibling).exec(line) ?? (depth < indent ? sibling.exec(line) : null);
    const text = match?.[1];
    if (text !== undefined) {
      const nameStart = end + line.indexOf(text, match?.[0].indexOf(text));
      return { nameStart, nameEnd: nameStart + text.length };
    }
    if (depth < indent) return undefined;
  }
  return undefined;
}

/** Blanks before the first word; a list's dash counts as one. */
function indentOf(line: string): number {
  for (let i = 0; i < line.length; i++)
    if (((classOf[line.charCodeAt(i) & 255] ?? 0) & (LETTER | DIGIT | QUOTE)) !== 0) return i;
  return line.length;
}
