import type { Detector, Example, Random } from './detector';
import type { Checksum } from './checksums';
import { checks, signed } from './checksums';
import type { Piece } from './shape';
import { exampleOf, isRun, lengthOf, patternOf, shortened } from './shape';

/** No token is longer than what the engine keeps behind a hit. */
const LONGEST_REACH_BYTES = 8000;
/** Enough to throw out what merely begins alike. */
const OPENING_CHARACTERS = 12;
/** A run that may be longer than this has no upper end worth a counter-example. */
const OPEN_ENDED = 1000;
/** What a pattern needs behind the longest token to see that it ends there. */
const LOOKAHEAD_BYTES = 2;

/** The plain case: a token that is a few pieces in a row, the first of them a fixed prefix. */
export interface Token extends Omit<Detector, 'literals' | 'shape' | 'reach' | 'opening' | 'checksum' | 'examples'> {
  /** Begins with a fixed text (or a choice of them) of three characters or more. */
  readonly pieces: readonly Piece[];
  /** Where random pieces are not enough to be accepted. Default: made of the pieces. */
  readonly examples?: Detector['examples'];
  /** Default: the first piece. */
  readonly literals?: readonly string[];
  readonly checksum?: Checksum;
}

/**
 * Makes a detector of a token's pieces: its literals, its pattern, and examples of the shortest and longest form; one that is
 * too short and one that runs on are its counter-examples.
 */
export function token(facts: Token): Detector {
  const { pieces, literals, checksum, examples, ...rest } = facts;
  const opening = literals === undefined ? openingOf(pieces) : undefined;
  return {
    ...rest,
    literals: literals ?? literalsOf(pieces),
    shape: () => patternOf(pieces),
    reach: Math.min(lengthOf(pieces).max + LOOKAHEAD_BYTES, LONGEST_REACH_BYTES),
    ...(opening && { opening }),
    ...(checksum && { checksum: checks(checksum) }),
    examples: examples ?? { positive: positives(facts), negative: negatives(facts) },
  };
}

function literalsOf(pieces: readonly Piece[]): readonly string[] {
  const [first] = pieces;
  if (typeof first === 'string') return [first];
  return first === undefined || isRun(first) ? [] : first.anyOf;
}

function openingOf(pieces: readonly Piece[]): Detector['opening'] {
  const second = pieces[1];
  if (!isRun(second)) return undefined;
  return { characters: second.of.characters, count: Math.min(second.min, OPENING_CHARACTERS) };
}

/** Forms without an upper end are shown at twice their least length. */
function bounded(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => (isRun(piece) ? { ...piece, max: Math.min(piece.max, piece.min * 2 + 20) } : piece));
}

/** What stands around an example of a form that only counts beside its vendor's name. */
function neighbour(near: Token['near']): { before: string; after: string } {
  return near?.[0] === undefined ? { before: '', after: '' } : { before: `${near[0]}_key = "`, after: '"' };
}

function positives({ pieces, checksum, near }: Token): readonly ((random: Random) => Example)[] {
  return (['min', 'max'] as const).map((length) => (random) => {
    const secret = exampleOf(bounded(pieces), random, length);
    return { ...neighbour(near), secret: checksum ? signed(checksum, secret) : secret };
  });
}

function negatives({ pieces, near }: Token): readonly ((random: Random) => string)[] {
  const { before, after } = neighbour(near);
  const texts: ((random: Random) => string)[] = [];
  const short = shortened(pieces);
  if (short) texts.push((random) => before + exampleOf(bounded(short), random, 'min') + after);
  const last = pieces.at(-1);
  if (!isRun(last)) texts.push((random) => `${before}${exampleOf(bounded(pieces), random, 'max')}x${after}`);
  else if (last.max < OPEN_ENDED)
    texts.push((random) => before + runningOn(pieces, last.of.characters, random) + after);
  if (near) texts.push((random) => `value = "${exampleOf(bounded(pieces), random, 'min')}"`);
  return texts;
}

function runningOn(pieces: readonly Piece[], characters: string, random: Random): string {
  return exampleOf(pieces, random, 'max') + random.pick(characters, 1);
}
