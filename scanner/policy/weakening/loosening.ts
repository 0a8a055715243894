import type { Place } from '../../model';

/** One thing that a change makes looser. */
export interface Loosening {
  /** The setting's keys in the root manifest; tells it from others. */
  readonly keys: readonly string[];
  /** One sentence, without its full stop. */
  readonly message: string;
  /** Where it does not stand in the root manifest. */
  readonly place?: Place;
}
