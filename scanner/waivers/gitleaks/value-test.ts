import { readPattern } from './pattern';
import type { Token } from './pattern';

/** @returns whether the text is one that the other tool allows */
export type TextTest = (text: string) => boolean;

/**
 * @param source a regular expression, matched anywhere
 * @returns undefined where it is more than words: it is never run
 */
export function testOf(source: string): TextTest | undefined {
  const pattern = readPattern(source);
  if (pattern === undefined) return undefined;
  const fold = (text: string): string => (pattern.ignoresCase ? text.toLowerCase() : text);
  const tests = pattern.alternatives.map((tokens) => sequenceTest(tokens, fold));
  return tests.every((test) => test !== undefined) ? (text) => tests.some((test) => test(fold(text))) : undefined;
}

/** @returns as gitleaks has it: the word anywhere, in any case */
export function stopwordTest(word: string): TextTest | undefined {
  const wanted = word.toLowerCase();
  return wanted === '' ? undefined : (text) => text.toLowerCase().includes(wanted);
}

function sequenceTest(tokens: readonly Token[], fold: (text: string) => string): TextTest | undefined {
  const isFromStart = tokens[0]?.kind === 'start';
  const isToEnd = tokens.at(-1)?.kind === 'end';
  const inner = tokens.slice(isFromStart ? 1 : 0, isToEnd ? -1 : tokens.length);
  const words: string[] = [''];
  for (const token of inner) {
    if (token.kind === 'any') words.push('');
    else if (token.kind === 'text') words.push((words.pop() ?? '') + fold(token.text));
    else return undefined;
  }
  // What matches everything says nothing about a value.
  if (words.every((word) => word === '')) return undefined;
  return (text) => matches(words, text, isFromStart, isToEnd);
}

/** @param words in their order, anything between them */
function matches(words: readonly string[], text: string, isFromStart: boolean, isToEnd: boolean): boolean {
  let from = 0;
  for (const [at, word] of words.entries()) {
    const isLast = at === words.length - 1;
    if (isLast && isToEnd) {
      const start = text.length - word.length;
      return start >= from && text.endsWith(word) && (at > 0 || !isFromStart || start === 0);
    }
    const found = at === 0 && isFromStart ? (text.startsWith(word) ? 0 : -1) : text.indexOf(word, from);
    if (found < 0) return false;
    from = found + word.length;
  }
  return true;
}
