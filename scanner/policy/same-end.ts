import { isDay } from '../model';
import type { Day, Declaration, Profile } from '../model';
import { comparePlaces } from '../text';
import type { FindingDraft } from '../text';
import { endTogether } from './rules/identity-rules';
import { draft } from './severity';

/** What a team can rotate in a day beside its work. */
const MOST_ON_ONE_DAY = 5;

/** @returns one finding for each day, today or later, on which more entries end than can be rotated on it */
export function judgeSameEnds(declarations: readonly Declaration[], profile: Profile, today: Day): FindingDraft[] {
  const byDay = new Map<Day, Declaration[]>();
  for (const declaration of declarations) {
    const day = declaration.status === 'retired' ? undefined : declaration.expires?.value;
    if (day === undefined || !isDay(day) || day < today) continue;
    byDay.set(day, [...(byDay.get(day) ?? []), declaration]);
  }
  return [...byDay].flatMap(([day, ending]) => {
    const [first, ...others] = ending.flatMap(({ expires }) => expires?.place ?? []).sort(comparePlaces);
    if (first === undefined || ending.length <= MOST_ON_ONE_DAY) return [];
    return [
      draft(endTogether, profile, {
        message: `${ending.length} entries end on ${day}: whatever is not rotated by then turns red at once`,
        place: first,
        related: others,
        remedy: { text: 'give some of them an earlier day, a few days apart' },
      }),
    ];
  });
}
