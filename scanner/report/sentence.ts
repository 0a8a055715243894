/** A lower-case word that is no file, key or command. */
const PLAIN_WORD = /^[a-z]+(?=[ ,;])/;

/** @returns the clause as it stands at the start of a line: with a capital, unless it begins with a name */
export function capitalised(clause: string): string {
  return PLAIN_WORD.test(clause) && !clause.startsWith('nhi ')
    ? clause.slice(0, 1).toUpperCase() + clause.slice(1)
    : clause;
}
