import type { Declaration, DeclaredEvent, EventType, Place } from '../model';
import { addDuration } from '../model';
import { present } from './present';
import type { Defaults, Entry } from './schema/entry';

/** What an entry has become, with the references as they were written. */
export interface DeclaredEntry {
  readonly declaration: Declaration;
  readonly references: NonNullable<Entry['references']>;
}

/**
 * @param defaults those of the entry's file over those of the files above it
 * @returns undefined where the entry has no reference that can be read: it could never match anything
 */
export function declare(entry: Entry, manifest: string, defaults: Defaults): DeclaredEntry | undefined {
  const references = entry.references ?? [];
  const [first] = references;
  if (first === undefined) return undefined;
  const place: Place = entry.id?.place ?? first.key.place;
  const { review = defaults.review, rotation = defaults.rotation, revocation = defaults.revocation } = entry;
  const events = (entry.events ?? []).flatMap(({ type, date, by, ref }) =>
    type === undefined || date === undefined ? [] : [present({ type, date, by, ref })],
  );
  const declaration = present({
    id: entry.id?.value ?? first.key.value,
    manifest,
    status: entry.status ?? 'active',
    kind: entry.kind,
    provider: entry.provider,
    owner: entry.owner ?? defaults.owner,
    expires: entry.expires,
    neverBecause: entry.never_because,
    purpose: entry.purpose,
    credential: entry.credential?.type,
    privilege: entry.privilege?.level,
    review: reviewOf(review, events),
    rotation: rotationOf(rotation, events),
    revocation: revocation && present({ procedure: revocation.procedure, url: revocation.url }),
    events: events.length === 0 ? undefined : events,
    references: references.map(({ key }) => key),
    external: entry.external ?? false,
    place,
  });
  return { declaration, references };
}

function reviewOf(review: Entry['review'], events: readonly DeclaredEvent[]): Declaration['review'] {
  const last = latest(review?.last, events, 'reviewed');
  if (review === undefined && last === undefined) return undefined;
  const { interval, next: written, reviewer } = review ?? {};
  const isAhead = written !== undefined && (last === undefined || written > last);
  return present({ interval, last, next: isAhead ? written : after(last, interval), reviewer });
}

function rotationOf(rotation: Entry['rotation'], events: readonly DeclaredEvent[]): Declaration['rotation'] {
  const last = latest(rotation?.last, events, 'rotated');
  if (rotation === undefined && last === undefined) return undefined;
  const { interval, runbook } = rotation ?? {};
  return present({ interval, last, next: after(last, interval), runbook });
}

function latest(written: string | undefined, events: readonly DeclaredEvent[], type: EventType): string | undefined {
  const dates = events.filter((event) => event.type === type).map(({ date }) => date);
  return [...dates, ...(written === undefined ? [] : [written])].sort().at(-1);
}

function after(last: string | undefined, interval: string | undefined): string | undefined {
  return last === undefined || interval === undefined ? undefined : addDuration(last, interval);
}
