import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { CSHARP } from '../syntaxes';
import type { Edit } from '../../yaml/pairs';
import { joined, signBefore, signBehind, statementBefore } from './around';

/** .NET documentation, `Environment.GetEnvironmentVariable`; by its full name, so that no `using` is needed. */
export const inCSharp: Rewriter = (site) => {
  const { text, range, name } = site;
  const literal = literalAt(text, CSHARP, range);
  if (literal === undefined || literal.form.open === "'" || literal.form.open === '"""') return undefined;
  const before = statementBefore(text, literal);
  const isAttribute = /^\s*\[[\w.]{1,80}\s*\(/.test(before.split('\n').at(-1) ?? '');
  // A parameter's default must be constant.
  const isDefault = signBefore(text, literal) === '=' && /[),]/.test(signBehind(text, literal));
  if (isAttribute || isDefault || /\bcase\s*$/.test(before)) return undefined;
  const expression = `System.Environment.GetEnvironmentVariable("${name}")`;
  const constant = constantEdit(before, literal.statement);
  if (constant === 'unknown') return undefined;
  return fromEnvironment(site, expression, [...constant, joined(text, literal, range, expression, ' + ')]);
};

/** A field can be read when the program starts; a constant of a method says nothing that tells it from one. */
function constantEdit(before: string, statement: number): readonly Edit[] | 'unknown' {
  const found = /\bconst(?=\s)/.exec(before);
  if (found === null) return [];
  if (!/\b(?:public|private|protected|internal)\b/.test(before)) return 'unknown';
  const start = statement + found.index;
  return [{ range: { start, end: start + found[0].length }, text: 'static readonly' }];
}
