import type { Declaration, Place } from '../model';
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
    review:
      review && present({ interval: review.interval, last: review.last, next: review.next, reviewer: review.reviewer }),
    rotation: rotation && present({ interval: rotation.interval, last: rotation.last, runbook: rotation.runbook }),
    revocation: revocation && present({ procedure: revocation.procedure, url: revocation.url }),
    references: references.map(({ key }) => key),
    external: entry.external ?? false,
    place,
  });
  return { declaration, references };
}
