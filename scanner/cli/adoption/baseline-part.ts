import { textToEdit } from '../../manifest';
import type { SecretMatch } from '../../model';
import { BASELINE_PATH, goneFrom, loadBaseline, renderBaseline } from '../../waivers';
import { firstBaseline, missingIn } from '../baseline-steps';
import type { Scanned } from '../session';
import type { AdoptionPart } from './step';
import { counted } from '../words';

/** What excuses the secrets that are there. */
export interface PlannedBaseline extends AdoptionPart {
  /** Excused by nothing yet. */
  readonly secrets: readonly SecretMatch[];
}

/**
 * @param secrets all of the whole repository, with their ids under `salt` or under that of the baseline that is there
 * @param waiverDays that the policy lets a waiver last
 * @throws UsageError where something else stands in the place of the one that is to be made
 */
export function planBaseline(
  { result, snapshot }: Scanned,
  secrets: readonly SecretMatch[],
  salt: string,
  waiverDays: number,
): PlannedBaseline {
  const file = loadBaseline(snapshot);
  const input = { file, salt, secrets, result, waiverDays, isGone: goneFrom(snapshot) };
  if (file !== undefined) {
    const missing = missingIn(input);
    const notice = `${BASELINE_PATH} is there and stays as it is; ${counted(missing.length, 'secret')} not in it: nhi baseline update`;
    return { steps: [], notices: missing.length === 0 ? [] : [notice], secrets: missing };
  }
  const { baseline, missing } = firstBaseline(input);
  if (missing.length === 0) return { steps: [], notices: [], secrets: [] };
  textToEdit(BASELINE_PATH, snapshot);
  const what = `${counted(baseline.entries.length, 'secret')}, excused until ${baseline.until}`;
  const step = { path: BASELINE_PATH, what, isTracked: true, text: renderBaseline(baseline) } as const;
  return { steps: [step], notices: [], secrets: missing };
}
