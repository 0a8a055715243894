import type { Confidence } from './confidence';
import type { Origin } from './document';
import type { Place } from './place';

export type Severity = 'error' | 'warning' | 'info';

/** The one way on that a person is most likely to want; printed behind an arrow. */
export interface Remedy {
  /** One sentence, what to do now. */
  readonly text: string;
  /** A command to paste: `nhi declare gha:secret/NPM_TOKEN`. */
  readonly command?: string;
}

/** What a run has to say about one place. */
export interface Finding {
  /** `family/name`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly remedy: Remedy;
  /** Secrets and identities only. */
  readonly confidence?: Confidence;
  /** The identity's key, for findings about one. */
  readonly key?: string;
  /** The id of the entry concerned, where there is one. */
  readonly declaration?: string;
  /** Other places of the same finding: the entry, further uses. */
  readonly related: readonly Place[];
  /** 16 hex digits, stable over edits elsewhere; no function of a secret's value. */
  readonly fingerprint: string;
  /** Runs over a change: whether the change brings it. Absent where a whole tree is judged. */
  readonly isNew?: boolean;
  /** Runs over history: the first commit that held it. */
  readonly origin?: Origin;
  /** Set where a waiver excuses it: reported, never counted. */
  readonly waived?: { readonly reason: string; readonly until: string };
}
