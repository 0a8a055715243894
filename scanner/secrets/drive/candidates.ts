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

/**
 * @param literals as the engine numbers them
 * @returns for each literal the detectors to try there, those with the longest literal first
 */
export function candidatesOf(
  literals: readonly string[],
  detectors: readonly Detector[],
): readonly (readonly Candidate[])[] {
  const owners = new Map<string, Detector[]>();
  for (const detector of detectors) {
    for (const literal of detector.literals) owners.set(literal, [...(owners.get(literal) ?? []), detector]);
  }
  const tables = new Map<string, Uint8Array>();
  return literals.map((found) => {
    const candidates: Candidate[] = [];
    for (let length = found.length; length >= 3; length--) {
      for (const detector of owners.get(found.slice(0, length)) ?? []) {
        candidates.push({
          detector,
          literalLength: length,
          openingBytes: detector.opening && tableOf(tables, detector.opening.characters),
          openingCount: detector.opening?.count ?? 0,
        });
      }
    }
    return candidates;
  });
}

function tableOf(tables: Map<string, Uint8Array>, characters: string): Uint8Array {
  const known = tables.get(characters);
  if (known) return known;
  const table = new Uint8Array(256);
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = 1;
  tables.set(characters, table);
  return table;
}

/** @param at behind the literal @returns whether what must stand there does */
export function opens({ openingBytes, openingCount }: Candidate, bytes: Uint8Array, at: number): boolean {
  if (openingBytes === undefined) return true;
  for (let i = 0; i < openingCount; i++) if (openingBytes[bytes[at + i] ?? 0] !== 1) return false;
  return true;
}
