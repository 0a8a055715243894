import type { Range } from '../../model';

/** As much of Groovy as tells calls, arguments and strings apart. Comments are left out. */
export type GroovyToken = GroovyString | GroovyWord | GroovySign;

export interface GroovyString {
  readonly type: 'string';
  /** The content as written, without quotes. */
  readonly value: string;
  readonly range: Range;
  /** Variables in it are filled in. */
  readonly isInterpolated: boolean;
}

export interface GroovyWord {
  readonly type: 'word';
  /** With what it is a member of: `docker.withRegistry`; or a number. */
  readonly value: string;
  readonly range: Range;
}

interface GroovySign {
  readonly type: 'sign';
  /** One unit; a line break that may end a statement is `\n`. */
  readonly value: string;
  readonly range: Range;
}

const WORD = /[\w$]{1,200}(?:\??\.[a-z_$][\w$]{0,199}){0,20}/iy;

/** A slash begins a string behind these; elsewhere it divides. */
const BEFORE_SLASHY = '=(,[{~:;!&|?\n';

/** Deeper is no interpolation that a person wrote. */
const MOST_BRACES = 20;

/**
 * Reads Groovy as far as it goes, in one pass and without recursion. A string that nobody closed ends with its line, or,
 * if it may hold several, with the text.
 */
export function groovyTokens(text: string): readonly GroovyToken[] {
  const tokens: GroovyToken[] = [];
  let before = '\n';
  const push = (token: GroovyToken): void => {
    tokens.push(token);
    before = token.type === 'sign' ? token.value : 'a';
  };
  for (let at = 0; at < text.length;) {
    const unit = text.charAt(at);
    if (unit === ' ' || unit === '\t' || unit === '\r') at++;
    else if (text.startsWith('//', at)) at = endOf(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2) + 2;
    else {
      const string = stringAt(text, at, before);
      if (string !== undefined) {
        push(string.token);
        at = string.end;
        continue;
      }
      WORD.lastIndex = at;
      const word = /[\w$]/.test(unit) ? WORD.exec(text)?.[0] : undefined;
      const end = at + (word?.length ?? 1);
      const range = { start: at, end };
      if (word !== undefined) push({ type: 'word', value: word.replaceAll('?.', '.'), range });
      else push({ type: 'sign', value: unit, range });
      at = end;
    }
  }
  return tokens;
}

function stringAt(text: string, at: number, before: string): { token: GroovyString; end: number } | undefined {
  const unit = text.charAt(at);
  if (unit === '"' || unit === "'") {
    const isTriple = text.startsWith(unit.repeat(3), at);
    return readString(text, at, isTriple ? unit.repeat(3) : unit, unit === '"', isTriple);
  }
  if (text.startsWith('$/', at)) return readString(text, at, '/$', true, true, '$/');
  return unit === '/' && BEFORE_SLASHY.includes(before) ? readString(text, at, '/', true, true) : undefined;
}

function readString(
  text: string,
  at: number,
  closing: string,
  isInterpolated: boolean,
  mayHoldLines: boolean,
  opening = closing,
): { token: GroovyString; end: number } {
  const start = at + opening.length;
  let end = start;
  while (end < text.length && !text.startsWith(closing, end)) {
    const unit = text.charAt(end);
    if (unit === '\n' && !mayHoldLines) break;
    if (unit === '\\') end += 2;
    else if (isInterpolated && text.startsWith('${', end)) end = behindBraces(text, end + 1, mayHoldLines);
    else end++;
  }
  end = Math.min(end, text.length);
  const token = { type: 'string', value: text.slice(start, end), range: { start, end }, isInterpolated } as const;
  return { token, end: text.startsWith(closing, end) ? end + closing.length : end };
}

/** An expression within a string may hold strings and braces of its own. */
function behindBraces(text: string, open: number, mayHoldLines: boolean): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '\n' && !mayHoldLines) return at;
    if (unit === '{' && ++depth > MOST_BRACES) return open + 1;
    if (unit === '}' && --depth === 0) return at + 1;
  }
  return open + 1;
}

function endOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}
