import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { JAVA, KOTLIN } from '../syntaxes';
import { callersOf, isWhole, joined, statementBefore } from './around';

/** Annotations take constants alone. */
const ANNOTATION = /@(?:[\w.]+:)?[\w.]+\s*\($/;

/** `java.lang.System.getenv`. */
export const inJava: Rewriter = (site) => {
  const { text, range, name } = site;
  const literal = literalAt(text, JAVA, range);
  if (literal?.form.open !== '"' || callersOf(text, literal).some((caller) => ANNOTATION.test(caller)))
    return undefined;
  if (/\bcase\s*$/.test(statementBefore(text, literal))) return undefined;
  const expression = `System.getenv("${name}")`;
  return fromEnvironment(site, expression, [joined(text, literal, range, expression, ' + ')]);
};

/** The same from Kotlin, whose constants take no calls. */
export const inKotlin: Rewriter = (site) => {
  const { text, range, name } = site;
  const literal = literalAt(text, KOTLIN, range);
  if (literal === undefined || literal.form.open === "'") return undefined;
  if (callersOf(text, literal).some((caller) => ANNOTATION.test(caller))) return undefined;
  const expression = `System.getenv("${name}")`;
  const constant = /\bconst (?=val\s[^\n]{0,200}$)/.exec(
    text.slice(Math.max(0, literal.range.start - 200), literal.range.start),
  );
  const start = Math.max(0, literal.range.start - 200) + (constant?.index ?? 0);
  return fromEnvironment(site, expression, [
    ...(constant ? [{ range: { start, end: start + constant[0].length }, text: '' }] : []),
    isWhole(literal, range) ? { range: literal.range, text: expression } : { range, text: `\${${expression}}` },
  ]);
};
