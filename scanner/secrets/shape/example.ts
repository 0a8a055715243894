import type { Random } from '../detector';
import type { Piece } from './piece';
import { isRun } from './piece';

/**
 * @param length which end of every range to take
 * @returns a token of that form, random where the form leaves it open
 */
export function exampleOf(pieces: readonly Piece[], random: Random, length: 'min' | 'max'): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if (!isRun(piece)) return (length === 'min' ? piece.anyOf[0] : piece.anyOf.at(-1)) ?? '';
      return random.pick(piece.of.characters, piece[length]);
    })
    .join('');
}

/** @returns the pieces with the last run one character too short; undefined where no run is long enough for it to matter */
export function shortened(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const at = pieces.findLastIndex((piece) => isRun(piece) && piece.min > 1);
  const piece = pieces[at];
  if (!isRun(piece)) return undefined;
  return pieces.with(at, { of: piece.of, min: piece.min - 1, max: piece.min - 1 });
}
