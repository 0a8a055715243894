import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { lineStart } from '../../yaml/lines';

/** POSIX shell, "Parameter Expansion": `:?` stops where the variable is not set. */
export const inShell: Rewriter = (site) => {
  const { text, range, name } = site;
  const quote = isInHereDocument(text, range.start) ? undefined : quoteAt(text, range);
  if (quote === undefined) return undefined;
  const expression = `\${${name}:?}`;
  const open = quote === '"' ? '' : `${quote}"`;
  const close = quote === '"' ? '' : `"${quote}`;
  const { start, end } = range;
  // What stands alone between single quotes needs none of them.
  const isBare = quote === "'" && text[start - 1] === "'" && text[end] === "'";
  if (isBare) {
    return fromEnvironment(site, expression, [{ range: { start: start - 1, end: end + 1 }, text: `"${expression}"` }]);
  }
  return fromEnvironment(site, expression, [{ range, text: open + expression + close }]);
};

/** @returns the quotes that a range stands in, empty where in none; undefined where the line does not tell */
function quoteAt(text: string, { start, end }: { start: number; end: number }): string | undefined {
  let quote = '';
  for (let at = lineStart(text, start); at < start; at++) {
    const sign = text.charAt(at);
    if (sign === '\\' && quote !== "'") at++;
    else if (quote === '' && sign === '#' && /\s/.test(text[at - 1] ?? ' ')) return undefined;
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === quote) quote = '';
  }
  // Quotes of an earlier line may still be open; then this line's do not come out even.
  const line = text.slice(start, text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end));
  if (quote !== '' && !line.includes(quote)) return undefined;
  return /["'\\]/.test(text.slice(start, end)) ? undefined : quote;
}

/** What stands there is text, expanded or not by how its end was written. */
function isInHereDocument(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  for (const [, word = ''] of before.matchAll(/<<-?[ \t]{0,8}["']?(\w{1,80})/g)) {
    if (!new RegExp(`^[ \\t]*${word}$`, 'm').test(before.replaceAll('\r', ''))) return true;
  }
  return false;
}
