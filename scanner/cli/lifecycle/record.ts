import type { NewEvent } from '../../manifest';
import type { Day } from '../../model';
import { userAddress } from '../../sources';
import { visible } from '../../report';
import { lastGiven } from '../arguments';
import type { Call } from '../arguments';
import type { Host } from '../host';
import { personOf } from '../suggest-owner';
import { agree } from './ask';
import type { ManifestTexts } from './manifest-texts';

/** @returns who does it when: `--by`, else whoever git commits as there; `--ref` says where the record is */
export function actOf(call: Call, root: string, today: Day): Omit<NewEvent, 'type'> {
  const address = lastGiven(call, 'by') === undefined ? userAddress(root) : undefined;
  const by = lastGiven(call, 'by') ?? (address === undefined ? undefined : personOf(address));
  const ref = lastGiven(call, 'ref');
  return { date: today, ...(by !== undefined && { by }), ...(ref !== undefined && { ref }) };
}

/** What is asked before anything is written. */
export interface Consent {
  readonly question: string;
  /** What Enter alone means: no, where something must have been done before. */
  readonly onEnter: boolean;
  /** One sentence, what was written. */
  readonly done: string;
}

/**
 * Writes what was prepared, once it is agreed to.
 * @returns 0, also where the answer is no; 2 where there is nobody to ask
 */
export async function writeIfAgreed(texts: ManifestTexts, consent: Consent, call: Call, host: Host): Promise<0 | 2> {
  const { question, onEnter, done } = consent;
  const isAgreed = await agree(host, question, call.yes, onEnter);
  if (isAgreed === undefined) {
    host.err.write('nhi: nothing was written, as there is nobody to ask: --yes writes it\n');
    return 2;
  }
  if (!isAgreed) {
    host.out.write('Nothing was written.\n');
    return 0;
  }
  const changed = texts.save(host);
  host.out.write(
    changed.length === 0
      ? 'Nothing was to be written.\n'
      : `${done} Next: commit ${changed.map(visible).join(', ')}.\n`,
  );
  return 0;
}
