import type { Policy } from '../../manifest';
import type { Finding } from '../../model';
import type { WrittenEntry } from './format';
import type { BaselineFile, WrittenBaseline } from './read';
import { remarkFindings } from './remark';
import type { Remark } from './remark';

export interface AddedRun {
  readonly policy: Policy;
  /** What is added counts only once it is where the change goes. */
  readonly isPending: boolean;
}

/**
 * @param after the baseline as the change leaves it
 * @param before as it was; undefined where there was none
 * @returns one finding for each entry that the change brings, one for a later end; one for all of a file that is new
 */
export function judgeAddedEntries(
  after: BaselineFile | undefined,
  before: BaselineFile | undefined,
  run: AddedRun,
): Finding[] {
  if (after?.baseline === undefined) return [];
  return remarkFindings(remarksOn(after.baseline, before?.baseline, run.isPending), after.text, run.policy);
}

function remarksOn(after: WrittenBaseline, before: WrittenBaseline | undefined, isPending: boolean): Remark[] {
  const say = (message: string, subject: string, range: Remark['range']): Remark => ({
    rule: 'waiver/added',
    message: isPending ? `${message}; it counts once it is on the target branch` : message,
    remedy: {
      text: isPending
        ? 'have it approved on the target branch first, or revoke the secret and take it out'
        : 'approve it in review, or ask for the secret to be revoked and taken out',
    },
    range,
    subject,
  });
  const { until, untilRange, entries } = after;
  if (before?.salt !== after.salt) {
    if (entries.length === 0) return [];
    const what = `${entries.length} ${entries.length === 1 ? 'secret' : 'secrets'}`;
    return [say(`This change brings a baseline that excuses ${what} until ${until}`, 'all', untilRange)];
  }
  const remarks = addedEntries(entries, before.entries).map((entry) => {
    const { rule, path, notASecret } = entry;
    const end = notASecret === undefined ? `until ${until}` : 'for good, as no secret';
    return say(`This change excuses a ${rule} in ${path} ${end}`, `${rule} ${path}`, entry.range);
  });
  if (until <= before.until) return remarks;
  return [say(`The baseline lasts until ${until}, no longer until ${before.until}`, 'until', untilRange), ...remarks];
}

/** An entry that says where its file has moved to is none. */
function addedEntries(after: readonly WrittenEntry[], before: readonly WrittenEntry[]): WrittenEntry[] {
  const left = new Map<string, number>();
  for (const entry of before) left.set(nameOf(entry), (left.get(nameOf(entry)) ?? 0) + 1);
  const places = new Set(before.map((entry) => `${nameOf(entry)} ${entry.path}`));
  const isThere = (entry: WrittenEntry): boolean => places.has(`${nameOf(entry)} ${entry.path}`);
  // Those that stand where they stood come first: of equal ones the others are new.
  return after
    .toSorted((a, b) => Number(isThere(b)) - Number(isThere(a)))
    .filter((entry) => {
      const count = left.get(nameOf(entry)) ?? 0;
      left.set(nameOf(entry), count - 1);
      return count <= 0;
    });
}

function nameOf({ rule, hmac, notASecret }: WrittenEntry): string {
  return JSON.stringify([rule, hmac, notASecret]);
}
