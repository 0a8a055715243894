import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { PYTHON } from '../syntaxes';
import { lineBreakOf, nextLine } from '../../yaml/lines';
import type { Edit } from '../../yaml/pairs';
import { isJoined, isWhole } from './around';

/** Python's documentation, `os.environ`. */
export const inPython: Rewriter = (site) => {
  const { text, range, name } = site;
  const literal = literalAt(text, PYTHON, range);
  if (literal === undefined || isJoined(text, literal) || /[bu]/.test(literal.prefix)) return undefined;
  const { form, prefix, content } = literal;
  const other = form.open.startsWith('"') ? "'" : '"';
  const own = form.open.charAt(0);
  const imported = importOs(text);
  if (isWhole(literal, range)) {
    const expression = `os.environ[${own}${name}${own}]`;
    return fromEnvironment(site, `os.environ["${name}"]`, [{ range: literal.range, text: expression }, ...imported]);
  }
  const rest = text.slice(content.start, range.start) + text.slice(range.end, content.end);
  const isFormatted = prefix.includes('f');
  // Braces of a plain string would become code, and `.format` and `%` look at the result.
  const behind = text.slice(literal.range.end, literal.range.end + 20);
  if (!isFormatted && (/[{}]/.test(rest) || /^\s*(?:\.format\b|%)/.test(behind))) return undefined;
  const open: Edit[] = isFormatted
    ? []
    : [{ range: { start: literal.range.start, end: literal.range.start }, text: 'f' }];
  const within = `{os.environ[${other}${name}${other}]}`;
  return fromEnvironment(site, `os.environ["${name}"]`, [...open, { range, text: within }, ...imported]);
};

/** Behind the module's docstring and `from __future__`, before everything else that is imported. */
function importOs(text: string): readonly Edit[] {
  if (/^import (?:[\w., ]{1,200}, )?os\b(?!\.| as)/m.test(text)) return [];
  const future = [...text.matchAll(/^from __future__ import [^\n]{1,200}\n/gm)].at(-1);
  const first = /^(?:import|from) (?!__future__)/m.exec(text);
  const at = first ? first.index : future ? future.index + future[0].length : behindHead(text);
  const lineBreak = lineBreakOf(text);
  const gap = first ? '' : lineBreak;
  return [{ range: { start: at, end: at }, text: `import os${lineBreak}${gap}` }];
}

/** @returns where the first statement may stand: behind comments and a docstring */
function behindHead(text: string): number {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (text[at] === '#') at = nextLine(text, at);
  const quote = /^(?:"""|''')/.exec(text.slice(at))?.[0];
  const end = quote === undefined ? -1 : text.indexOf(quote, at + 3);
  return end < 0 ? at : nextLine(text, end);
}
