import { addDays, dayOf } from './day';
import type { Day } from './day';

/** As nhi.yaml writes them: minutes have no letter of their own, `m` might be a month. */
const DURATION = /^(\d{1,5})([hdwy]|mo)$/;
const DAYS_A_WEEK = 7;
const HOURS_A_DAY = 24;
const MONTHS_A_YEAR = 12;

/** @returns whether the text is a number and `h`, `d`, `w`, `mo` or `y` */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/**
 * @param duration `90d`, `2w`, `6mo`, `1y`; hours count as the days they begin
 * @returns the day that much later: a month that is too short ends on its last day; undefined where it is no duration
 */
export function addDuration(day: Day, duration: string): Day | undefined {
  const [, digits, unit] = DURATION.exec(duration) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  if (unit === 'h') return addDays(day, Math.ceil(number / HOURS_A_DAY));
  if (unit === 'd') return addDays(day, number);
  if (unit === 'w') return addDays(day, number * DAYS_A_WEEK);
  return addMonths(day, unit === 'y' ? number * MONTHS_A_YEAR : number);
}

function addMonths(day: Day, months: number): Day | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
  // The calendar of `Day` has years of four digits.
  return later.getUTCFullYear() > 9999 ? undefined : dayOf(later);
}
