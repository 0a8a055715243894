import type { GovernedIdentity, Place, Range } from '../model';
import { touches } from './view';
import type { View } from './view';

/** The identity that stands somewhere, and the words that name it there. */
export interface Pointed {
  readonly identity: GovernedIdentity;
  readonly range: Range;
}

/**
 * @param path of a file that uses identities, or of a manifest
 * @returns what is named at the offset: by a use, by an entry's id or by one of its keys; the shortest range wins
 */
export function identityAt(view: View, path: string, offset: number): Pointed | undefined {
  const used = view.uses(path).map(({ identity, reference }) => ({ identity, range: reference.place.range }));
  const pointed = [...used, ...entriesIn(view, path).flatMap(wordsOf)].filter(({ range }) => touches(range, offset));
  return pointed.sort((a, b) => lengthOf(a.range) - lengthOf(b.range))[0];
}

/** @returns the identities whose entry stands in the path, by position */
export function entriesIn(view: View, path: string): readonly GovernedIdentity[] {
  return view.result.inventory
    .filter(({ declaration }) => declaration?.manifest === path)
    .sort((a, b) => startOf(a) - startOf(b));
}

/** @returns the places that use it, each once, by path and position */
export function usesOf({ references }: GovernedIdentity): readonly Place[] {
  const places = new Map(
    references.map(({ place }) => [`${place.path}:${place.range.start}:${place.range.end}`, place]),
  );
  return [...places.values()];
}

function wordsOf(identity: GovernedIdentity): Pointed[] {
  const { declaration } = identity;
  if (declaration === undefined) return [];
  const places = [declaration.place, ...declaration.references.map(({ place }) => place)];
  return places.map(({ range }) => ({ identity, range }));
}

function startOf({ declaration }: GovernedIdentity): number {
  return declaration?.place.range.start ?? 0;
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}
