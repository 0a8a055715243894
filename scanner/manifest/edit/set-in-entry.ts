import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import { entry as entryShape } from '../schema/entry';
import { edited, isData } from './edited';
import type { Data } from './edited';
import { entryData, findEntry } from './find-entry';
import type { TextChange } from './insertion';
import { pairOf } from './pair';
import { addPair, removeKey, setKey, setValue } from './map-keys';
import { scalarText } from './scalar-text';
import type { ScalarValue } from './scalar-text';

/**
 * Values of one entry by key, the keys of a map in it with a dot: `{ owner: '@acme/web', 'rotation.last': '2027-01-31' }`.
 * `null` takes the key away.
 */
export type EntryValues = Readonly<Record<string, ScalarValue | null>>;

const ENTRY_ORDER = Object.keys(entryShape.fields);

/** What a short form such as `review: 90d` stands for. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  review: 'interval',
  rotation: 'interval',
  revocation: 'procedure',
  privilege: 'level',
  credential: 'type',
};

/**
 * Sets, replaces or takes away single values of entries; comments, order and quotes stay.
 * @param text of the manifest that holds the entries
 * @param values by the entry's id
 * @returns the new text
 * @throws UsageError where there is no such entry, the file is broken or would not take the values (a day that does not
 *         exist), or it is laid out so that it cannot be done
 */
export function setInEntries(text: string, values: ReadonlyMap<string, EntryValues>): string {
  const wanted = [...values].map(([id, each]) => ({ id, values: Object.entries(each) }));
  const rounds = Math.max(0, ...wanted.map((entry) => entry.values.length));
  let result = text;
  // Two values of one entry may have to go to one place, so each round takes one of every entry.
  for (let round = 0; round < rounds; round++) {
    result = edited(result, (before, map, data) =>
      wanted.flatMap((entry) => {
        const [path, value] = entry.values[round] ?? [];
        if (path === undefined || value === undefined) return [];
        const written = findEntry(map, entry.id);
        const keys = path.split('.');
        setData(entryData(data, written.index), keys, value);
        return changeAt(before, written.map, keys, value, ENTRY_ORDER);
      }),
    );
  }
  return result;
}

/** `setInEntries` for one entry. */
export function setInEntry(text: string, id: string, values: EntryValues): string {
  return setInEntries(text, new Map([[id, values]]));
}

function changeAt(
  text: string,
  map: YAMLMap,
  [key = '', ...rest]: readonly string[],
  value: ScalarValue | null,
  order: readonly string[],
): readonly TextChange[] {
  if (rest.length === 0) return value === null ? removeKey(text, map, key) : setKey(text, map, key, value, order);
  const inner = rest.join('.');
  const pair = pairOf(map, key);
  if (isMap(pair?.value)) return changeAt(text, pair.value, rest, value, []);
  if (value === null) return [];
  const item = `${inner}: ${scalarText(inner, value)}`;
  if (pair === undefined) return addPair(text, map, key, `${key}: { ${item} }`, order);
  const short = isScalar(pair.value) && pair.value.value !== null ? pair.value.source : undefined;
  const long = SHORT_FORMS[key];
  if (short === undefined || long === undefined) return setValue(text, pair, `{ ${item} }`);
  if (inner === long) return setValue(text, pair, scalarText(inner, value), value);
  return setValue(text, pair, `{ ${long}: ${scalarText(long, short)}, ${item} }`);
}

function setData(data: Data, [key = '', ...rest]: readonly string[], value: ScalarValue | null): void {
  if (rest.length === 0) {
    if (value === null) Reflect.deleteProperty(data, key);
    else data[key] = value;
    return;
  }
  const held = data[key];
  const long = SHORT_FORMS[key];
  if (isData(held)) setData(held, rest, value);
  else if (value === null) return;
  else if (typeof held === 'string' && long !== undefined)
    data[key] = rest[0] === long ? value : { [long]: held, [rest[0] ?? '']: value };
  else data[key] = { [rest[0] ?? '']: value };
}
