import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { JAVASCRIPT } from '../syntaxes';
import { isWhole, signBefore, signBehind, statementBefore } from './around';

/** Node.js documentation, `process.env`; in Vite and the like what a browser gets is no secret, so that is not offered. */
export const inJavaScript: Rewriter = (site) => {
  const { path, text, range, name } = site;
  const literal = literalAt(text, JAVASCRIPT, range);
  if (literal === undefined || /^\s*(?:import|export\s[^=]{0,200}\bfrom)\b/.test(statementBefore(text, literal)))
    return undefined;
  const expression = `process.env.${name}`;
  const { form, content } = literal;
  const before = text.slice(Math.max(0, literal.range.start - 2), literal.range.start);
  const isKey = signBehind(text, literal) === ':' && /[{,?]|^$/.test(signBefore(text, literal));
  const isCase = /\bcase\s*$/.test(statementBefore(text, literal));
  // An attribute of JSX needs braces, an assignment without blanks does not: they look the same.
  const isAttribute = /\.[jt]sx$/.test(path) && /\w=$/.test(before);
  const isType = /\b(?:type|enum|interface)\s[^;{}]{0,200}$/.test(statementBefore(text, literal));
  const isTagged = form.open === '`' && /[\w)\]]$/.test(before);
  if (isKey || isCase || isAttribute || isType || isTagged) return undefined;
  if (isWhole(literal, range)) return fromEnvironment(site, expression, [{ range: literal.range, text: expression }]);
  const within = `\${${expression}}`;
  if (form.open === '`') return fromEnvironment(site, expression, [{ range, text: within }]);
  const start = text.slice(content.start, range.start);
  const end = text.slice(range.end, content.end);
  if (/`|\$\{|\\[0-7]|\\\r?\n/.test(start + end)) return undefined;
  return fromEnvironment(site, expression, [{ range: literal.range, text: `\`${start}${within}${end}\`` }]);
};
