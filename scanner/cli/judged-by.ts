import type { Day, Profile } from '../model';
import type { Call } from './arguments';
import type { Host } from './host';
import { readPolicy } from './scan-tree';

/** By what a call wants its findings judged, beside nhi.yaml. */
export interface JudgedBy {
  readonly today: Day;
  readonly profile?: Profile;
  readonly policy?: { readonly path: string; readonly text: string };
}

/** @throws UsageError where `--policy` names no file that can be read */
export function judgedBy({ now, profile, policy }: Call, host: Host): JudgedBy {
  return {
    today: now ?? host.today(),
    ...(profile !== undefined && { profile }),
    ...(policy !== undefined && { policy: readPolicy(host.cwd, policy) }),
  };
}
