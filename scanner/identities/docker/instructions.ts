import type { Range } from '../../model';

/** One instruction of a Dockerfile. */
export interface Instruction {
  /** Upper case. */
  readonly name: string;
  /** What stands behind the name, over all lines that continue it. */
  readonly range: Range;
}

/** Longer ones are generated, and linear reading makes no use of them. */
const MOST_INSTRUCTIONS = 20_000;

/**
 * Splits a Dockerfile as its parser does: lines that end in the escape sign go on below, comments and empty lines between
 * them too; here documents belong to their instruction.
 */
export function instructionsIn(text: string): readonly Instruction[] {
  const escape = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text.slice(0, 500)) ? '`' : '\\';
  const found: Instruction[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length && found.length < MOST_INSTRUCTIONS) {
    const start = at;
    let end = endOfLine(text, at);
    const name = /^[ \t]*([A-Z]{2,12})(?=[ \t]|$)/i.exec(text.slice(start, Math.min(end, start + 100)));
    if (name === null) {
      at = end + 1;
      continue;
    }
    while (goesOn(text, start, end, escape)) end = endOfContinuation(text, end + 1);
    if (end - start < 100_000) end = endOfHereDocuments(text, start, end);
    found.push({ name: (name[1] ?? '').toUpperCase(), range: { start: start + name[0].length, end } });
    at = end + 1;
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

function goesOn(text: string, start: number, end: number, escape: string): boolean {
  let at = end;
  while (at > start && ' \t\r'.includes(text[at - 1] ?? '')) at--;
  return at > start && text[at - 1] === escape && end < text.length;
}

/** Passes over comments and empty lines, which do not end an instruction. */
function endOfContinuation(text: string, from: number): number {
  let end = endOfLine(text, from);
  for (let at = from; end < text.length && /^[ \t\r]*(?:#|$)/.test(text.slice(at, Math.min(end, at + 200)));) {
    at = end + 1;
    end = endOfLine(text, at);
  }
  return end;
}

function endOfHereDocuments(text: string, start: number, end: number): number {
  let last = end;
  for (const [, , word = ''] of text.slice(start, end).matchAll(/<<-?(["']?)([A-Z_]\w{0,60})\1/gi)) {
    for (let at = last + 1; at < text.length; at = last + 1) {
      last = endOfLine(text, at);
      if (text.slice(at, last).trim() === word) break;
    }
  }
  return Math.min(last, text.length);
}
