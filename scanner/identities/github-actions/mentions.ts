import type { Range } from '../../model';
import { patternsOf, UNKNOWN, type Statics } from './statics';
import type { Expression, PathStep } from './expression';

/** A place of an expression that names an identity, or something that may stand for one. */
export type Mention = {
  /** The name alone, without quotes; for the job's token and for all secrets the words that stand for them. */
  readonly range: Range;
  /** One of several operands of `||`: any of them may be unset. */
  readonly fallback: boolean;
  /** Only compared or asked for: its value goes nowhere. */
  readonly tested: boolean;
} & (
  | { readonly of: 'secret'; readonly name: string }
  /** Upper-cased names, `?` for what cannot be known: `?_KEY`. */
  | { readonly of: 'dynamic-secret'; readonly patterns: readonly string[] }
  | { readonly of: 'all-secrets' }
  | { readonly of: 'job-token' }
  | { readonly of: 'env'; readonly name: string }
  | { readonly of: 'input'; readonly name: string }
  | { readonly of: 'step-output'; readonly step: string; readonly output: string }
);

/** `github` and its names on Gitea and Forgejo. */
const JOB_CONTEXTS: ReadonlySet<string> = new Set(['github', 'gitea', 'forge', 'forgejo']);

/**
 * Finds what an expression mentions, in the order it is written.
 * @param statics what the file says of matrix values and inputs, for names that are computed from them
 */
export function mentionsOf(expressions: readonly Expression[], statics: Statics): readonly Mention[] {
  const found: Mention[] = [];
  const visit = (expression: Expression, around: Around): void => {
    switch (expression.type) {
      case 'literal':
        return;
      case 'call':
        for (const argument of expression.arguments) {
          visit(argument, { fallback: false, tested: around.tested || TESTS.has(expression.name) });
        }
        return;
      case 'operation':
        for (const operand of expression.operands) visit(operand, withinOperation(expression, operand, around));
        return;
      case 'path':
        for (const mention of mentionOf(expression, statics)) found.push({ ...mention, ...around });
        for (const step of expression.steps)
          if (step.type === 'index') visit(step.index, { fallback: false, tested: true });
    }
  };
  for (const expression of expressions) visit(expression, { fallback: false, tested: false });
  return found;
}

/** Functions that give true or false. */
const TESTS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);

type Around = Pick<Mention, 'fallback' | 'tested'>;

/** Both `||` and `&&` give an operand's own value, `&&` its last one; every other operator gives true or false. */
function withinOperation(
  { operator, operands }: Extract<Expression, { type: 'operation' }>,
  operand: Expression,
  { fallback, tested }: Around,
): Around {
  if (operator === '||') return { fallback: !tested, tested };
  if (operator === '&&') {
    const isValue = operand === operands.at(-1);
    return { fallback: fallback && isValue, tested: tested || !isValue };
  }
  return { fallback: false, tested: operator === '[]' ? tested : true };
}

type Named = DistributiveOmit<Mention, keyof Around>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function mentionOf(path: Extract<Expression, { type: 'path' }>, statics: Statics): readonly Named[] {
  const [first, second, third] = path.steps;
  const name = first?.type === 'name' ? first : undefined;
  switch (path.root) {
    case 'secrets':
      return secretMention(path.range, first, statics);
    case 'env':
      return name ? [{ of: 'env', name: name.name, range: name.range }] : [];
    case 'inputs':
      return name ? [{ of: 'input', name: name.name, range: name.range }] : [];
    case 'steps':
      if (name && isNamed(second, 'outputs') && third?.type === 'name') {
        return [{ of: 'step-output', step: name.name, output: third.name, range: third.range }];
      }
      return [];
    default:
      if (!JOB_CONTEXTS.has(path.root) || !isNamed(first, 'token')) return [];
      return [{ of: 'job-token', range: { start: path.range.start, end: first.range.end } }];
  }
}

function secretMention(root: Range, step: PathStep | undefined, statics: Statics): readonly Named[] {
  if (step === undefined || step.type === 'all') return [{ of: 'all-secrets', range: root }];
  if (step.type === 'unfinished') return [];
  if (step.type === 'name') {
    return step.name === '' ? [] : [{ of: 'secret', name: step.name, range: step.range }];
  }
  const patterns = patternsOf(step.index, statics)
    .filter((pattern) => pattern !== '')
    .map((pattern) => pattern.toUpperCase());
  return [{ of: 'dynamic-secret', patterns: patterns.length > 0 ? patterns : [UNKNOWN], range: step.range }];
}

function isNamed(step: PathStep | undefined, name: string): step is Extract<PathStep, { type: 'name' }> {
  return step?.type === 'name' && step.name.toLowerCase() === name;
}
