import { UsageError } from '../../model';
import type { Day } from '../../model';
import { visible } from '../../report';
import { detectors } from '../../secrets';
import type { Call } from '../arguments';
import type { Host } from '../host';
import type { Scanned } from '../session';
import { watchedScan } from '../watched-scan';
import { entryNamed } from './find';
import type { DeclaredIdentity } from './find';
import { revocationSteps } from './provider-steps';
import type { ProviderSteps } from './provider-steps';

/** The one entry that a call is about. */
export interface OpenedEntry {
  readonly identity: DeclaredIdentity;
  readonly provider: ProviderSteps | undefined;
  readonly scanned: Scanned;
  readonly today: Day;
}

/** @throws UsageError where the call names no accepted entry that is in use */
export async function openEntry(call: Call, host: Host): Promise<OpenedEntry> {
  const { command, words } = call;
  const [word] = words;
  if (word === undefined) throw new UsageError(`nhi ${command} needs an id or a key: nhi list names them`);
  const scanned = await watchedScan({ ...call, words: [] }, host, 'tree');
  const identity = entryNamed(scanned.result.inventory, word);
  refuseUnfit(identity);
  return {
    identity,
    provider: revocationSteps(identity, detectors()),
    scanned,
    today: scanned.result.today,
  };
}

/** @throws UsageError for what is only proposed, is out of use, or is one of many */
export function refuseUnfit({ declaration: { id, status, manifest, group } }: DeclaredIdentity): void {
  const name = visible(id);
  if (status === 'proposed') throw new UsageError(`${name} is only proposed: nhi declare ${name} accepts it first`);
  if (status === 'retired') throw new UsageError(`${name} is retired already (${visible(manifest)})`);
  if (group !== undefined) throw new UsageError(`${name} stands for a group: change it in ${visible(manifest)}`);
}
