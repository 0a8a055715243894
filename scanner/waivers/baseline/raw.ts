import type { Range } from '../../model';

/** A value where it stands; what it should be is judged later. */
export interface RawValue {
  readonly value: unknown;
  readonly range: Range;
}

/** A map of the file, its keys as they are written. */
export interface RawMap {
  readonly values: ReadonlyMap<string, RawValue>;
  readonly range: Range;
}

/** The file before it is judged, whichever way it was read. */
export interface RawBaseline extends RawMap {
  /** Undefined where there is no list of maps. */
  readonly entries: readonly RawMap[] | undefined;
}

/** What is wrong with the file, and where. */
export interface BaselineProblem {
  /** A sentence without its full stop. */
  readonly message: string;
  /** What to do, a clause. */
  readonly remedy: string;
  readonly range: Range;
}
