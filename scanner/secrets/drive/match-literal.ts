import type { Confidence } from '../../model';
import type { Window } from '../../engine';
import type { Detector, Pair, RawMatch } from '../detector';
import { isPlaceholder } from '../judgement';
import { opens } from './candidates';
import type { Candidate } from './candidates';
import { Surroundings } from './surroundings';

const DEFAULT_REACH_BYTES = 256;
const UNDERSCORE = 0x5f;
/** A placeholder shows early; further on in a long token a word of four letters is chance. */
const PLACEHOLDER_CHARACTERS = 200;
/** A literal this long does not come about in random characters. */
const SURE_LITERAL = 5;
/** Specific forms beat general ones: the longer literal wins, and any of them beats a generic assignment. */
const PROVIDER_RANK = 100;
const PAIR_RANK = 120;
const PAIR_BYTES = 600;

const stepDown: Readonly<Record<Confidence, Confidence>> = {
  certain: 'likely',
  likely: 'possible',
  possible: 'possible',
};

/** Patterns are compiled when first needed: most scans meet a handful of vendors. */
const compiled = new Map<() => RegExp, RegExp>();

function patternOf(make: () => RegExp): RegExp {
  let pattern = compiled.get(make);
  if (pattern === undefined) compiled.set(make, (pattern = make()));
  pattern.lastIndex = 0;
  return pattern;
}

/** A value of a vendor's form that somebody made up: nobody else should take it for a secret either. */
export interface Sample {
  readonly start: number;
  readonly end: number;
}

/**
 * Tries every detector whose literal stands at `start`.
 * @param matches the matches are appended here; usually none or one, more where forms are nested or a pair is found
 * @param samples and here what has the form and no content
 */
export function matchLiteral(
  window: Window,
  candidates: readonly Candidate[],
  start: number,
  matches: RawMatch[],
  samples: Sample[],
): void {
  for (const candidate of candidates) {
    if (!opens(candidate, window.bytes, start + candidate.literalLength)) continue;
    const match = matchOne(window, candidate, start, samples);
    if (match === undefined) continue;
    matches.push(match, ...pairsOf(window, candidate.detector.pair, match));
  }
}

function matchOne(
  window: Window,
  { detector, literalLength }: Candidate,
  start: number,
  samples: Sample[],
): RawMatch | undefined {
  const reach = Math.min(window.end, start + (detector.reach ?? DEFAULT_REACH_BYTES));
  const found = patternOf(detector.shape).exec(window.latin1(start, reach));
  if (found === null) return undefined;
  const secret = found.groups?.secret ?? found[0];
  const from = start + found[0].length - secret.length;
  const body = bodyOf(secret, detector, from === start ? literalLength : 0);
  if (isPlaceholder(body)) {
    samples.push({ start: from, end: from + secret.length });
    return undefined;
  }
  if (detector.confidence !== 'certain' && isWord(body)) return undefined;
  if (detector.accepts?.(secret) === false) return undefined;
  const around = new Surroundings(window, start);
  const lead = detector.lead ? around.lead(detector.lead()) : 0;
  if (lead === 0 && window.bytes[start - 1] === UNDERSCORE && start > window.start) return undefined;
  if (detector.near && !around.mention(detector.near, from + secret.length)) return undefined;
  if (literalLength < SURE_LITERAL && around.isInsideBlob) return undefined;
  const name = around.name;
  const facts = detector.facts?.(secret) ?? {};
  return {
    detector,
    ...confidenceOf(detector, secret),
    parts: [{ start: from - lead, end: from + secret.length }],
    ...(detector.decoding && { decoding: detector.decoding }),
    publicPrefix: detector.publicPrefix ?? lead + literalLength,
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(name !== undefined && { name }),
    rank: PROVIDER_RANK + literalLength + (detector.near ? 1 : 0),
  };
}

/** What must be random in it. An encoded value is judged by what it holds. */
function bodyOf(secret: string, detector: Detector, literalLength: number): string {
  return detector.decoding ? '' : secret.slice(literalLength, literalLength + PLACEHOLDER_CHARACTERS);
}

/** One case and no digit: `GOOGLEAPPLICATIONCREDENTIALS` begins like a key. */
function isWord(body: string): boolean {
  return /^(?:[A-Z_-]+|[a-z_-]+)$/.test(body);
}

function confidenceOf(detector: Detector, secret: string): Pick<RawMatch, 'confidence' | 'reason'> {
  const doubt = detector.doubt?.(secret);
  if (doubt) return doubt;
  if (detector.checksum === undefined) return { confidence: detector.confidence };
  return detector.checksum(secret)
    ? { confidence: 'certain', reason: 'checksum matches' }
    : { confidence: stepDown[detector.confidence], reason: 'checksum does not match' };
}

function pairsOf(window: Window, pair: Pair | undefined, match: RawMatch): RawMatch[] {
  const [id] = match.parts;
  if (pair === undefined || id === undefined) return [];
  const from = Math.max(window.start, id.start - PAIR_BYTES);
  const text = window.latin1(from, Math.min(window.end, id.end + PAIR_BYTES));
  return [...text.matchAll(pair.shape())]
    .filter(([secret]) => pair.accepts(secret) && !isPlaceholder(secret))
    .map((found): RawMatch => {
      const start = from + found.index;
      const name = new Surroundings(window, start).name;
      return {
        detector: pair.of,
        confidence: 'certain',
        reason: 'beside its key id',
        parts: [{ start, end: start + found[0].length }],
        publicPrefix: 0,
        ...(name !== undefined && { name }),
        rank: PAIR_RANK,
      };
    });
}
