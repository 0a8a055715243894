/** Beyond this a word is another word, not a slip of the hand. */
const MAX_EDITS = 3;
/** Longer words are not compared: nobody mistypes them one letter at a time, and the time is the product of both lengths. */
const MAX_UNITS = 128;

/**
 * "Did you mean": the candidate that takes the fewest edits (insert, delete, replace, swap of neighbours).
 * @param candidates of equally near ones the first in ascending order wins
 * @returns undefined where none is within a third of the word's length, at most three edits
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_UNITS) return undefined;
  let limit = Math.min(MAX_EDITS, Math.max(1, Math.floor(word.length / 3)));
  let nearest: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const edits = editsBetween(word, candidate, limit);
    if (edits > limit) continue;
    if (nearest === undefined || edits < limit || candidate < nearest) nearest = candidate;
    limit = edits;
  }
  return nearest;
}

/** Optimal string alignment distance; gives up with `limit + 1` once a whole row is above the limit. */
function editsBetween(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let edits = Math.min(at(last, column) + 1, at(now, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1));
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      now.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = now;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
