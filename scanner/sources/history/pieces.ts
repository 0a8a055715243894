import type { ByteReader } from '../../model';

/**
 * @param pieces in order
 * @param openRest called for what follows the pieces, when it is asked for
 * @returns a reader over them, without joining them
 */
export function readerOfPieces(pieces: readonly Buffer[], openRest?: () => ByteReader): ByteReader {
  let index = 0;
  let at = 0;
  let rest: ByteReader | undefined;
  return {
    read(into) {
      let filled = 0;
      while (filled < into.length) {
        const piece = pieces[index];
        if (piece === undefined) break;
        const copied = piece.copy(into, filled, at);
        filled += copied;
        at += copied;
        if (at < piece.length) break;
        index++;
        at = 0;
      }
      if (filled > 0 || into.length === 0) return filled;
      rest ??= openRest?.();
      return rest?.read(into) ?? 0;
    },
    close() {
      rest?.close();
    },
  };
}
