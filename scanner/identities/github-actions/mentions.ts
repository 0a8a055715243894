import type { Range } from '../../model';
import { patternsOf, UNKNOWN, type Statics } from './statics';
import type { Expression, PathStep } from './expression';

/** A place of an expression that names an identity, or something that may stand for one. */
export type Mention = {
  /** The name alone, without quotes; for the job's token and for all secrets the words that stand for them. */
  readonly range: Range;
  /** One of several operands of `||`: any of them may be unset. */
  readonly fallback: boolean;
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
  const visit = (expression: Expression, fallback: boolean): void => {
    switch (expression.type) {
      case 'literal':
        return;
      case 'call':
        for (const argument of expression.arguments) visit(argument, false);
        return;
      case 'operation':
        for (const operand of expression.operands) visit(operand, isFallback(expression.operator, fallback));
        return;
      case 'path':
        found.push(...mentionOf(expression, fallback, statics));
        for (const step of expression.steps) if (step.type === 'index') visit(step.index, false);
    }
  };
  for (const expression of expressions) visit(expression, false);
  return found;
}

function isFallback(operator: string, outer: boolean): boolean {
  return operator === '||' || (operator === '&&' && outer);
}

function mentionOf(
  path: Extract<Expression, { type: 'path' }>,
  fallback: boolean,
  statics: Statics,
): readonly Mention[] {
  const [first, second, third] = path.steps;
  const name = first?.type === 'name' ? first : undefined;
  switch (path.root) {
    case 'secrets':
      return secretMention(path.range, first, fallback, statics);
    case 'env':
      return name ? [{ of: 'env', name: name.name, range: name.range, fallback }] : [];
    case 'inputs':
      return name ? [{ of: 'input', name: name.name, range: name.range, fallback }] : [];
    case 'steps':
      if (name && isNamed(second, 'outputs') && third?.type === 'name') {
        return [{ of: 'step-output', step: name.name, output: third.name, range: third.range, fallback }];
      }
      return [];
    default:
      if (!JOB_CONTEXTS.has(path.root) || !isNamed(first, 'token')) return [];
      return [{ of: 'job-token', range: { start: path.range.start, end: first.range.end }, fallback }];
  }
}

function secretMention(
  root: Range,
  step: PathStep | undefined,
  fallback: boolean,
  statics: Statics,
): readonly Mention[] {
  if (step === undefined || step.type === 'all') return [{ of: 'all-secrets', range: root, fallback }];
  if (step.type === 'unfinished') return [];
  if (step.type === 'name') {
    return step.name === '' ? [] : [{ of: 'secret', name: step.name, range: step.range, fallback }];
  }
  const patterns = patternsOf(step.index, statics)
    .filter((pattern) => pattern !== '')
    .map((pattern) => pattern.toUpperCase());
  return [{ of: 'dynamic-secret', patterns: patterns.length > 0 ? patterns : [UNKNOWN], range: step.range, fallback }];
}

function isNamed(step: PathStep | undefined, name: string): step is Extract<PathStep, { type: 'name' }> {
  return step?.type === 'name' && step.name.toLowerCase() === name;
}
