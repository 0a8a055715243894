import { isDay } from '../../model';
import { quoted } from './entry-lines';

/** What a manifest says in one value, or in a short list of words. */
export type ScalarValue = SingleValue | readonly string[];

type SingleValue = string | number | boolean;

/** Owners begin with an `@` so often that all of them stand in quotes. */
const OWNER_KEYS: ReadonlySet<string> = new Set([
  'owner',
  'backup_owner',
  'sponsor',
  'reviewer',
  'by',
  'approved_by',
  'human_owner',
  'backup',
  'contact',
]);

/** Words that some reader of YAML takes for something else than text. */
const OTHER_TYPES: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/**
 * @param key that the value stands behind
 * @returns the value as it is written: days, durations and single words bare, all other text in double quotes, a list in
 *          brackets
 */
export function scalarText(key: string, value: ScalarValue): string {
  if (typeof value === 'string') return isBare(key, value) ? value : quoted(value);
  if (typeof value !== 'object') return String(value);
  return `[${value.map((word) => scalarText(key, word)).join(', ')}]`;
}

function isBare(key: string, value: string): boolean {
  if (OWNER_KEYS.has(key)) return false;
  if (isDay(value) || /^\d{1,5}(?:[hdwy]|mo)$/.test(value)) return true;
  return /^[a-z][a-z0-9_-]*$/.test(value) && !OTHER_TYPES.has(value);
}
