import type { GroovyString, GroovyToken, GroovyWord } from './groovy-tokens';

/** What an argument is given: a string, or a variable that holds one. */
export type ArgumentValue = GroovyString | GroovyWord;

/** A call, a list or a block around a place. */
export interface Frame {
  /** What is called: `usernamePassword`, `docker.withRegistry`; of a list in a call's arguments, the call. */
  readonly name: string;
  /** `$class` of the old form `[$class: 'StringBinding', …]`. */
  readonly className?: string;
  /** Index of the token that opened it. */
  readonly open: number;
}

/** Far enough to find `$class` among a call's arguments. */
const LOOK_AHEAD_TOKENS = 60;

/** The calls around each place of a token list, followed from its start to its end. */
export class Frames {
  private readonly stack: Frame[] = [];

  constructor(private readonly tokens: readonly GroovyToken[]) {}

  get innermost(): Frame | undefined {
    return this.stack.at(-1);
  }

  /** @returns the outer call of that name, the innermost first */
  enclosing(name: string): Frame | undefined {
    return this.stack.findLast((frame) => frame.name === name);
  }

  /** Takes note of one token. */
  pass(index: number): void {
    const token = this.tokens[index];
    if (token?.type !== 'sign') return;
    if (token.value === '(' || token.value === '[' || token.value === '{') {
      const before = this.tokens[index - 1];
      const name = before?.type === 'word' ? before.value : token.value === '{' ? '' : (this.innermost?.name ?? '');
      const className = token.value === '[' ? classAhead(this.tokens, index) : undefined;
      this.stack.push({ name, open: index, ...(className !== undefined && { className }) });
    } else if (token.value === ')' || token.value === ']' || token.value === '}') this.stack.pop();
  }
}

function classAhead(tokens: readonly GroovyToken[], open: number): string | undefined {
  let depth = 0;
  for (let at = open + 1; at < Math.min(tokens.length, open + LOOK_AHEAD_TOKENS); at++) {
    const token = tokens[at];
    if (token?.type === 'sign') {
      if (token.value === '[' || token.value === '(') depth++;
      else if ((token.value === ']' || token.value === ')') && depth-- === 0) return undefined;
    } else if (depth === 0 && token?.value === '$class') {
      const value = tokens[at + 2];
      return value?.type === 'string' ? value.value.slice(value.value.lastIndexOf('.') + 1) : undefined;
    }
  }
  return undefined;
}

/** @returns what stands at an argument's place: one value, or those of a list; nothing for other expressions */
export function valuesAt(tokens: readonly GroovyToken[], index: number): readonly ArgumentValue[] {
  const first = tokens[index];
  if (first === undefined) return [];
  if (first.type !== 'sign') return [first];
  if (first.value !== '[') return [];
  const values: ArgumentValue[] = [];
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.type === 'sign') {
      if (token.value !== ',' && token.value !== '\n') break;
    } else if (token !== undefined) values.push(token);
  }
  return values;
}

/**
 * @param open index of the opening bracket
 * @returns what the named argument of that call is given
 */
export function argument(tokens: readonly GroovyToken[], open: number, name: string): ArgumentValue | undefined {
  let depth = 0;
  for (let at = open + 1; at < Math.min(tokens.length, open + LOOK_AHEAD_TOKENS); at++) {
    const token = tokens[at];
    if (token?.type === 'sign') {
      if ('[({'.includes(token.value)) depth++;
      else if ('])}'.includes(token.value) && depth-- === 0) return undefined;
    } else if (depth === 0 && token?.type === 'word' && token.value === name && isSign(tokens[at + 1], ':')) {
      return valuesAt(tokens, at + 2)[0];
    }
  }
  return undefined;
}

/** @returns whether a token is this one sign */
export function isSign(token: GroovyToken | undefined, value: string): boolean {
  return token?.type === 'sign' && token.value === value;
}
