import type { Waiver } from '../model';
import { contentOf } from './content';
import { countAll, mostOf } from './counts';
import type { Counts } from './counts';
import { gained } from './gained';

/**
 * @param parents the waivers of each old side
 * @param after those of the new side
 * @returns those that the change brings, by what they say: a copy is new, a move is not
 */
export function addedWaivers(parents: readonly (readonly Waiver[])[], after: readonly Waiver[]): ReadonlySet<Waiver> {
  const telling = { subjectOf: (waiver: Waiver) => contentOf(waiver), pathOf: ({ place }: Waiver) => place.path };
  return gained(after, telling, mostOf(parents.map(countWaivers)), countWaivers(after));
}

function countWaivers(waivers: readonly Waiver[]): Counts {
  return countAll(waivers.map((waiver) => [contentOf(waiver), waiver.place.path] as const));
}
