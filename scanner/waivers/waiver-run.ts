import type { Coverage, Waiver } from '../model';
import type { WaiverContext } from './waiver-fault';

export interface WaiverRun extends WaiverContext {
  /** Only over the whole tree a waiver is `unused`. */
  readonly extent: Coverage['extent'];
  /** Those that the change under judgement brings. */
  readonly added?: ReadonlySet<Waiver>;
  /** Those that count only once they are where the change goes: they excuse nothing yet. */
  readonly pending?: ReadonlySet<Waiver>;
}
