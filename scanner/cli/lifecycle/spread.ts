import { addDays, addDuration, daysBetween, UsageError } from '../../model';
import type { Day } from '../../model';
import { lastGiven } from '../arguments';
import type { Call } from '../arguments';

/**
 * @param expires the last of the ends
 * @returns over how many days before it the call wants them spread; 0 where it does not say
 * @throws UsageError where the days reach back before tomorrow
 */
export function spreadDays(call: Call, today: Day, expires: Day): number {
  const given = lastGiven(call, 'spread');
  if (given === undefined) return 0;
  const days = daysBetween(today, addDuration(today, given) ?? today);
  if (addDays(expires, -days) <= today) {
    throw new UsageError(`--spread ${given} reaches back from ${expires} to before tomorrow: give a later --expires`);
  }
  return days;
}

/** @returns that many ends, ascending: the last on `expires`, the others evenly on the days before */
export function spreadEnds(count: number, expires: Day, days: number): Day[] {
  const last = count - 1;
  return Array.from({ length: count }, (_, index) =>
    addDays(expires, last === 0 ? 0 : -Math.round((days * (last - index)) / last)),
  );
}
