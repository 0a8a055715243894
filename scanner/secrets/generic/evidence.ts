import type { Candidate } from './candidate';
import type { FileKind } from './file-kind';
import { classifyName } from './name-class';
import type { NameClass, NameFacts } from './name-class';
import { placeholderShare } from './placeholder';
import type { Scope } from './scope';
import { surprise } from './surprise';
import type { Surprise } from './surprise';
import type { Surroundings } from './surroundings';
import { factsOf, LOOKED_AT_BYTES } from './value-facts';
import type { ValueFacts } from './value-facts';
import { shapeOf } from './value-shape';
import type { Shape } from './value-shape';

/** What a candidate is judged as: what its name says, or how it is written. */
export const candidateClasses = [
  'password',
  'secret',
  'token',
  'credential',
  'api-key',
  'auth',
  'key',
  'crypto',
  'session',
  'other',
  'url',
  'scheme',
] as const satisfies readonly (NameClass | 'url' | 'scheme')[];
export type CandidateClass = (typeof candidateClasses)[number];

/** What the name and the first look at the value tell. */
export interface FirstEvidence {
  readonly candidate: Candidate;
  readonly kind: FileKind;
  readonly class: CandidateClass;
  /** Undefined where the joint alone says what it is (`scheme://user:x@`, `Bearer x`, `-u a:x`). */
  readonly name: NameFacts | undefined;
  /** What opens around the value; empty mostly. */
  readonly wrap: string;
  readonly facts: ValueFacts;
  /** The value's first 400 bytes as latin1; of a byte array the bytes themselves. */
  readonly text: string;
  /** The bytes to judge: those of the window, or the numbers of an array. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Everything that is known of a candidate. */
export interface Evidence extends FirstEvidence {
  readonly guess: Surprise;
  readonly shape: Shape;
  /** Percent of the letters and digits that placeholder words cover. */
  readonly placeholder: number;
  readonly place: Surroundings;
  readonly isHexTable: boolean;
  /** Placeholder words cover it, where weak passwords of the same words are in use. */
  readonly isWeak: boolean;
}

/** @param decoded what the value's text stands for, where that is to be judged */
export function firstEvidence(scope: Scope, candidate: Candidate, decoded?: Uint8Array): FirstEvidence {
  const { window, kind } = scope;
  const joined = classOfJoint(candidate);
  const name = joined === 'url' || joined === 'scheme' ? undefined : classifyName(nameText(scope, candidate));
  const own = candidate.numbers ?? decoded;
  const bytes = own ?? scope.bytes;
  const from = own === undefined ? candidate.start : 0;
  const to = own === undefined ? candidate.end : own.length;
  const textEnd = Math.min(to, from + LOOKED_AT_BYTES);
  return {
    candidate,
    kind,
    class: joined ?? refined(scope, candidate, name?.class ?? 'other'),
    name,
    wrap: candidate.wrapEnd > candidate.wrapStart ? window.latin1(candidate.wrapStart, candidate.wrapEnd) : '',
    facts: factsOf(bytes, from, to),
    text: own === undefined ? window.latin1(from, textEnd) : String.fromCharCode(...own.subarray(from, textEnd)),
    bytes,
    from,
    to,
  };
}

/** The name's text; UTF-8 where it is not ASCII. */
export function nameText(scope: Scope, { nameStart, nameEnd }: Candidate): string {
  const { window, bytes } = scope;
  for (let i = nameStart; i < nameEnd; i++) if ((bytes[i] ?? 0) > 127) return window.utf8(nameStart, nameEnd);
  return window.latin1(nameStart, nameEnd);
}

/** What the measuring functions say of the value. */
export function measure(first: FirstEvidence): { guess: Surprise; shape: Shape; placeholder: number } {
  const { bytes, from, to, text, facts, candidate } = first;
  const guess = surprise(bytes, from, to);
  return {
    guess,
    shape: candidate.numbers === undefined ? shapeOf(text, facts, guess) : 'bytes',
    placeholder: placeholderShare(bytes, from, to),
  };
}

function classOfJoint({ joint }: Candidate): CandidateClass | undefined {
  switch (joint) {
    case 'url':
    case 'user-option':
      return 'url';
    case 'scheme':
      return 'scheme';
    case 'password-option':
    case 'identified-by':
      return 'password';
    default:
      return undefined;
  }
}

const beforeKey = /(?:api|access|secret|private|encryption|signing|license|auth|service)\s$/i;

/** `API key: x`: the word before the name counts too. */
function refined({ window }: Scope, { nameStart }: Candidate, found: CandidateClass): CandidateClass {
  if (found !== 'key') return found;
  return beforeKey.test(window.latin1(Math.max(window.start, nameStart - 12), nameStart)) ? 'api-key' : found;
}
