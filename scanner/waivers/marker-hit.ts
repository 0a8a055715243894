import type { Place } from '../model';

/** The word that begins a waiver, in two halves so that this file holds none. */
export const WAIVER_MARKER = ['nhi', 'allow'].join('-');

/** A marker, ours or another tool's, as the scan of a document met it. */
export interface MarkerHit {
  readonly marker: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, UTF-16, of the marker's first unit. */
  readonly column: number;
  /** The whole line without its break; secrets in it redacted, for the reason is shown. */
  readonly lineText: string;
  /** The marker itself. */
  readonly place: Place;
}
