import { at, classAt, LETTER, LINE_END, QUOTE } from './byte-class';
import type { Joint } from './candidate';
import type { FileKind } from './file-kind';

/** Where `=3D` is an equals sign of quoted-printable mail, not the beginning of a value. */
const mailExtensions: ReadonlySet<string> = new Set(['eml', 'mbox', 'msg', 'txt', 'log', '']);

/**
 * The assignment operator at `p`, longest first; `(`, `,` and `>` are not among them: they need to know what stands before.
 * The result is as long as the operator.
 */
export function operatorAt(bytes: Uint8Array, p: number, kind: FileKind): Joint | undefined {
  const second = bytes[p + 1] ?? 0;
  const third = bytes[p + 2] ?? 0;
  switch (bytes[p]) {
    case at.equals:
      if (second === at.equals) return third === at.equals ? '===' : '==';
      if (second === at.greater) return '=>';
      if (second === at.tilde) return '=~';
      return second === 0x33 && third === 0x44 && mailExtensions.has(kind.extension) ? '=3D' : '=';
    case at.colon:
      if (second === at.colon || (second === at.slash && third === at.slash)) return undefined;
      return second === at.equals ? ':=' : ':';
    case at.bang:
      if (second !== at.equals) return undefined;
      return third === at.equals ? '!==' : '!=';
    case at.question:
      if (second === at.equals) return '?=';
      return second === at.question && third === at.equals ? '??=' : undefined;
    case at.pipe:
      return second === at.pipe && third === at.equals ? '||=' : undefined;
    case at.plus:
      return second === at.equals ? '+=' : undefined;
    case at.less:
      return second === at.dash ? '<-' : undefined;
    case at.dash:
      return second === at.greater ? '->' : undefined;
    case at.percent:
      return second === 0x33 && (third | 32) === 0x64 ? '%3D' : undefined;
    default:
      return undefined;
  }
}

const TAG_BYTES = 60;

/** Whether the name [start, end) is that of a tag that `>` closes, or of its last attribute. */
export function isInTag(bytes: Uint8Array, start: number, lowest: number): boolean {
  const far = Math.max(lowest, start - TAG_BYTES);
  for (let i = start - 1; i >= far; i--) {
    const byte = bytes[i];
    if (byte === at.less) return (classAt(bytes, i + 1) & LETTER) !== 0;
    if (byte === at.greater || classAt(bytes, i) & LINE_END) return false;
  }
  return false;
}

/** Whether a `,` may stand for an operator: behind a quote, or behind a Ruby `:symbol`. */
export function isPairComma(bytes: Uint8Array, nameStart: number, lowest: number, hasClosingQuote: boolean): boolean {
  if (hasClosingQuote) return true;
  if (nameStart <= lowest || bytes[nameStart - 1] !== at.colon) return false;
  if (nameStart - 1 <= lowest) return true;
  const before = bytes[nameStart - 2] ?? 0;
  return (
    before === at.open ||
    before === at.comma ||
    before === at.openSquare ||
    before === at.openCurly ||
    before <= at.blank
  );
}

/** Where a value may begin with a quote, after at most three backslashes; -1 where it does not. */
export function quoteBehindEscapes(bytes: Uint8Array, index: number): number {
  let i = index;
  while (i - index < 3 && bytes[i] === at.backslash) i++;
  return classAt(bytes, i) & QUOTE ? i : -1;
}
