import { identitySources } from '../identities';
import type { IdentityReading, Snapshot } from '../model';
import { isProgramFile } from './program-file';
import type { DocumentReading } from './read-document';

/** @returns the systems of which every use in a repository is found */
export function knownSystems(): readonly string[] {
  return identitySources.flatMap((source) => source.systems);
}

/**
 * @param alsoPrograms those that may name one too: most do not, which only reading them tells
 * @returns whether any identity source reads this path
 */
export function namesIdentities(path: string, alsoPrograms = false): boolean {
  if (alsoPrograms && identitySources.some(({ programs }) => programs?.claims(path) === true)) return true;
  return !isProgramFile(path) && identitySources.some((source) => source.claims(path));
}

/**
 * Joins what the documents say on their own.
 * @param snapshot where a source looks up further files, such as a reusable workflow outside the documents
 */
export function resolveIdentities(readings: readonly DocumentReading[], snapshot: Snapshot): IdentityReading {
  if (readings.every(({ fragments }) => fragments.size === 0)) return { references: [], notes: [] };
  const resolved = identitySources.map((source): IdentityReading => {
    const fragments = new Map<string, unknown>();
    for (const { path, fragments: kept } of readings) if (kept.has(source.id)) fragments.set(path, kept.get(source.id));
    if (fragments.size === 0) return { references: [], notes: [] };
    const consult = (path: string): unknown => {
      const mayRead = source.claims(path) || source.consults?.(path) === true;
      const text = mayRead ? snapshot.read(path) : undefined;
      return text === undefined ? undefined : source.read(path, text);
    };
    const claimed = (): readonly string[] => {
      const paths = snapshot.files().filter((path) => source.claims(path));
      const others = paths.filter((path) => !fragments.has(path));
      if (others.length > 0) snapshot.willRead?.(others);
      return paths;
    };
    return source.resolve(fragments, consult, claimed);
  });
  return {
    references: resolved.flatMap((reading) => reading.references),
    notes: resolved.flatMap((reading) => reading.notes),
  };
}
