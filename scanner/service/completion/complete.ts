import { isManifestName, jsonSchema } from '../../manifest';
import { addDays } from '../../model';
import type { Range } from '../../model';
import { patternOf } from '../../inventory';
import { ruleIds } from '../../policy';
import { detectors } from '../../secrets';
import { compareText } from '../../text';
import type { View } from '../view';
import { cursorAt } from './cursor';
import { knownOwners } from './owners';
import { propertiesOf, schemasAt, wordsOf } from './schema-at';

/** One thing that may be put where the cursor is. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'word' | 'owner' | 'identity' | 'day' | 'rule';
  readonly detail: string;
  /** What is replaced, and by what. */
  readonly range: Range;
  readonly text: string;
}

const OWNER_KEYS: ReadonlySet<string> = new Set([
  'owner',
  'backup_owner',
  'backup',
  'sponsor',
  'reviewer',
  'by',
  'approved_by',
  'contact',
]);
const DAY_KEYS: ReadonlySet<string> = new Set(['expires', 'until']);
/** A quarter, half a year, a year. */
const DAYS_AHEAD = [90, 180, 365];

/** @returns what may be typed there, the likeliest first; nothing outside of manifests */
export function completionsAt(view: View, path: string, offset: number): readonly Completion[] {
  const text = view.text(path);
  if (text === undefined || !isManifestName(path)) return [];
  const { above, key, typed, range, siblings } = cursorAt(text, offset);
  if (typed.includes('#')) return [];
  const put = (label: string, kind: Completion['kind'], detail: string, put = label): Completion => ({
    label,
    kind,
    detail,
    range,
    text: put,
  });
  if (key === undefined) return keysAt(above, siblings, put);
  const values = valuesOf(key, view, put);
  const isList = above.at(-1) === key;
  const schemas = schemasAt(jsonSchema(), isList ? above : [...above, key]);
  const words = wordsOf(schemas).map((word) => put(word, 'word', ''));
  // A dash begins an entry just as well as a word: then its keys come.
  return [...values, ...words, ...(isList ? keysAt(above, siblings, put) : [])];
}

type Put = (label: string, kind: Completion['kind'], detail: string, text?: string) => Completion;

function keysAt(above: readonly string[], siblings: readonly string[], put: Put): Completion[] {
  const properties = [...propertiesOf(schemasAt(jsonSchema(), above))];
  return properties
    .filter(([name]) => !siblings.includes(name))
    .map(([name, description]) => put(name, 'key', description, `${name}: `));
}

function valuesOf(key: string, view: View, put: Put): Completion[] {
  const { inventory, today } = view.result;
  if (OWNER_KEYS.has(key)) return knownOwners(view).map((owner) => put(owner, 'owner', '', quoted(owner)));
  if (DAY_KEYS.has(key)) return DAYS_AHEAD.map((days) => put(addDays(today, days), 'day', `in ${days} days`));
  if (key === 'rule') return ruleIds(detectors()).map((id) => put(id, 'rule', ''));
  if (key === 'provider') {
    const providers = inventory.map(({ provider }) => provider).filter((provider) => provider !== 'unknown');
    return [...new Set(providers)].sort(compareText).map((provider) => put(provider, 'word', ''));
  }
  if (key !== 'references' && key !== 'key') return [];
  const open = inventory.filter(({ declaration }) => declaration === undefined);
  const ordered = [...open].sort((a, b) => Number(b.state === 'undeclared') - Number(a.state === 'undeclared'));
  return ordered.map(({ id, state, references }) => {
    const pattern = patternOf(id);
    const where = references[0]?.place.path ?? '';
    return put(pattern, 'identity', `${state === 'undeclared' ? 'undeclared' : 'found'} in ${where}`, quoted(pattern));
  });
}

/** As nhi.yaml writes owners and keys: always in quotes. */
function quoted(value: string): string {
  return JSON.stringify(value);
}
