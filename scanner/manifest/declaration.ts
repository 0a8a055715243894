import { addDuration } from '../model';
import type { Day, Declaration, DeclaredEvent, EventType, Place, Placed } from '../model';
import { present } from './present';
import type { Entry, Group } from './schema/entry';

/** What an entry has become, with the references as they were written. */
export interface DeclaredEntry {
  readonly declaration: Declaration;
  readonly references: NonNullable<Entry['references']>;
}

/** What an entry, or a group, takes over where it says nothing itself. */
export type Heritage = Omit<Entry, 'id' | 'references'>;

/**
 * @param defaults those of the entry's file over those of the files above it; of a group's member what the group says
 * @param group where the entry stands for many identities
 * @returns undefined where the entry has no reference that can be read: it could never match anything
 */
export function declare(
  own: Entry,
  manifest: string,
  defaults: Heritage,
  group?: Declaration['group'],
): DeclaredEntry | undefined {
  const references = own.references ?? [];
  const [first] = references;
  if (first === undefined) return undefined;
  const entry = inherit(own, defaults);
  const place: Place = own.id?.place ?? first.key.place;
  const events = (entry.events ?? []).flatMap(({ type, date, by, ref }): DeclaredEvent[] =>
    type === undefined || date === undefined ? [] : [present({ type, date, by, ref })],
  );
  const declaration = present({
    id: entry.id?.value ?? first.key.value,
    manifest,
    status: entry.status ?? 'active',
    kind: entry.kind,
    provider: entry.provider,
    owner: entry.owner,
    expires: entry.expires,
    neverBecause: entry.never_because,
    purpose: entry.purpose?.value,
    backupOwner: entry.backup_owner?.value,
    sponsor: entry.sponsor,
    environments: entry.environments,
    created: entry.created,
    credential: entry.credential?.value.type,
    storage: entry.credential?.value.storage,
    privilege: entry.privilege?.value.level,
    powers: entry.privilege && powersOf(entry.privilege.value),
    events: events.length === 0 ? undefined : events,
    review: reviewOf(entry, events),
    rotation: rotationOf(entry, events),
    revocation: entry.revocation && revocationOf(entry.revocation.value),
    approval: approvalOf(entry, events),
    incident: entry.incident && incidentOf(entry.incident.value, events),
    logging: entry.logging && present({ destination: undefined, alerting: undefined, ...entry.logging.value }),
    vendor: entry.vendor && vendorOf(entry.vendor.value),
    agent: entry.agent && agentOf(entry.agent.value),
    isTemporary: entry.lifecycle?.temporary === true ? (true as const) : undefined,
    maxConsumers: entry.max_consumers,
    compensatingControls: entry.compensating_controls?.length,
    group,
    references: references.map(({ key }) => key),
    external: entry.external ?? false,
    place,
    places: placesOf(own),
  });
  return { declaration, references };
}

/** What a map says stays, what it does not say comes from the one it inherits. */
export function inherit<T extends Heritage>(own: T, above: Heritage): T & Heritage {
  return {
    ...above,
    ...own,
    ...joined('review', own, above),
    ...joined('rotation', own, above),
    ...joined('revocation', own, above),
    ...joined('incident', own, above),
    ...joined('logging', own, above),
  };
}

type Joined = 'review' | 'rotation' | 'revocation' | 'incident' | 'logging';

function joined<K extends Joined>(key: K, own: Heritage, above: Heritage): Pick<Heritage, K> | undefined {
  const [ours, theirs]: readonly (Placed<object> | undefined)[] = [own[key], above[key]];
  if (ours === undefined || theirs === undefined) return undefined;
  // Both are of the one shape that the key has.
  return { [key]: { value: { ...theirs.value, ...ours.value }, place: ours.place } } as unknown as Pick<Heritage, K>;
}

/** @returns what the members of a group take over */
export function heritageOf(group: Group): Heritage {
  const { kind, provider, owner, expires, never_because, purpose, environments } = group;
  const { privilege, credential, review, rotation, revocation } = group;
  return present({
    ...{ kind, provider, owner, expires, never_because, purpose, environments },
    ...{ privilege, credential, review, rotation, revocation },
  });
}

type Value<K extends keyof Entry> = NonNullable<Entry[K]> extends Placed<infer T> ? T : never;

function powersOf({ scopes, resources, elevation, justification }: Value<'privilege'>): Declaration['powers'] {
  const powers = present({ scopes, resources, elevation, justification });
  return Object.keys(powers).length === 0 ? undefined : powers;
}

function reviewOf({ review }: Heritage, events: readonly DeclaredEvent[]): Declaration['review'] {
  const recorded = latest(events, 'reviewed');
  if (review === undefined) return recorded === undefined ? undefined : { last: recorded };
  const { interval, reviewer, covers } = review.value;
  const last = later(review.value.last, recorded);
  // A day that was set for the next review is over once a review took place on it or behind it.
  const planned = review.value.next;
  const isDone = planned !== undefined && last !== undefined && last >= planned;
  const next = planned === undefined || isDone ? nextOf(last, interval) : planned;
  return present({ interval, last, next, reviewer, covers });
}

function rotationOf({ rotation }: Heritage, events: readonly DeclaredEvent[]): Declaration['rotation'] {
  const recorded = latest(events, 'rotated');
  if (rotation === undefined) return recorded === undefined ? undefined : { last: recorded };
  const { interval, method, runbook } = rotation.value;
  const last = later(rotation.value.last, recorded);
  return present({ interval, method, last, next: nextOf(last, interval), runbook });
}

function revocationOf(value: Value<'revocation'>): Declaration['revocation'] {
  const { procedure, url, time_to_revoke: timeToRevoke, triggers, last_tested: lastTested } = value;
  return present({ procedure, url, timeToRevoke, triggers, lastTested });
}

function approvalOf({ approval }: Heritage, events: readonly DeclaredEvent[]): Declaration['approval'] {
  const recorded = events.findLast(({ type }) => type === 'approved');
  if (approval === undefined) return recorded && present({ by: recorded.by, date: recorded.date });
  const { by, date } = approval.value;
  return present({ by: by ?? recorded?.by, date: later(date, recorded?.date) });
}

function incidentOf(value: Value<'incident'>, events: readonly DeclaredEvent[]): Declaration['incident'] {
  const { contact, playbook, last_tested: tested, test_interval: testInterval } = value;
  return present({ contact, playbook, lastTested: later(tested, latest(events, 'tested')), testInterval });
}

function vendorOf({ name, contact, attestation, attestation_date: day }: Value<'vendor'>): Declaration['vendor'] {
  return present({ name, contact, attestation, attestationDate: day });
}

function agentOf(value: Value<'agent'>): Declaration['agent'] {
  const { autonomy, human_owner: humanOwner, permission_mode: permissionMode, decommission } = value;
  return present({ autonomy, humanOwner, permissionMode, decommission });
}

function placesOf(entry: Heritage): Declaration['places'] {
  const { purpose, backup_owner, privilege, credential, review, rotation } = entry;
  const { revocation, approval, incident, logging, vendor, agent } = entry;
  const placed = { purpose, backup_owner, privilege, credential, review, rotation };
  const all: Readonly<Record<string, Placed<unknown> | undefined>> = {
    ...placed,
    ...{ revocation, approval, incident, logging, vendor, agent },
  };
  const places = Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value.place] as const],
  );
  return places.length === 0 ? undefined : Object.fromEntries(places);
}

function latest(events: readonly DeclaredEvent[], wanted: EventType): Day | undefined {
  return events
    .filter(({ type }) => type === wanted)
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

function nextOf(last: Day | undefined, interval: string | undefined): Day | undefined {
  return last === undefined || interval === undefined ? undefined : addDuration(last, interval);
}
