import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { RUST } from '../syntaxes';
import { callersOf, isWhole, statementBefore } from './around';

/** What makes an owned string of a literal: with a variable there is one already. */
const OWNED = /^\s*\.(?:to_string|to_owned|into)\(\)/;

/** Rust's `std::env::var`. Constants, attributes and what a macro formats take literals alone. */
export const inRust: Rewriter = (site) => {
  const { text, range, name } = site;
  const literal = literalAt(text, RUST, range);
  if (literal === undefined || literal.prefix.includes('b')) return undefined;
  const before = statementBefore(text, literal);
  const isFixed = /\b(?:const|static)\s/.test(before) || /=>\s*$/.test(before);
  const isFormat = callersOf(text, literal).some((caller) => /(?:!\s*[([{]|#!?\[)$/.test(caller));
  if (isFixed || isFormat || /^\s*=>/.test(text.slice(literal.range.end, literal.range.end + 20))) return undefined;
  const value = `std::env::var("${name}").expect("${name} is not set")`;
  const shown = `std::env::var("${name}")`;
  const { content } = literal;
  const rest = text.slice(content.start, range.start) + text.slice(range.end, content.end);
  if (!isWhole(literal, range) && (/[{}]/.test(rest) || literal.form.open !== '"' || literal.prefix !== ''))
    return undefined;
  const format = `"${text.slice(content.start, range.start)}{}${text.slice(range.end, content.end)}"`;
  const made = isWhole(literal, range) ? value : `format!(${format}, ${value})`;
  const owned = OWNED.exec(text.slice(literal.range.end, literal.range.end + 40));
  if (owned) {
    const end = literal.range.end + owned[0].length;
    return fromEnvironment(site, shown, [{ range: { start: literal.range.start, end }, text: made }]);
  }
  const isOwnedByCall = /\bString::from\(\s*$/.test(before) && /^\s*\)/.test(text.slice(literal.range.end));
  if (isOwnedByCall) {
    const start = literal.range.start - (/\bString::from\(\s*$/.exec(before)?.[0].length ?? 0);
    const end = literal.range.end + (/^\s*\)/.exec(text.slice(literal.range.end))?.[0].length ?? 0);
    return fromEnvironment(site, shown, [{ range: { start, end }, text: made }]);
  }
  const isCalled = text[literal.range.end] === '.';
  return fromEnvironment(site, shown, [{ range: literal.range, text: isCalled ? made : `&${made}` }]);
};
