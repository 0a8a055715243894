import type { Place } from '../model';

/** The word that begins a waiver, in two halves so that this file holds none. */
export const WAIVER_MARKER = ['nhi', 'allow'].join('-');

/** A marker, ours or another tool's, as the scan of a document met it. */
export interface MarkerHit {
  /** As the vocabulary writes it, lower case, whatever the document's case. */
  readonly marker: string;
  /** `nhi`, or whose marker it is as `scan.compat` names the tool. */
  readonly tool: string;
  /** 1-based. */
  readonly line: number;
  /** Its line, or the surroundings of a marker in a long one; secrets in it redacted, for the reason is shown. */
  readonly lineText: string;
  /** Where the marker begins in `lineText`, UTF-16. */
  readonly at: number;
  /** The marker itself. */
  readonly place: Place;
}
