import type { YAMLMap } from 'yaml';
import type { Day, EventType } from '../../model';
import { edited } from './edited';
import { quoted } from './entry-lines';
import { entryData, findEntry, listIn } from './find-entry';
import { columnOf } from './insertion';
import { addToList } from './list-items';
import { rangeOf } from '../shape/reading';
import { removeItem } from './remove-item';
import { scalarText } from './scalar-text';
import { setInEntry } from './set-in-entry';

/** Something that was done with an identity. */
export interface NewEvent {
  readonly type: EventType;
  readonly date: Day;
  readonly by?: string;
  /** Where the record is. */
  readonly ref?: string;
  readonly notes?: string;
}

/** What a proposed entry may lack. */
export interface Acceptance {
  readonly owner?: string;
  /** A day, or `never`. */
  readonly expires?: string;
  readonly neverBecause?: string;
}

/**
 * Makes a proposed entry an accepted one.
 * @param values what it lacked; what is absent stays as it is written
 * @throws UsageError as `setInEntries` does
 */
export function acceptEntry(text: string, id: string, { owner, expires, neverBecause }: Acceptance): string {
  return setInEntry(text, id, {
    status: null,
    ...(owner === undefined ? {} : { owner }),
    ...(expires === undefined ? {} : { expires }),
    ...(neverBecause === undefined ? {} : { never_because: neverBecause }),
  });
}

/**
 * Says of an entry that what it names is out of use.
 * @param event of its revocation, recorded where it is given
 * @throws UsageError as `setInEntries` does
 */
export function retireEntry(text: string, id: string, event?: Omit<NewEvent, 'type'>): string {
  const retired = setInEntry(text, id, { status: 'retired' });
  return event === undefined ? retired : appendEvent(retired, id, { ...event, type: 'revoked' });
}

/**
 * Adds a key to those by which an entry is found; one that is there already changes nothing.
 * @throws UsageError as `setInEntries` does
 */
export function attachKey(text: string, id: string, key: string): string {
  return edited(text, (before, root, data) => {
    const { map, index } = findEntry(root, id);
    const references = listIn(entryData(data, index), 'references');
    if (references.includes(key)) return [];
    references.push(key);
    return addToList(
      before,
      map,
      'references',
      { lines: (indent) => [`${indent}- ${quoted(key)}`], flow: quoted(key) },
      indentOf(before, map),
    );
  });
}

/**
 * Records what was done with an identity, behind what is recorded already.
 * @throws UsageError as `setInEntries` does
 */
export function appendEvent(text: string, id: string, event: NewEvent): string {
  const { type, date, by, ref, notes } = event;
  const pairs = Object.entries({ type, date, by, ref, notes }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const flow = `{ ${pairs.map(([key, value]) => `${key}: ${scalarText(key, value)}`).join(', ')} }`;
  return edited(text, (before, root, data) => {
    const { map, index } = findEntry(root, id);
    listIn(entryData(data, index), 'events').push(Object.fromEntries(pairs));
    return addToList(before, map, 'events', { lines: (indent) => [`${indent}- ${flow}`], flow }, indentOf(before, map));
  });
}

/**
 * Takes an entry away, and the comment above it where that is about no other one.
 * @throws UsageError as `setInEntries` does
 */
export function removeEntry(text: string, id: string): string {
  return edited(text, (before, root, data) => {
    const { list, index } = findEntry(root, id);
    listIn(data, 'identities').splice(index, 1);
    return removeItem(before, list, index);
  });
}

function indentOf(text: string, map: YAMLMap): string {
  return ' '.repeat(columnOf(text, rangeOf(map).start));
}
