import type { Range } from '../../model';
import { locate, type YamlScalar } from '../yaml';
import { embeddedExpressions, type Embedded } from './embedded';
import { parseExpression } from './expression';
import { mentionsOf, type Mention } from './mentions';
import { patternsOf, UNKNOWN, type Statics } from './statics';

/** A value of a workflow with what its expressions say. */
export interface Value {
  readonly scalar: YamlScalar;
  /** Ranges are offsets in the document. */
  readonly mentions: readonly Mention[];
  /** The value, `?` in it for what is only known when the workflow runs. */
  readonly pattern: string;
  /** Nothing of it is computed. */
  readonly isLiteral: boolean;
  /** The whole value is one `vars.NAME`: the name. */
  readonly variable?: string;
}

/**
 * @param document the text that the scalar was read from
 * @param isCondition for `if:`, whose value is an expression where no `${{` stands in it
 */
export function readValue(document: string, scalar: YamlScalar, statics: Statics, isCondition = false): Value {
  const raw = document.slice(scalar.range.start, scalar.range.end);
  const mayCompute = isCondition || raw.includes('${{') || (scalar.style === 'double' && raw.includes('\\'));
  if (!mayCompute) return { scalar, mentions: [], pattern: scalar.value, isLiteral: true };
  const located = locate(document, scalar);
  const { text } = located;
  const embedded = embeddedExpressions(text);
  if (embedded.length === 0 && !isCondition) return { scalar, mentions: [], pattern: scalar.value, isLiteral: true };
  const parts = embedded.length > 0 ? embedded : [{ start: 0, from: 0, to: text.length, end: text.length }];
  const mentions: Mention[] = [];
  let pattern = '';
  let end = 0;
  let variable: string | undefined;
  for (const part of parts) {
    const expressions = parseExpression(text, part.from, part.to);
    for (const mention of mentionsOf(expressions, statics)) {
      mentions.push({ ...mention, range: moved(mention.range, (index) => located.offsetAt(index)) });
    }
    const [only, ...more] = expressions;
    const choices = only && more.length === 0 ? patternsOf(only, statics) : [UNKNOWN];
    pattern += text.slice(end, part.start) + (choices.length === 1 ? (choices[0] ?? '') : UNKNOWN);
    end = part.end;
    if (only?.type === 'path' && only.root === 'vars' && isWhole(part, text)) {
      const [step] = only.steps;
      if (step?.type === 'name') variable = step.name;
    }
  }
  pattern = (pattern + text.slice(end)).trim().replace(/\?{2,}/g, UNKNOWN);
  return { scalar, mentions, pattern, isLiteral: false, ...(variable !== undefined && { variable }) };
}

function isWhole(part: Embedded, text: string): boolean {
  return text.slice(0, part.start).trim() === '' && text.slice(part.end).trim() === '';
}

function moved({ start, end }: Range, offsetAt: (index: number) => number): Range {
  const from = offsetAt(start);
  return { start: from, end: end > start ? offsetAt(end - 1) + 1 : from };
}
