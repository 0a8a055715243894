import type { IdentityReference, Place } from '../model';
import { comparePlaces } from '../text';

/** @returns the references' places, each once, by path and position */
export function usesOf(references: readonly IdentityReference[]): Place[] {
  const places = new Map<string, Place>();
  for (const { place } of references) {
    const same = `${place.path}:${place.range.start}:${place.range.end}`;
    if (!places.has(same)) places.set(same, place);
  }
  return [...places.values()].sort(comparePlaces);
}
