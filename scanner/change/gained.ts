import type { Counts } from './counts';

/** How things are told apart, and where they stand. */
interface Telling<T> {
  readonly subjectOf: (thing: T) => string;
  readonly pathOf: (thing: T) => string;
}

/**
 * Of equal things those count as new that stand in files which gained some, the last ones first.
 * @param things of the new side, in the order of their files
 * @returns as many of each subject as it has more of after the change than before
 */
export function gained<T>(
  things: readonly T[],
  { subjectOf, pathOf }: Telling<T>,
  before: Counts,
  after: Counts,
): ReadonlySet<T> {
  const left = new Map<string, number>();
  const gainedIn = new Map<string, number>();
  const fresh = new Set<T>();
  for (const thing of things.toReversed()) {
    const subject = subjectOf(thing);
    const path = pathOf(thing);
    const file = `${subject}\n${path}`;
    const inAll = left.get(subject) ?? after.total(subject) - before.total(subject);
    const inFile = gainedIn.get(file) ?? after.at(subject, path) - before.at(subject, path);
    const isFresh = inAll > 0 && inFile > 0;
    if (isFresh) fresh.add(thing);
    left.set(subject, isFresh ? inAll - 1 : inAll);
    gainedIn.set(file, inFile - 1);
  }
  return fresh;
}
