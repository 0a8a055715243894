import { tripleOctaves } from './letter-triples';

/** Three letters side by side in a word, as numbers from 0; with a first one of FREE, two letters behind any byte. */
export interface Triple {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  /** Where in the word the third letter stands. */
  readonly thirdAt: number;
}
/** The bucket of a word, and the letters of it that are looked for. */
export interface Placed {
  readonly bucket: number;
  readonly triple: Triple;
}

export const FREE = -1;
const LETTERS = 26;
/** Of all letters before a pair about as many are letters as not. */
const PAIR_BONUS = 2;
/** How often a megabyte holds a triple that is not in the list, on average. */
const RARE = 2;

/** How often a megabyte of source holds three letters, and two. */
interface Frequencies {
  readonly triples: Float64Array;
  readonly pairs: Float64Array;
}

function sourceFrequencies(): Frequencies {
  const triples = new Float64Array(LETTERS ** 3).fill(RARE);
  for (const [atLeast, list] of tripleOctaves)
    for (const text of list.trim().split(/\s+/)) {
      const [first, second, third] = letters(text);
      triples[((first ?? 0) * LETTERS + (second ?? 0)) * LETTERS + (third ?? 0)] = atLeast * 1.5;
    }
  const pairs = new Float64Array(LETTERS ** 2);
  triples.forEach(
    (count, index) => (pairs[index % pairs.length] = (pairs[index % pairs.length] ?? 0) + count * PAIR_BONUS),
  );
  return { triples, pairs };
}

/** @returns 0 to 25 for each letter, something else for other characters */
function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0) - 97);
}

/** @returns every triple of a word; the pairs, with a free first place, where it has none */
function triplesOf(word: string): readonly Triple[] {
  const code = letters(word);
  const isLetter = (index: number): boolean => (code[index] ?? FREE) >= 0 && (code[index] ?? FREE) < LETTERS;
  const found: Triple[] = [];
  for (const width of [3, 2]) {
    for (let thirdAt = width - 1; thirdAt < word.length; thirdAt++) {
      if (!isLetter(thirdAt) || !isLetter(thirdAt - 1) || (width === 3 && !isLetter(thirdAt - 2))) continue;
      const first = width === 3 ? (code[thirdAt - 2] ?? 0) : FREE;
      found.push({ first, second: code[thirdAt - 1] ?? 0, third: code[thirdAt] ?? 0, thirdAt });
    }
    if (found.length > 0) break;
  }
  return found;
}

const BUCKETS = 8;
/** The bucket of all markers: its bit is a byte's sign, the cheapest one to ask for. Keywords may share it. */
const MARKER_BUCKET = 7;
/** What a candidate of that bucket costs more than another: it is looked at as marker and as keyword. */
const MARKER_COST = 1;

/** Steps of the search for each word; more found nothing better. */
const STEPS_A_WORD = 1000;
const MOST_STEPS = 80_000;
/** Candidates a megabyte by which a step may at first make things worse. */
const FIRST_THRESHOLD = 2000;
/** Searches, of which the best counts. */
const TRIES = 3;

/** Letters of each word, and the bucket each is in. */
interface Arrangement {
  readonly triples: Triple[];
  readonly buckets: number[];
  cost: number;
}

/** @returns the letters whose bits are set */
function lettersIn(bits: number): number[] {
  const found: number[] = [];
  for (let rest = bits; rest !== 0; rest &= rest - 1) found.push(31 - Math.clz32(rest & -rest));
  return found;
}

/** What a bucket stands for is every combination of its words' first, second and third letters. */
function candidatesAMegabyte(members: Iterable<Triple>, { triples, pairs }: Frequencies): number {
  let [firsts, seconds, thirds, isFree] = [0, 0, 0, false];
  for (const { first, second, third } of members) {
    if (first === FREE) isFree = true;
    else firsts |= 1 << first;
    seconds |= 1 << second;
    thirds |= 1 << third;
  }
  const [xs, ys, zs] = [lettersIn(firsts), lettersIn(seconds), lettersIn(thirds)];
  let sum = 0;
  for (const y of ys)
    for (const z of zs) {
      if (isFree) sum += pairs[y * LETTERS + z] ?? 0;
      else for (const x of xs) sum += triples[(x * LETTERS + y) * LETTERS + z] ?? 0;
    }
  return sum;
}

/**
 * Threshold accepting: one word at a time is moved to another bucket or triple, and stays there if that costs less than a
 * threshold that falls to nothing.
 * @param options the triples of each word, those of `keywords` keywords first
 */
function search(
  options: readonly (readonly Triple[])[],
  keywords: number,
  frequencies: Frequencies,
  seed: number,
): Arrangement {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const buckets = options.map((_, word) => (word < keywords ? word % BUCKETS : MARKER_BUCKET));
  const triples = options.map((list) => list[0] ?? { first: 0, second: 0, third: 0, thirdAt: 0 });
  const members = Array.from({ length: BUCKETS }, () => new Map<number, Triple>());
  triples.forEach((triple, word) => members[buckets[word] ?? 0]?.set(word, triple));
  const cost = (bucket: number): number =>
    candidatesAMegabyte(members[bucket]?.values() ?? [], frequencies) *
    (bucket === MARKER_BUCKET ? 1 + MARKER_COST : 1);
  const costs = Array.from({ length: BUCKETS }, (_, bucket) => cost(bucket));
  const move = (word: number, from: number, to: number, triple: Triple): void => {
    members[from]?.delete(word);
    members[to]?.set(word, triple);
    buckets[word] = to;
    triples[word] = triple;
  };

  const steps = Math.min(options.length * STEPS_A_WORD, MOST_STEPS);
  for (let step = 0; step < steps; step++) {
    // nothing is left of it for the last tenth of the way, which only goes down
    const threshold = Math.max(0, 1 - step / (steps * 0.9)) ** 3 * FIRST_THRESHOLD;
    const word = random(options.length);
    const from = buckets[word] ?? 0;
    const to = word < keywords ? random(BUCKETS) : MARKER_BUCKET;
    const before = triples[word];
    const after = options[word]?.[random(options[word].length)];
    if (before === undefined || after === undefined) continue;
    move(word, from, to, after);
    const fromCost = cost(from);
    const toCost = from === to ? fromCost : cost(to);
    const more = fromCost - (costs[from] ?? 0) + (from === to ? 0 : toCost - (costs[to] ?? 0));
    if (more <= threshold) {
      costs[from] = fromCost;
      costs[to] = toCost;
    } else move(word, to, from, before);
  }
  return { triples, buckets, cost: costs.reduce((sum, each) => sum + each, 0) };
}

/**
 * Gives each word a bucket and three of its letters, so that a megabyte of source has as few candidates as can be.
 * Deterministic.
 * @param keywords each has a triple or a pair
 * @param markers each has a triple
 * @returns in the order of the keywords, then of the markers
 */
export function assignBuckets(keywords: readonly string[], markers: readonly string[]): readonly Placed[] {
  const frequencies = sourceFrequencies();
  const options = [...keywords, ...markers].map(triplesOf);
  const found = Array.from({ length: TRIES }, (_, seed) => search(options, keywords.length, frequencies, seed));
  const best = found.reduce((least, next) => (next.cost < least.cost ? next : least));
  return best.triples.map((triple, word) => ({ bucket: best.buckets[word] ?? 0, triple }));
}
