import { dayOf, isDay } from '../../model';
import type { Day } from '../../model';

/** The last second of the year 9999: what lies behind has no date of ten characters. */
const LAST_SECOND = 253_402_300_799;

/** @param seconds since 1970 @returns the day in UTC; undefined for what is no such time */
export function dayOfSeconds(seconds: unknown): Day | undefined {
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LAST_SECOND)) return undefined;
  return dayOf(new Date(Math.floor(seconds) * 1000));
}

/**
 * @param text `2027-01-31`, `2027-01-31T10:00:00Z`, `2027-01-31T10:00:00+02:00`; without a zone it is taken for UTC
 * @returns the day in UTC; undefined for a day or time that does not exist
 */
export function dayOfText(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  const [, day = '', time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
  if (!isDay(day)) return undefined;
  return time === undefined ? day : dayOfSeconds(Date.parse(`${day}T${time}${zone ?? 'Z'}`) / 1000);
}
