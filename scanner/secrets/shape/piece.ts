import type { Alphabet } from './alphabet';
import { lowerHex } from './alphabet';

/** `min` to `max` characters of one alphabet. */
export interface Run {
  readonly of: Alphabet;
  readonly min: number;
  readonly max: number;
}

/** One of a few words. */
export interface Choice {
  readonly anyOf: readonly string[];
}

/** A token as its pieces in order; a string stands for itself. */
export type Piece = string | Run | Choice;

/** @param max default: exactly `min` characters */
export function run(of: Alphabet, min: number, max = min): Run {
  return { of, min, max };
}

export function choice(...anyOf: string[]): Choice {
  return { anyOf };
}

/** 8-4-4-4-12 hexadecimal digits, lower case as vendors write them. */
export const uuid: readonly Piece[] = uuidOf(lowerHex);

export function uuidOf(of: Alphabet): readonly Piece[] {
  return [run(of, 8), '-', run(of, 4), '-', run(of, 4), '-', run(of, 4), '-', run(of, 12)];
}

export function isRun(piece: Piece | undefined): piece is Run {
  return typeof piece === 'object' && 'of' in piece;
}

/** @returns the fewest and the most characters the pieces can take */
export function lengthOf(pieces: readonly Piece[]): { readonly min: number; readonly max: number } {
  let min = 0;
  let max = 0;
  for (const piece of pieces) {
    if (isRun(piece)) {
      min += piece.min;
      max += piece.max;
    } else {
      const lengths = typeof piece === 'string' ? [piece.length] : piece.anyOf.map((each) => each.length);
      min += Math.min(...lengths);
      max += Math.max(...lengths);
    }
  }
  return { min, max };
}
