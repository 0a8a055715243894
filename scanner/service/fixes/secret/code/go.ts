import { literalAt } from '../lexer';
import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';
import { GO } from '../syntaxes';
import { lineBreakOf, lineStart } from '../../yaml/lines';
import type { Edit } from '../../yaml/pairs';
import { callersOf, joined, signBehind } from './around';

/** Go's package `os`. */
export const inGo: Rewriter = (site) => {
  const { text, range, name } = site;
  const literal = literalAt(text, GO, range);
  if (literal === undefined || literal.form.open === "'" || signBehind(text, literal) === ':') return undefined;
  const line = lineStart(text, literal.range.start);
  const before = text.slice(line, literal.range.start);
  // Struct tags and imports take literals alone, constants no calls.
  const isTag = literal.form.open === '`' && /^\s*\w+(?:, \w+)*\s+[\w.*[\]]+\s*$/.test(before);
  const isFixed = callersOf(text, literal).some((caller) => /\b(?:const|import)\s*\($/.test(caller));
  const constant = /^\s*const(?=\s)/.exec(before);
  if (isTag || isFixed || /^\s*(?:import|case)\b/.test(before)) return undefined;
  if (
    constant &&
    (/\bstring\b.*,|,/.test(before) || text.slice(literal.range.end, literal.range.end + 3).includes('+'))
  )
    return undefined;
  const expression = `os.Getenv("${name}")`;
  const variable: Edit[] = constant
    ? [{ range: { start: line + constant[0].length - 5, end: line + constant[0].length }, text: 'var' }]
    : [];
  const imported = importOs(text);
  return (
    imported &&
    fromEnvironment(site, expression, [...variable, joined(text, literal, range, expression, ' + '), ...imported])
  );
};

/** @returns undefined where the file has no package clause to put it behind */
function importOs(text: string): readonly Edit[] | undefined {
  if (/^(?:import |\t)"os"\r?$/m.test(text)) return [];
  const lineBreak = lineBreakOf(text);
  const block = /^import \(\r?\n/m.exec(text);
  if (block) return [inserted(placeInBlock(text, block.index + block[0].length), `\t"os"${lineBreak}`)];
  const single = /^import [^\n]{1,200}$/m.exec(text);
  if (single) return [inserted(single.index, `import "os"${lineBreak}`)];
  const clause = /^package \w[^\n]{0,200}\n/m.exec(text);
  return clause === null
    ? undefined
    : [inserted(clause.index + clause[0].length, `${lineBreak}import "os"${lineBreak}`)];
}

/** Before the first path of the first group that comes later in the alphabet, as gofmt has it. */
function placeInBlock(text: string, start: number): number {
  let at = start;
  for (const line of text.slice(start).split('\n')) {
    const path = /^\s*"([^"]{1,200})"/.exec(line)?.[1];
    if (path === undefined || path > 'os') break;
    at += line.length + 1;
  }
  return at;
}

function inserted(at: number, text: string): Edit {
  return { range: { start: at, end: at }, text };
}
