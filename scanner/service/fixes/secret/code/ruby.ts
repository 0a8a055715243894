import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { RUBY } from '../syntaxes';
import { isJoined, isWhole } from './around';

/** Ruby's documentation, `ENV.fetch`. */
export const inRuby: Rewriter = (site) => {
  const { text, range, name } = site;
  // What stands in a here-document cannot be told from code.
  const literal = /<<[~-]?["'`]?[A-Z]/.test(text.slice(0, range.start)) ? undefined : literalAt(text, RUBY, range);
  if (literal === undefined || isJoined(text, literal)) return undefined;
  if (/^\s*(?:=>|:(?!:))/.test(text.slice(literal.range.end, literal.range.end + 20))) return undefined;
  const { form, content } = literal;
  const expression = `ENV.fetch("${name}")`;
  if (isWhole(literal, range)) {
    const put = form.open === '"' ? expression : `ENV.fetch('${name}')`;
    return fromEnvironment(site, expression, [{ range: literal.range, text: put }]);
  }
  const within = `#{${expression}}`;
  if (form.open === '"') return fromEnvironment(site, expression, [{ range, text: within }]);
  const start = text.slice(content.start, range.start);
  const end = text.slice(range.end, content.end);
  if (/["#\\]/.test(start + end)) return undefined;
  return fromEnvironment(site, expression, [{ range: literal.range, text: `"${start}${within}${end}"` }]);
};
