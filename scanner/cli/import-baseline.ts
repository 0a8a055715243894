import { loadManifests, textToEdit } from '../manifest';
import { addDays, UsageError } from '../model';
import type { ScanResult, SecretMatch, Snapshot } from '../model';
import { newSalt } from '../sources';
import { BASELINE_PATH, goneFrom, loadBaseline, renderBaseline, updateBaseline } from '../waivers';
import type { Baseline, BaselineFile } from '../waivers';
import type { Call } from './arguments';
import { BASELINE_DAYS, withLineEnds } from './baseline-steps';
import type { ExitCode, Host } from './host';
import { unreadMessages } from './unread';
import { watchedScan } from './watched-scan';

/** All that an import needs to know of the repository. */
export interface Whole {
  /** Absolute. */
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly result: ScanResult;
  /** With their ids under the baseline's salt, or under that of the one that is to be made. */
  readonly secrets: readonly SecretMatch[];
  readonly file: BaselineFile | undefined;
  readonly before: Baseline;
}

/** @throws UsageError where the baseline that is there is broken, or no text */
export async function wholeScan(call: Call, host: Host): Promise<Whole> {
  const salt = newSalt();
  let secrets: readonly SecretMatch[] = [];
  const { result, root, snapshot } = await watchedScan({ ...call, words: [] }, host, 'tree', {
    newSalt: salt,
    onSecrets: (found) => {
      secrets = found;
    },
  });
  const file = loadBaseline(snapshot);
  if (file !== undefined && file.problems.length > 0) {
    throw new UsageError(`${BASELINE_PATH} is broken: nhi scan shows where; mend it first`);
  }
  if (file === undefined) textToEdit(BASELINE_PATH, snapshot);
  const days = Math.min(BASELINE_DAYS, loadManifests(snapshot).policy.waiverDays);
  const before = file?.baseline ?? { salt, until: addDays(result.today, days), entries: [] };
  return { root, snapshot, result, secrets, file, before };
}

/**
 * @param taken the secrets that are to be in it, each with why it is none, where somebody has said so
 * @returns the file's new text, absent where nothing changes; how many entries are new, and its end
 */
export function baselineWith(
  { before, snapshot, file }: Whole,
  taken: ReadonlyMap<SecretMatch, string | undefined>,
): { readonly text?: string; readonly added: number; readonly until: string } {
  const after = withReasons(updateBaseline(before, [...taken.keys()], goneFrom(snapshot)), taken);
  const text = renderBaseline(after);
  const counts = { added: after.entries.length - before.entries.length, until: after.until };
  return text === renderBaseline(before) ? counts : { ...counts, text: withLineEnds(text, file?.text) };
}

/** Says what could not be read. */
export function tellUnread({ result }: Whole, host: Host): ExitCode {
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  return result.coverage.skipped.some(({ fatal }) => fatal) ? 2 : 0;
}

function withReasons(baseline: Baseline, taken: ReadonlyMap<SecretMatch, string | undefined>): Baseline {
  const reasons = new Map(
    [...taken].map(([{ detector, place, valueId }, why]) => [
      `secret/${detector}\n${place.path}\n${valueId ?? ''}`,
      why,
    ]),
  );
  const entries = baseline.entries.map((entry) => {
    const why = entry.notASecret ?? reasons.get(`${entry.rule}\n${entry.path}\n${entry.hmac}`);
    return why === undefined ? entry : { ...entry, notASecret: why };
  });
  return { ...baseline, entries };
}
