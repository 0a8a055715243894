import { tripleOctaves } from './letter-triples';

/** How many letters of a word are looked for. */
const PLACES = 4;
/** Stands, ahead of fewer letters than that, for any byte. */
export const FREE = -1;

/** Letters that stand side by side in a word. */
export interface Run {
  /** PLACES numbers: a letter from 0 on, or FREE at the first or at the first two. */
  readonly letters: readonly number[];
  /** Where in the word the last one stands. */
  readonly lastAt: number;
}
/** The bucket of a word, and the letters of it that are looked for. */
export interface Placed {
  readonly bucket: number;
  readonly run: Run;
}

const ALPHABET = 26;
/** Of all letters before a pair about as many are letters as not. */
const PAIR_BONUS = 2;
/** How often a megabyte holds a triple that is not in the list, on average. */
const RARE = 2;

/** How often a megabyte of source holds two letters, and three, by the numbers of the letters. */
interface Frequencies {
  readonly pairs: Float64Array;
  readonly triples: Float64Array;
}

function sourceFrequencies(): Frequencies {
  const triples = new Float64Array(ALPHABET ** 3).fill(RARE);
  for (const [atLeast, list] of tripleOctaves)
    for (const text of list.trim().split(/\s+/))
      triples[lettersOf(text).reduce((index, letter) => index * ALPHABET + letter, 0)] = atLeast * 1.5;
  const pairs = new Float64Array(ALPHABET ** 2);
  triples.forEach((count, index) => {
    const pair = index % pairs.length;
    pairs[pair] = (pairs[pair] ?? 0) + count * PAIR_BONUS;
  });
  return { pairs, triples };
}

/** @returns 0 to 25 for each letter, something else for other characters */
function lettersOf(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0) - 97);
}

/** @returns every run of four letters in a word; of three, or two, where it has none */
function runsOf(word: string): readonly Run[] {
  for (let length = PLACES; length >= 2; length--) {
    const runs = runsOfLength(word, length);
    if (runs.length > 0) return runs;
  }
  return [];
}

/** Of three letters too: once one marker has no more, a fourth keeps nothing out that another of the bucket lets in. */
function runsOfMarker(word: string): readonly Run[] {
  return [...runsOfLength(word, PLACES), ...runsOfLength(word, PLACES - 1)];
}

function runsOfLength(word: string, length: number): readonly Run[] {
  const letters = lettersOf(word);
  const runs: Run[] = [];
  for (let end = length; end <= letters.length; end++) {
    const run = letters.slice(end - length, end);
    if (run.some((letter) => letter < 0 || letter >= ALPHABET)) continue;
    runs.push({ letters: [...new Array<number>(PLACES - length).fill(FREE), ...run], lastAt: end - 1 });
  }
  return runs;
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
  readonly runs: Run[];
  readonly buckets: number[];
  cost: number;
}

/** @returns the numbers of the bits that are set */
function bitsOf(mask: number): number[] {
  const found: number[] = [];
  for (let rest = mask; rest !== 0; rest &= rest - 1) found.push(31 - Math.clz32(rest & -rest));
  return found;
}

/** What a bucket stands for is every combination of its words' first, second, third and fourth letters. */
function candidatesAMegabyte(members: Iterable<Run>, { pairs, triples }: Frequencies): number {
  const masks = new Int32Array(PLACES);
  let free = 0; // places that some word leaves free
  for (const { letters } of members)
    for (let place = 0; place < PLACES; place++) {
      const letter = letters[place] ?? FREE;
      if (letter === FREE) free = Math.max(free, place + 1);
      else masks[place] = (masks[place] ?? 0) | (1 << letter);
    }
  const [firsts = [], seconds = [], thirds = [], fourths = []] = Array.from(masks, bitsOf);
  let sum = 0;
  for (const c of thirds) {
    if (free === 2) for (const d of fourths) sum += pairs[c * ALPHABET + d] ?? 0;
    else
      for (const b of seconds) {
        let before = 0;
        let behind = 0;
        for (const a of firsts) before += triples[(a * ALPHABET + b) * ALPHABET + c] ?? 0;
        for (const d of fourths) behind += triples[(b * ALPHABET + c) * ALPHABET + d] ?? 0;
        // as if what stands before two letters had nothing to do with what stands behind them
        sum += free === 1 ? behind : (before * behind) / (pairs[b * ALPHABET + c] ?? 1);
      }
  }
  return sum;
}

/**
 * Threshold accepting: one word at a time is moved to another bucket or run, and stays there if that costs less than a
 * threshold that falls to nothing.
 * @param options the runs of each word, those of `keywords` keywords first
 */
function search(
  options: readonly (readonly Run[])[],
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
  const runs = options.map((list) => list[0] ?? { letters: [], lastAt: 0 });
  const members = Array.from({ length: BUCKETS }, () => new Map<number, Run>());
  runs.forEach((run, word) => members[buckets[word] ?? 0]?.set(word, run));
  const cost = (bucket: number): number =>
    candidatesAMegabyte(members[bucket]?.values() ?? [], frequencies) *
    (bucket === MARKER_BUCKET ? 1 + MARKER_COST : 1);
  const costs = Array.from({ length: BUCKETS }, (_, bucket) => cost(bucket));
  const move = (word: number, from: number, to: number, run: Run): void => {
    members[from]?.delete(word);
    members[to]?.set(word, run);
    buckets[word] = to;
    runs[word] = run;
  };

  const steps = Math.min(options.length * STEPS_A_WORD, MOST_STEPS);
  for (let step = 0; step < steps; step++) {
    // nothing is left of it for the last tenth of the way, which only goes down
    const threshold = Math.max(0, 1 - step / (steps * 0.9)) ** 3 * FIRST_THRESHOLD;
    const word = random(options.length);
    const from = buckets[word] ?? 0;
    const to = word < keywords ? random(BUCKETS) : MARKER_BUCKET;
    const before = runs[word];
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
  return { runs, buckets, cost: costs.reduce((sum, each) => sum + each, 0) };
}

/**
 * Gives each word a bucket and up to four of its letters, so that a megabyte of source has as few candidates as can be.
 * Deterministic.
 * @param keywords each has two letters side by side
 * @param markers each has three
 * @returns in the order of the keywords, then of the markers
 */
export function assignBuckets(keywords: readonly string[], markers: readonly string[]): readonly Placed[] {
  const frequencies = sourceFrequencies();
  const options = [...keywords.map(runsOf), ...markers.map(runsOfMarker)];
  const found = Array.from({ length: TRIES }, (_, seed) => search(options, keywords.length, frequencies, seed));
  const best = found.reduce((least, next) => (next.cost < least.cost ? next : least));
  return best.runs.map((run, word) => ({ bucket: best.buckets[word] ?? 0, run }));
}
