import { joinInventory } from '../inventory';
import type { ManifestSet } from '../manifest';
import type { Document, GovernedIdentity, IdentityNote, Snapshot, Waiver } from '../model';
import { knownSystems, namesIdentities, readDocuments, resolveIdentities, textDocument } from '../reading';
import type { DocumentReading, Readings } from '../reading';
import type { SecretScanner } from '../secrets';
import { countSubjects } from './counts';
import type { Counts } from './counts';

/** One side of a change: its changed files as they are there, and what was made of them. */
export interface Side {
  readonly read: Readings;
  readonly readings: readonly DocumentReading[];
  readonly notes: readonly IdentityNote[];
  /** Registered ones of all manifests, inline ones of the changed files. */
  readonly waivers: readonly Waiver[];
  readonly inventory: readonly GovernedIdentity[];
  readonly manifests: ManifestSet;
  readonly counts: Counts;
}

export interface SideOptions {
  readonly secretScanner: SecretScanner;
  /** A manifest changes, so that entries come and go for files that stay: all files that name identities are read. */
  readonly isWhole: boolean;
  /** Of those also the programs, of which an entry may be about any. */
  readonly alsoPrograms: boolean;
}

/** @param documents the changed files as they are on this side */
export function readSide(
  documents: readonly Document[],
  snapshot: Snapshot,
  manifests: ManifestSet,
  { secretScanner, isWhole, alsoPrograms }: SideOptions,
): Side {
  const read = readDocuments(documents, { secretScanner, settings: manifests.scan });
  const readings = read.told;
  const { references, notes } = resolveIdentities(readings, snapshot);
  const others = isWhole ? untouched(documents, snapshot, secretScanner, alsoPrograms) : [];
  const all = isWhole ? resolveIdentities([...readings, ...others], snapshot).references : references;
  const { profile } = manifests.policy;
  return {
    read,
    readings,
    manifests,
    notes,
    waivers: [...manifests.waivers, ...readings.flatMap((reading) => reading.waivers)],
    inventory: joinInventory(all, manifests, { extent: 'partial', profile, systems: knownSystems() }),
    counts: countSubjects(readings, references),
  };
}

/** What the change leaves as it is and what names identities; secrets in it are nobody's concern here. */
function untouched(
  changed: readonly Document[],
  snapshot: Snapshot,
  secretScanner: SecretScanner,
  alsoPrograms: boolean,
): readonly DocumentReading[] {
  const known = new Set(changed.map(({ path }) => path));
  const paths = snapshot.files().filter((path) => !known.has(path) && namesIdentities(path, alsoPrograms));
  snapshot.willRead?.(paths);
  const documents = paths.map((path) => textDocument(path, snapshot));
  return readDocuments(documents, { secretScanner, settings: undefined }).told;
}
