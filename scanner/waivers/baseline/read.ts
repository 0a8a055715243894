import { isDay } from '../../model';
import type { Day, Range } from '../../model';
import { BASELINE_PATH } from './format';
import type { Baseline, WrittenEntry } from './format';
import type { BaselineProblem, RawBaseline, RawMap } from './raw';
import { readLines } from './read-lines';
import { readYaml } from './read-yaml';

/** A baseline as it stands in its file. */
export interface WrittenBaseline extends Baseline {
  readonly entries: readonly WrittenEntry[];
  /** Where the end is written. */
  readonly untilRange: Range;
}

/** What a file says; broken parts are problems, never silently less. */
export interface BaselineFile {
  readonly text: string;
  /** Undefined where version, salt or end cannot be read: then no entry counts. */
  readonly baseline?: WrittenBaseline;
  readonly problems: readonly BaselineProblem[];
}

const SETTINGS = ['version', 'salt', 'until', 'entries'];
const FIELDS = ['rule', 'path', 'hmac', 'not_a_secret'];
const RULE = /^secret\/[a-z0-9][a-z0-9-]{0,99}$/;
const HMAC = /^[0-9a-f]{12}$/;
/** 16 bytes or more. */
const SALT = /^[a-z0-9+/]{22,88}={0,2}$/i;
const UPDATE = 'take the line out; nhi baseline update writes it again';

/** @returns never throws for what the text holds */
export function readBaseline(text: string): BaselineFile {
  const problems: BaselineProblem[] = [];
  const raw = readLines(text) ?? readYaml(text, problems);
  const baseline = raw && judge(raw, problems);
  return { text, problems, ...(baseline && { baseline }) };
}

type Tell = (message: string, remedy: string, range: Range) => void;

function judge(raw: RawBaseline, problems: BaselineProblem[]): WrittenBaseline | undefined {
  const tell: Tell = (message, remedy, range) => void problems.push({ message, remedy, range });
  tellUnknown(raw, SETTINGS, tell);
  const of = (key: string): { value: unknown; range: Range } =>
    raw.values.get(key) ?? { value: undefined, range: raw.range };
  const [version, salt, until] = [of('version'), of('salt'), of('until')];
  const before = problems.length;
  if (version.value !== 1) {
    tell(
      `${BASELINE_PATH} must say version: 1`,
      'write version: 1, or update nhi where the file is newer',
      version.range,
    );
  }
  if (typeof salt.value !== 'string' || !SALT.test(salt.value)) {
    tell(
      `${BASELINE_PATH} has no salt that can be read, so that no entry can be told`,
      'take the line back from git',
      salt.range,
    );
  }
  if (typeof until.value !== 'string' || !isDay(until.value)) {
    tell(`${BASELINE_PATH} has no end that can be read`, 'write until: and a day, YYYY-MM-DD', until.range);
  }
  if (raw.entries === undefined) {
    tell(`${BASELINE_PATH} has no list of entries`, 'write entries: [] where there are none', of('entries').range);
  }
  if (problems.length > before) return undefined;
  const entries = (raw.entries ?? []).flatMap((map) => entryOf(map, tell) ?? []);
  return { salt: salt.value as string, until: until.value as Day, untilRange: until.range, entries };
}

function entryOf(map: RawMap, tell: Tell): WrittenEntry | undefined {
  tellUnknown(map, FIELDS, tell);
  const { range } = map;
  const [rule, path, hmac, why] = FIELDS.map((field) => map.values.get(field)?.value);
  const nothing = (what: string): WrittenEntry | undefined => {
    tell(`This entry of the baseline ${what}, so that it excuses nothing`, UPDATE, range);
    return undefined;
  };
  if (typeof rule !== 'string' || !RULE.test(rule)) return nothing('names no rule of the family secret');
  if (typeof path !== 'string' || !isInside(path)) return nothing('names no path inside the repository');
  if (typeof hmac !== 'string' || !HMAC.test(hmac)) return nothing('has no hmac of 12 hex digits in quotes');
  if (!map.values.has('not_a_secret')) return { rule, path, hmac, range };
  if (typeof why === 'string' && why.trim() !== '') return { rule, path, hmac, notASecret: why.trim(), range };
  tell('not_a_secret says no reason here, so that it lifts no end', 'write not_a_secret: "why"', range);
  return { rule, path, hmac, range };
}

function tellUnknown(map: RawMap, known: readonly string[], tell: Tell): void {
  for (const [key, { range }] of map.values) {
    if (known.includes(key)) continue;
    tell(`"${key.slice(0, 20)}" means nothing in ${BASELINE_PATH}`, `it knows ${known.join(', ')}`, range);
  }
}

function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    !path.split('/').some((part) => part === '..' || part === '.' || part === '')
  );
}
