import type { Detector } from '../detector';

/** A detector that may apply where one of the engine's literals stands. */
export interface Candidate {
  readonly detector: Detector;
  /** Length of the detector's own literal: the one found, or what it begins with. */
  readonly literalLength: number;
  /** Indexed by byte; undefined where any may follow. */
  readonly openingBytes: Uint8Array | undefined;
  readonly openingCount: number;
}

/** Which detectors to try at which literal; worked out when a literal is first met, for most never are. */
export class Candidates {
  readonly #literals: () => readonly string[];
  readonly #detectors: () => readonly Detector[];
  #owners: ReadonlyMap<string, readonly Detector[]> | undefined;
  readonly #known: (readonly Candidate[] | undefined)[] = [];
  readonly #others: (boolean | undefined)[] = [];
  readonly #tables = new Map<string, Uint8Array>();

  /**
   * Both are asked with the first literal: many a run meets none.
   * @param literals as the engine numbers them
   */
  constructor(literals: () => readonly string[], detectors: () => readonly Detector[]) {
    this.#literals = literals;
    this.#detectors = detectors;
  }

  /** @returns the detectors whose literal the found one begins with, those with the longest first */
  at(literal: number): readonly Candidate[] {
    return (this.#known[literal] ??= this.#beginningOf(this.#literals()[literal] ?? ''));
  }

  /** @returns whether no detector asks for this literal itself: somebody else looks for it */
  isOthers(literal: number): boolean {
    return (this.#others[literal] ??= !this.#byLiteral().has(this.#literals()[literal] ?? ''));
  }

  #byLiteral(): ReadonlyMap<string, readonly Detector[]> {
    return (this.#owners ??= byLiteral(this.#detectors()));
  }

  #beginningOf(found: string): Candidate[] {
    const candidates: Candidate[] = [];
    const owners = this.#byLiteral();
    for (let length = found.length; length >= 3; length--) {
      for (const detector of owners.get(found.slice(0, length)) ?? []) {
        candidates.push({
          detector,
          literalLength: length,
          openingBytes: detector.opening && this.#tableOf(detector.opening.characters),
          openingCount: detector.opening?.count ?? 0,
        });
      }
    }
    return candidates;
  }

  #tableOf(characters: string): Uint8Array {
    const known = this.#tables.get(characters);
    if (known) return known;
    const table = new Uint8Array(256);
    for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = 1;
    this.#tables.set(characters, table);
    return table;
  }
}

function byLiteral(detectors: readonly Detector[]): Map<string, Detector[]> {
  const owners = new Map<string, Detector[]>();
  for (const detector of detectors) {
    for (const literal of detector.literals) {
      const known = owners.get(literal);
      if (known) known.push(detector);
      else owners.set(literal, [detector]);
    }
  }
  return owners;
}

/** @param at behind the literal @returns whether what must stand there does */
export function opens({ openingBytes, openingCount }: Candidate, bytes: Uint8Array, at: number): boolean {
  if (openingBytes === undefined) return true;
  for (let i = 0; i < openingCount; i++) if (openingBytes[bytes[at + i] ?? 0] !== 1) return false;
  return true;
}
