import type { Candidate } from './candidate';
import type { FileKind } from './file-kind';
import { factsOfName } from './name-memory';
import type { NameClass, NameFacts } from './name-class';
import { placeholderShare } from './placeholder';
import type { Scope } from './scope';
import { surprise } from './surprise';
import type { Surprise } from './surprise';
import { surroundingsOf } from './surroundings';
import type { Surroundings } from './surroundings';
import type { HexTables } from './hex-table';
import { isWeakPassword } from './weak-password';
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

/** Longer values are no user's name. */
const USER_BYTES = 60;

/** Everything that is known of a candidate; what costs something is found out when it is asked for, once. */
export class Evidence {
  readonly class: CandidateClass;
  /** Undefined where the joint alone says what it is (`scheme://user:x@`, `Bearer x`, `-u a:x`, `IDENTIFIED BY x`). */
  readonly name: NameFacts | undefined;
  /** The bytes to judge: those of the window, the numbers of an array, or what base64 stands for. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  private knownFacts: ValueFacts | undefined;
  private knownText: string | undefined;
  private knownGuess: Surprise | undefined;
  private knownShape: Shape | undefined;
  private knownPlaceholder: number | undefined;
  private knownPlace: Surroundings | undefined;
  private knownWrap: string | undefined;

  /** @param decoded what the value's text stands for, where that is to be judged */
  constructor(
    readonly scope: Scope,
    readonly candidate: Candidate,
    private readonly hexTables: HexTables,
    readonly decoded: Uint8Array | undefined,
  ) {
    const joined = classOfJoint(candidate);
    this.name = joined !== undefined ? undefined : factsOfName(scope, candidate.nameStart, candidate.nameEnd);
    this.class = joined ?? refined(scope, candidate, this.name?.class ?? 'other');
    const own = candidate.numbers ?? decoded;
    this.bytes = own ?? scope.bytes;
    this.from = own === undefined ? candidate.start : 0;
    this.to = own === undefined ? candidate.end : own.length;
  }

  get kind(): FileKind {
    return this.scope.kind;
  }

  get facts(): ValueFacts {
    return (this.knownFacts ??= factsOf(this.bytes, this.from, this.to));
  }

  /** The value's first 400 bytes as latin1; of a byte array the bytes themselves. */
  get text(): string {
    return (this.knownText ??= this.readText());
  }

  /** What opens around the value; empty mostly. */
  get wrap(): string {
    const { wrapStart, wrapEnd } = this.candidate;
    return (this.knownWrap ??= wrapEnd > wrapStart ? this.scope.window.latin1(wrapStart, wrapEnd) : '');
  }

  get guess(): Surprise {
    return (this.knownGuess ??= surprise(this.bytes, this.from, this.to));
  }

  get shape(): Shape {
    return (this.knownShape ??=
      this.candidate.numbers === undefined ? shapeOf(this.text, this.facts, this.guess) : 'bytes');
  }

  /** Percent of the letters and digits that placeholder words cover. */
  get placeholder(): number {
    return (this.knownPlaceholder ??= placeholderShare(this.bytes, this.from, this.to));
  }

  get place(): Surroundings {
    return (this.knownPlace ??= surroundingsOf(
      this.scope,
      this.candidate,
      this.to - this.from <= USER_BYTES ? this.text : '',
    ));
  }

  get isHexTable(): boolean {
    const { shape } = this;
    return (shape === 'hex' || shape === 'hex-standard') && this.hexTables.isTable(this.scope, this.facts.length);
  }

  /** Placeholder words cover it, where weak passwords of the same words are in use. */
  get isWeak(): boolean {
    return isWeakPassword(this);
  }

  private readText(): string {
    const { bytes, from } = this;
    const end = Math.min(this.to, from + LOOKED_AT_BYTES);
    return bytes === this.scope.bytes
      ? this.scope.window.latin1(from, end)
      : String.fromCharCode(...bytes.subarray(from, end));
  }
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
