import type { IdentityReading, IdentitySource } from '../model';

/** A source of which every file says all on its own. */
interface PlainSource {
  readonly id: string;
  readonly systems: readonly string[];
  readonly claims: (path: string) => boolean;
  readonly read: (path: string, text: string, met?: readonly string[]) => IdentityReading;
}

/** @returns a source that joins what its files say; fragments are kept by path and blob */
export function plainSource({ id, systems, claims, read }: PlainSource): IdentitySource<IdentityReading> {
  return {
    id,
    systems,
    claims,
    read(path, text, met) {
      const reading = read(path, text, met);
      return reading.references.length + reading.notes.length === 0 ? NOTHING_READ : reading;
    },
    resolve(fragments) {
      const readings = [...fragments.values()];
      return {
        references: readings.flatMap(({ references }) => references),
        notes: readings.flatMap(({ notes }) => notes),
      };
    },
  };
}

/** Of a file that says nothing: nobody need keep it. */
export const NOTHING_READ: IdentityReading = { references: [], notes: [] };
