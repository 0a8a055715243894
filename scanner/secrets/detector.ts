import type { Confidence, Decoding, IdentityKind } from '../model';

/** Which words a detector's facts come from. */
export interface FactSource {
  /** A vendor page, a standard, or the number of independent rule sets that agree. */
  readonly from: string;
}

/** What every report, and `nhi explain`, says of one kind of secret. */
export interface SecretKind {
  /** Readable and stable: `aws-access-key`; the rule id is `secret/` + it. */
  readonly id: string;
  /** For a person, with its article left out: `AWS access key`. */
  readonly title: string;
  /** Lower case, as in an IdentityReference. */
  readonly provider: string;
  readonly kind: IdentityKind;
  readonly source: FactSource;
  /** What to do first when it leaks: an address of the vendor and the steps in one sentence. */
  readonly revoke: { readonly url?: string; readonly steps: string };
}

/** What one detector knows of one kind of secret. Adding one is one object in its provider's file. */
export interface Detector extends SecretKind {
  /** ASCII, 3 to 32 bytes, each starts the secret's word (case matters): the kernel looks for these. */
  readonly literals: readonly string[];
  /**
   * Sticky pattern over the latin1 window, matched at the literal's start. Linear by construction: bounded repeats, no
   * nested quantifiers. Group `secret`, where present, is the part that is the secret; else the whole match is.
   * A function gives it, so that it is compiled on first use.
   */
  readonly shape: () => RegExp;
  /** How far behind the literal's start the shape may look, in bytes; default 256. */
  readonly reach?: number;
  /** What must stand right behind the literal: looked at byte by byte, so that most hits cost no pattern. */
  readonly opening?: { readonly characters: string; readonly count: number };
  /** Matched against the 80 bytes before the literal, anchored at their end: what belongs to the secret too (`https://`, `$`). */
  readonly lead?: () => RegExp;
  /** Lower-case words of which one must stand close by (the line and the few before): for forms that several vendors share. A match beats one of the same form without. */
  readonly near?: readonly string[];
  /** The other half of a credential, which has no prefix of its own and is looked for around a match. */
  readonly pair?: Pair;
  /** How sure the shape alone makes us. */
  readonly confidence: Confidence;
  /** `true`: certain. `false`: one step down, with "checksum does not match". */
  readonly checksum?: (secret: string) => boolean;
  /** What in the value itself makes us less sure, and how sure that leaves us. */
  readonly doubt?: (secret: string) => Doubt | undefined;
  /** How the secret is encoded, where the shape is that of an encoded form. */
  readonly decoding?: Decoding;
  /** What the value itself says. Runs on matches only. Never returns the secret. */
  readonly facts?: (secret: string) => Readonly<Record<string, string>>;
  /** False where the shape matches what is none (a public id, a sample value): a last word after the shape. */
  readonly accepts?: (secret: string) => boolean;
  /** How many leading characters are public by design and may be shown; default: the literal's length. */
  readonly publicPrefix?: number;
  /** Make examples at run time, from seeded random characters, so that no token stands in the code. */
  readonly examples: {
    readonly positive: readonly ((random: Random) => Example)[];
    /** Texts in which this detector finds nothing. */
    readonly negative: readonly ((random: Random) => string)[];
  };
}

export interface Doubt {
  readonly confidence: Confidence;
  /** In a few words. */
  readonly reason: string;
}

/** The half of a credential that only its neighbour gives away. */
export interface Pair {
  readonly of: SecretKind;
  /** Global pattern with both boundaries, run over the few lines around the match. */
  readonly shape: () => RegExp;
  readonly accepts: (secret: string) => boolean;
}

/** A text that holds one secret: `before + secret + after`. */
export interface Example {
  readonly secret: string;
  readonly before?: string;
  readonly after?: string;
}

/** Source of the examples' characters. */
export interface Random {
  /** @returns `length` characters drawn from `alphabet` */
  pick(alphabet: string, length: number): string;
}

/** What any family of detectors hands to the driver; indexes into the window's bytes. */
export interface RawMatch {
  readonly detector: Pick<Detector, 'id' | 'title' | 'provider' | 'kind'>;
  readonly confidence: Confidence;
  readonly reason?: string;
  /** Ascending, not overlapping; exactly the secret's bytes. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly decoding?: Decoding;
  /** Leading bytes of the first part that may be shown. */
  readonly publicPrefix: number;
  readonly facts?: Readonly<Record<string, string>>;
  readonly name?: string;
  /** Among overlapping matches the higher rank wins, then the longer: provider detectors 100 and up, generic below. */
  readonly rank: number;
}
