/** A day, `YYYY-MM-DD` in UTC. Days compare as strings. */
export type Day = string;

const MILLISECONDS_A_DAY = 86_400_000;

/** @returns whether `text` is a day that exists in the calendar */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** @returns the UTC day of an instant */
export function dayOf(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

/** @returns days from `from` to `to`; negative where `to` is earlier */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_A_DAY);
}

/** @returns the day `days` later */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_A_DAY));
}
