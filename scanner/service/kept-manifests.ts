import type { ManifestSet } from '../manifest';
import { UnreadableError } from '../model';
import type { Snapshot } from '../model';

/** Whether something that was looked at is still as it was. */
type StillSame = (snapshot: Snapshot) => boolean;

/** Reads manifests anew only where what was looked at to read them has changed: most edits are of other files. */
export class KeptManifests {
  #kept: { readonly manifests: ManifestSet; readonly looks: readonly StillSame[] } | undefined;

  /** @param load reads them from the snapshot that it is given, and from nothing else that may change */
  of(snapshot: Snapshot, load: (snapshot: Snapshot) => ManifestSet): ManifestSet {
    const kept = this.#kept;
    if (kept?.looks.every((isSame) => isSame(snapshot)) === true) return kept.manifests;
    const looks: StillSame[] = [];
    const manifests = load(watched(snapshot, looks));
    this.#kept = { manifests, looks };
    return manifests;
  }
}

/** @param looks filled with what is looked at */
function watched(snapshot: Snapshot, looks: StillSame[]): Snapshot {
  const list = (look: (at: Snapshot) => readonly string[]): readonly string[] => {
    const seen = look(snapshot);
    looks.push((now) => areSame(seen, look(now)));
    return seen;
  };
  return {
    ...snapshot,
    read(path) {
      const seen = readAt(snapshot, path);
      looks.push((now) => !(seen instanceof UnreadableError) && readAt(now, path) === seen);
      if (seen instanceof UnreadableError) throw seen;
      return seen;
    },
    find: (names) => list((at) => at.find(names)),
    files: () => list((at) => at.files()),
    kindAt(path) {
      const seen = snapshot.kindAt?.(path);
      looks.push((now) => now.kindAt?.(path) === seen);
      return seen;
    },
    isIgnored(path) {
      const seen = snapshot.isIgnored?.(path) === true;
      looks.push((now) => (now.isIgnored?.(path) === true) === seen);
      return seen;
    },
  };
}

function readAt(snapshot: Snapshot, path: string): string | undefined | UnreadableError {
  try {
    return snapshot.read(path);
  } catch (error) {
    if (error instanceof UnreadableError) return error;
    throw error;
  }
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((each, at) => each === b[at]));
}
