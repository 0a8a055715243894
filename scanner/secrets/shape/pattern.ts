import type { Piece } from './piece';
import { isRun } from './piece';

/** What ends a word for a token whose last piece is fixed text. */
const AFTER_WORD = '(?![0-9A-Za-z_])';
/** A hyphen with more behind it carries the word on: `key-<32 hex>-east`. */
const AFTER_HYPHEN = '(?!-[0-9A-Za-z])';

/**
 * @param pieces of one token
 * @returns the sticky pattern for it; each piece is one bounded step, so it is linear but for the overlap of neighbours
 */
export function patternOf(pieces: readonly Piece[]): RegExp {
  return new RegExp(pieces.map(sourceOf).join('') + endOf(pieces), 'y');
}

/** @returns the pattern of a text that is those pieces and nothing else */
export function wholePatternOf(pieces: readonly Piece[]): RegExp {
  return new RegExp(`^${pieces.map(sourceOf).join('')}$`);
}

function sourceOf(piece: Piece): string {
  if (typeof piece === 'string') return escape(piece);
  if (!isRun(piece)) return `(?:${piece.anyOf.map(escape).join('|')})`;
  const count = piece.min === piece.max ? String(piece.min) : `${String(piece.min)},${String(piece.max)}`;
  return `[${piece.of.inClass}]{${count}}`;
}

/** The token must not go on: its own alphabet, a word character or a hyphenated word would make it another thing. */
function endOf(pieces: readonly Piece[]): string {
  const last = pieces.at(-1);
  const own = isRun(last) ? `(?![${last.of.inClass}])` : '';
  return own + AFTER_WORD + AFTER_HYPHEN;
}

function escape(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
