import type { Range } from '../../model';
import { tokenize, type Token } from './expression-tokens';

/** A part of an expression; ranges are indices into the text that was given. */
export type Expression =
  | { readonly type: 'literal'; /** Strings only. */ readonly text?: string; readonly range: Range }
  /** A context with what is read from it, flat: `secrets.A`, `steps.x.outputs['y']`. */
  | { readonly type: 'path'; readonly root: string; readonly range: Range; readonly steps: readonly PathStep[] }
  | { readonly type: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly type: 'operation'; readonly operator: string; readonly operands: Expression[] };

export type PathStep =
  | { readonly type: 'name'; readonly name: string; readonly range: Range }
  | { readonly type: 'index'; readonly index: Expression; readonly range: Range }
  | { readonly type: 'all' }
  /** A dot or bracket with nothing behind it: somebody is typing. */
  | { readonly type: 'unfinished' };

/** Parentheses, indices and calls recurse; expressions are written by people. */
const DEEPEST_EXPRESSION = 50;

/** Binding strength, from GitHub's documentation of operators: `||` is the weakest. */
const STRENGTH: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
};

/**
 * Parses an expression of GitHub Actions, the part between `${{` and `}}`. Never throws: where the text is no
 * expression, the parts of it that are come one after another.
 * @param from index of the first unit, 0 where absent
 * @param to index behind the last unit, the text's length where absent
 * @returns one expression where the text is valid; none where it is empty
 */
export function parseExpression(text: string, from = 0, to = text.length): readonly Expression[] {
  const parser = new ExpressionParser(tokenize(text, from, to));
  const parts: Expression[] = [];
  while (!parser.atEnd) {
    const part = parser.operation(1, 0);
    if (part) parts.push(part);
    else parser.skip();
  }
  return parts;
}

class ExpressionParser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  skip(): void {
    this.at++;
  }

  operation(weakest: number, depth: number): Expression | undefined {
    let left = this.operand(depth);
    while (left) {
      const operator = this.sign();
      const strength = operator === undefined ? undefined : STRENGTH[operator];
      if (operator === undefined || strength === undefined || strength < weakest) break;
      this.at++;
      const right = this.operation(strength + 1, depth);
      left = joined(operator, left, right);
    }
    return left;
  }

  private operand(depth: number): Expression | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || depth > DEEPEST_EXPRESSION) return undefined;
    this.at++;
    if (token.type === 'string') return { type: 'literal', text: token.text, range: token.range };
    if (token.type === 'literal') return { type: 'literal', range: token.range };
    if (token.type === 'name') {
      if (this.sign() === '(') {
        return this.derived(
          { type: 'call', name: token.text.toLowerCase(), arguments: this.callArguments(depth) },
          depth,
        );
      }
      if (/^(?:true|false|null)$/i.test(token.text)) return { type: 'literal', range: token.range };
      return { type: 'path', root: token.text.toLowerCase(), range: token.range, steps: this.steps(depth) };
    }
    if (token.text === '!') {
      const operand = this.operand(depth + 1);
      return operand && { type: 'operation', operator: '!', operands: [operand] };
    }
    if (token.text === '(') {
      const inner = this.operation(1, depth + 1);
      if (this.sign() === ')') this.at++;
      return inner && this.derived(inner, depth);
    }
    this.at--;
    return undefined;
  }

  /** What is read from a call's result has no name of its own; what its indices say still counts. */
  private derived(from: Expression, depth: number): Expression {
    const indices = this.steps(depth).flatMap((step) => (step.type === 'index' ? [step.index] : []));
    return indices.length === 0 ? from : { type: 'operation', operator: '[]', operands: [from, ...indices] };
  }

  private callArguments(depth: number): readonly Expression[] {
    const found: Expression[] = [];
    this.at++;
    while (!this.atEnd && this.sign() !== ')') {
      const argument = this.operation(1, depth + 1);
      if (argument) found.push(argument);
      else if (this.sign() !== ')') this.at++;
    }
    this.at++;
    return found;
  }

  private steps(depth: number): readonly PathStep[] {
    const steps: PathStep[] = [];
    for (let sign = this.sign(); sign === '.' || sign === '['; sign = this.sign()) {
      this.at++;
      steps.push(sign === '.' ? this.property() : this.index(depth));
    }
    return steps;
  }

  private property(): PathStep {
    const token = this.tokens[this.at];
    if (token?.type === 'name') {
      this.at++;
      return { type: 'name', name: token.text, range: token.range };
    }
    if (token?.text !== '*' || token.type !== 'sign') return { type: 'unfinished' };
    this.at++;
    return { type: 'all' };
  }

  private index(depth: number): PathStep {
    const first = this.tokens[this.at];
    if (this.sign() === '*') {
      this.at++;
      if (this.sign() === ']') this.at++;
      return { type: 'all' };
    }
    const index = this.operation(1, depth + 1);
    const last = this.tokens[this.at - 1];
    const isClosed = this.sign() === ']';
    if (isClosed) this.at++;
    if (!index || !first || !last) return { type: 'unfinished' };
    if (index.type === 'literal' && index.text !== undefined)
      return { type: 'name', name: index.text, range: index.range };
    return { type: 'index', index, range: { start: startOf(first), end: isClosed ? endOf(last) : last.range.end } };
  }

  private sign(): string | undefined {
    const token = this.tokens[this.at];
    return token?.type === 'sign' ? token.text : undefined;
  }
}

/** A string's range lies within its quotes. */
function startOf({ type, range }: Token): number {
  return type === 'string' ? range.start - 1 : range.start;
}

function endOf({ type, range }: Token): number {
  return type === 'string' ? range.end + 1 : range.end;
}

/** Chains of one operator stay flat, however long; `left` was made here and belongs to no one else. */
function joined(operator: string, left: Expression, right: Expression | undefined): Expression {
  if (!right) return left;
  if (left.type !== 'operation' || left.operator !== operator) {
    return { type: 'operation', operator, operands: [left, right] };
  }
  left.operands.push(right);
  return left;
}
