import { addDuration, daysBetween, isDay, isDuration, UsageError } from '../../model';
import type { Day } from '../../model';

/** Days from today, for an end that nobody has thought about: a quarter. */
export const SUGGESTED_DAYS = 90;

/** An end as an entry says it. */
export interface End {
  /** A day, or `never`. */
  readonly expires: string;
  readonly neverBecause?: string;
}

export interface EndLimits {
  readonly today: Day;
  /** How far ahead an end may be that nobody explains, in days. */
  readonly maxDays: number;
  /** Why there is none, or one that is far away. */
  readonly neverBecause?: string | undefined;
}

/**
 * @param given a day, a duration from today on, or `never`
 * @throws UsageError where it is none of them, past, or so far away that it needs a reason
 */
export function readEnd(given: string, { today, maxDays, neverBecause }: EndLimits): End {
  const expires = given === 'never' ? given : isDay(given) ? given : addDuration(today, given);
  if (expires === undefined) {
    const what = isDuration(given) ? 'lies beyond the calendar' : 'is no end: write a day (2027-01-31), 90d or never';
    throw new UsageError(`"${given}" ${what}`);
  }
  const reason = neverBecause === undefined ? {} : { neverBecause };
  if (expires === 'never') {
    if (neverBecause === undefined) throw new UsageError('what never ends needs a reason: --never-because "..."');
    return { expires, ...reason };
  }
  if (expires < today) throw new UsageError(`${expires} is past: it would be expired at once`);
  if (daysBetween(today, expires) > maxDays && neverBecause === undefined) {
    throw new UsageError(`${expires} is more than ${maxDays} days ahead, which needs a reason: --never-because "..."`);
  }
  return { expires, ...reason };
}
