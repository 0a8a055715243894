import type { Place } from './place';

/** A documented excuse as it stands in a file, before it is judged. */
export interface Waiver {
  /** `foreign`: another tool's marker, which names neither rule nor end nor reason. */
  readonly form: 'inline' | 'registered' | 'foreign';
  /** Of a foreign one `secret/*`. */
  readonly rule: string;
  /** Foreign: whose it is as `scan.compat` names the tool, and its words. */
  readonly tool?: string;
  readonly marker?: string;
  /** `YYYY-MM-DD`, the last day it counts. */
  readonly until?: string;
  readonly reason?: string;
  /** Registered only. */
  readonly approvedBy?: string;
  /** Registered: how often it was prolonged, and how many measures keep the risk small meanwhile. */
  readonly renewals?: number;
  readonly compensatingControls?: number;
  /** Registered: it says what is done to need it no more, and by when. */
  readonly hasRemediation?: true;
  /** Registered: which identity (id or key pattern) or which paths (globs) it covers. */
  readonly identity?: string;
  readonly paths?: readonly string[];
  /** Inline, foreign: the line whose findings it covers, 1-based; of a foreign one for a whole block none. */
  readonly coversLine?: number;
  readonly place: Place;
}
