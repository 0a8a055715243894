import { isMap, isScalar, isSeq } from 'yaml';
import type { YAMLMap, YAMLSeq } from 'yaml';
import { UsageError } from '../../model';
import { isData } from './edited';
import type { Data } from './edited';
import { pairOf } from './pair';

/** An entry as it is written. */
interface WrittenEntry {
  readonly list: YAMLSeq;
  readonly index: number;
  readonly map: YAMLMap;
}

/**
 * @param id of the entry; of one without an id its first key
 * @throws UsageError where no entry has it, or several
 */
export function findEntry(map: YAMLMap, id: string): WrittenEntry {
  const list = pairOf(map, 'identities')?.value;
  const found = (isSeq(list) ? list.items : []).flatMap((item, index): WrittenEntry[] =>
    isSeq(list) && isMap(item) && idOf(item) === id ? [{ list, index, map: item }] : [],
  );
  const [entry, ...others] = found;
  if (entry === undefined) throw new UsageError(`no entry of this manifest has the id ${id}`);
  if (others.length > 0) throw new UsageError(`several entries of this manifest have the id ${id}; rename all but one`);
  return entry;
}

/** @returns the ids that are taken */
export function idsIn(map: YAMLMap): ReadonlySet<string> {
  const list = pairOf(map, 'identities')?.value;
  return new Set((isSeq(list) ? list.items : []).flatMap((item) => (isMap(item) ? (idOf(item) ?? []) : [])));
}

function idOf(entry: YAMLMap): string | undefined {
  const id = entry.get('id');
  if (typeof id === 'string') return id;
  const references = pairOf(entry, 'references')?.value;
  const first = isSeq(references) ? references.items[0] : undefined;
  const key = isMap(first) ? first.get('key') : isScalar(first) ? first.value : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** @returns what the entry says */
export function entryData(data: Data, index: number): Data {
  const { identities } = data;
  const entry: unknown = Array.isArray(identities) ? identities[index] : undefined;
  return isData(entry) ? entry : {};
}

/** @returns the list that stands for the key, put there where it is missing */
export function listIn(data: Data, key: string): unknown[] {
  const list = data[key];
  if (Array.isArray(list)) return list;
  const fresh: unknown[] = [];
  data[key] = fresh;
  return fresh;
}
