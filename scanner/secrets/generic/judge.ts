import type { Confidence } from '../../model';
import type { Window } from '../../engine';
import type { RawMatch } from '../detector';
import type { Candidate } from './candidate';
import { detectorOf } from './detectors';
import type { Evidence } from './evidence';
import { Examination, weighedFlags } from './examine';
import { FileKind } from './file-kind';
import { confidenceOf, reasonsOf } from './score';
import { isTurnedAway } from './screen';

/** Judges one document's name and URL records, window by window. */
export interface GenericJudge {
  /**
   * A record of a name that holds a keyword.
   * @param keyword index of `keywords` @param start of the name @param end behind it
   * @param operator index of what may be its assignment operator
   * @returns what is worth a look; indexes are into the window and valid as long as it is
   */
  name(window: Window, keyword: number, start: number, end: number, operator: number): readonly RawMatch[];
  /** A record of `scheme://user:password@`: index of `://`, of the `:` before the password, of the `@`. */
  url(window: Window, scheme: number, colon: number, at: number): readonly RawMatch[];
  /** Whether it holds so many candidates that not all of them were judged. */
  isCut(): boolean;
  /** The same as `name`, with everything that was weighed, also for what is not worth a look. */
  explain(window: Window, keyword: number, start: number, end: number, operator: number): readonly Explanation[];
}

/** Why a candidate is what it is. Nothing of its value is in it. */
export interface Explanation {
  readonly name: string;
  /** Indexes into the window. */
  readonly start: number;
  readonly end: number;
  /** What ended the judgement before anything was weighed. */
  readonly veto?: string;
  /** Log-odds in tenths. */
  readonly score?: number;
  readonly confidence?: Confidence;
  /** The flags that count and their weights in tenths, the heaviest first. */
  readonly flags: readonly { readonly flag: string; readonly weight: number }[];
}

const nothing: readonly RawMatch[] = [];
/** The generic detector's ranks, all below a provider's 100: the score in half tenths around this. */
const MIDDLE_RANK = 40;
const HIGHEST_RANK = 99;
/** Bits, in hundredths. */
const RANDOM_FROM = 5000;
const HARD_FROM = 2700;

/** @param path of the document, forward slashes */
export function createGenericJudge(path: string): GenericJudge {
  let examination: Examination | undefined;
  const examine = (window: Window): Examination => (examination ??= new Examination(window, new FileKind(path)));

  const judge = (current: Examination, candidate: Candidate): RawMatch | undefined => {
    const weighed = current.weigh(candidate);
    if (typeof weighed === 'string') return undefined;
    const { evidence, score } = weighed;
    const confidence = evidence.isWeak ? 'possible' : confidenceOf(score);
    return confidence === undefined ? undefined : matchOf(evidence, current.nameOf(candidate), score, confidence);
  };

  return {
    name(window, keyword, start, end, operator) {
      const current = examine(window);
      if (isTurnedAway(window.bytes, current.scope.kind, keyword, start, end, operator)) return nothing;
      const candidates = current.candidatesAtName(window, keyword, start, end, operator);
      if (candidates.length === 0) return nothing;
      const found: RawMatch[] = [];
      for (const candidate of candidates) {
        const match = judge(current, candidate);
        if (match !== undefined) found.push(match);
      }
      return found;
    },
    url(window, scheme, colon, at) {
      const current = examine(window);
      const candidate = current.candidateInUrl(window, scheme, colon, at);
      const match = candidate === undefined ? undefined : judge(current, candidate);
      return match === undefined ? nothing : [match];
    },
    isCut: () => examination?.isCut === true,
    explain(window, keyword, start, end, operator) {
      const current = examine(window);
      return current
        .candidatesAtName(window, keyword, start, end, operator)
        .map((candidate) => explained(current, candidate));
    },
  };
}

function explained(current: Examination, candidate: Candidate): Explanation {
  const { start, end } = candidate;
  const name = current.nameOf(candidate);
  const weighed = current.weigh(candidate, true);
  if (typeof weighed === 'string') return { name, start, end, veto: weighed, flags: [] };
  const confidence = confidenceOf(weighed.score);
  return {
    name,
    start,
    end,
    score: weighed.score,
    ...(confidence === undefined ? {} : { confidence }),
    flags: reasonsOf(weighedFlags),
  };
}

function matchOf(evidence: Evidence, name: string, score: number, confidence: Confidence): RawMatch {
  const { candidate } = evidence;
  const { id, title, provider, kind } = detectorOf(evidence, name);
  return {
    detector: { id, title, provider, kind },
    confidence,
    reason: reasonOf(evidence),
    parts: [{ start: candidate.start, end: candidate.end }],
    ...(candidate.numbers === undefined ? {} : { decoding: 'byte-array' as const }),
    publicPrefix: 0,
    ...(evidence.name === undefined ? {} : { name }),
    rank: Math.max(1, Math.min(HIGHEST_RANK, MIDDLE_RANK + Math.floor(score / 2))),
  };
}

function reasonOf({ guess, kind, isWeak, name }: Evidence): string {
  const said = name === undefined ? 'written as a credential' : 'its name says so';
  const hard = isWeak
    ? 'perhaps a placeholder'
    : guess.bits >= RANDOM_FROM
      ? 'random'
      : guess.bits >= HARD_FROM
        ? 'hard to guess'
        : 'easy to guess';
  return `${said}, ${hard}${kind.isTest ? ', in a test path' : ''}`;
}
