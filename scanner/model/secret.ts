import type { Confidence } from './confidence';
import type { IdentityKind } from './identity';
import type { Place, Range } from './place';

/** How a part is encoded in the text; without one the text is the secret itself. */
export type Decoding = 'base64' | 'hex' | 'percent' | 'byte-array';

/** A hard-coded secret that was found. It holds nothing of the secret beyond the redacted preview. */
export interface SecretMatch {
  /** The detector's id, `aws-access-key`; the rule is `secret/` + it. */
  readonly detector: string;
  readonly confidence: Confidence;
  /** Why the confidence is what it is, in a few words: `checksum matches`, `checksum does not match`, `in a test path`. */
  readonly reason?: string;
  /** Which identity the secret would be. */
  readonly provider: string;
  readonly kind: IdentityKind;
  /** First public characters and length: `AKIA…(20)`; only `(32)` where no prefix is public. */
  readonly preview: string;
  /** UTF-16 ranges in the text, ascending. Without `decoding`, `text.slice` of each is (a part of) the secret exactly. */
  readonly parts: readonly Range[];
  readonly decoding?: Decoding;
  /** First part's start to last part's end. */
  readonly place: Place;
  /** Facts the value itself shows: `expires` of a JWT, `account` of an AWS key id, `clientEmail` of a service account. */
  readonly facts?: Readonly<Record<string, string>>;
  /**
   * Tells equal values from different ones within one run, or against a baseline: 12 hex digits of an HMAC-SHA-256 under
   * the baseline's salt, else under a random one that nobody keeps. Never reported.
   */
  readonly valueId?: string;
  /** The name the value is assigned to, where the detector saw one: `STRIPE_API_KEY`. Never the value. */
  readonly name?: string;
}
