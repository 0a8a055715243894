import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { PHP } from '../syntaxes';
import { joined, signBefore, signBehind, statementBefore } from './around';

/** PHP manual, `getenv`. Constants, properties and defaults of parameters take no calls. */
export const inPhp: Rewriter = (site) => {
  const { text, range, name } = site;
  const literal = /<<</.test(text.slice(0, range.start)) ? undefined : literalAt(text, PHP, range);
  if (literal === undefined) return undefined;
  const before = statementBefore(text, literal);
  const isFixed = /\b(?:const|private|protected|public|static|var|case)\b/.test(before);
  const isDefault = signBefore(text, literal) === '=' && /[),]/.test(signBehind(text, literal));
  const isKey = /^\s*=>/.test(text.slice(literal.range.end, literal.range.end + 20));
  if (isFixed || isDefault || isKey || /#\[/.test(before)) return undefined;
  const expression = `getenv('${name}')`;
  return fromEnvironment(site, expression, [joined(text, literal, range, expression, ' . ')]);
};
