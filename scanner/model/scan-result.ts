import type { Coverage } from './coverage';
import type { Finding } from './finding';
import type { GovernedIdentity } from './inventory';

/** All that a run has to say; every report is made from it alone. */
export interface ScanResult {
  /** Sorted by path, then position, then rule. */
  readonly findings: readonly Finding[];
  /** Sorted by id. */
  readonly inventory: readonly GovernedIdentity[];
  readonly coverage: Coverage;
  readonly profile: Profile;
  /** The day the run judged by, `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** What else is to be said of how it was judged, a sentence each: settings of `--policy` that would loosen. */
  readonly notices?: readonly string[];
}

export type Profile = 'starter' | 'standard' | 'strict';
