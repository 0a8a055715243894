import type { Place } from './place';

/** A documented excuse as it stands in a file, before it is judged. */
export interface Waiver {
  readonly form: 'inline' | 'registered';
  readonly rule: string;
  /** `YYYY-MM-DD`, the last day it counts. */
  readonly until?: string;
  readonly reason?: string;
  /** Registered only. */
  readonly approvedBy?: string;
  /** Registered: which identity (id or key pattern) or which paths (globs) it covers. */
  readonly identity?: string;
  readonly paths?: readonly string[];
  /** Inline: the line whose findings it covers, 1-based. */
  readonly coversLine?: number;
  readonly place: Place;
}
