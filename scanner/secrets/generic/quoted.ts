import { ALNUM, LINE_END, at, classAt } from './byte-class';
import { candidateOf } from './candidate';
import type { Candidate, Named } from './candidate';
import type { Scope } from './scope';

/** Longest value in quotes. */
export const QUOTED_BYTES = 4000;

export interface Quoted {
  readonly start: number;
  readonly end: number;
  /** Behind the closing quote. */
  readonly next: number;
  readonly quote: number;
  readonly escapes: number;
  readonly isOpen: boolean;
}

/**
 * A string that begins at `index` with at most three backslashes and a quote: to the same quote at the same depth of
 * escaping, on its line (a back quote or three quotes: the first line that is not empty).
 * @param reach longest content
 * @returns undefined where no quote stands there
 */
export function readQuoted(scope: Scope, index: number, reach: number): Quoted | undefined {
  const { bytes } = scope;
  const limit = scope.limit(index);
  let open = index;
  while (open - index < 3 && bytes[open] === at.backslash) open++;
  const quote = bytes[open];
  if (quote !== at.double && quote !== at.single && quote !== at.back) return undefined;
  const escapes = open - index;
  const isTriple = escapes === 0 && bytes[open + 1] === quote && bytes[open + 2] === quote && open + 2 < limit;
  let start = open + (isTriple ? 3 : 1);
  if (isTriple || quote === at.back) start = scope.behindBreak(start);
  const end = Math.min(limit, start + reach);
  const result = (stop: number, next: number, isOpen: boolean): Quoted => {
    scope.steps += stop - index;
    return { start, end: escapes === 0 ? withoutBreaks(bytes, start, stop) : stop, next, quote, escapes, isOpen };
  };
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === at.backslash) {
      let run = i + 1;
      while (run < end && bytes[run] === at.backslash) run++;
      if (escapes > 0) {
        if (bytes[run] === quote && run < end && run - i <= escapes) return result(i, run + 1, false);
        i = bytes[run] === quote ? run : run - 1;
      } else i = (run - i) % 2 === 1 ? run : run - 1;
      continue;
    }
    if (byte === quote) {
      if (isTriple && !(bytes[i + 1] === quote && bytes[i + 2] === quote)) continue;
      const isDoubled =
        quote === at.single &&
        !isTriple &&
        escapes === 0 &&
        i > start &&
        bytes[i + 1] === quote &&
        classAt(bytes, i + 2) & ALNUM;
      if (!isDoubled) return result(i, i + (isTriple ? 3 : 1), false);
      i++;
      continue;
    }
    if (classAt(bytes, i) & LINE_END) return result(i, i, true);
  }
  return result(end, end, true);
}

/** Escaped line breaks at the end belong to the text, not to what it says. */
function withoutBreaks(bytes: Uint8Array, start: number, end: number): number {
  let stop = end;
  while (stop - 2 >= start && bytes[stop - 2] === at.backslash && bytes[stop - 3] !== at.backslash) {
    const letter = bytes[stop - 1];
    if (letter !== 0x6e && letter !== 0x72) break;
    stop -= 2;
  }
  return stop;
}

/** A candidate of a string. */
export function quotedCandidate(name: Named, { start, end, next, quote, escapes, isOpen }: Quoted): Candidate {
  const made = candidateOf(name, start, end, 'quoted');
  made.next = next;
  made.quote = quote;
  made.escapes = escapes;
  made.isOpen = isOpen;
  return made;
}
