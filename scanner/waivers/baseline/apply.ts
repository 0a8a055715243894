import type { Policy } from '../../manifest';
import { addDays, daysBetween } from '../../model';
import type { Coverage, Day, Finding, SecretMatch } from '../../model';
import { compareFindings } from '../../text';
import type { WrittenEntry } from './format';
import { matchBaseline } from './match';
import { mayBeNone } from './may-be-none';
import type { BaselineFile, WrittenBaseline } from './read';
import { BASELINE_REASON, remarkFindings } from './remark';
import type { Remark } from './remark';

export interface BaselineRun {
  readonly policy: Policy;
  readonly today: Day;
  /** Only over the whole tree an entry is stale. */
  readonly extent: Coverage['extent'];
  /** Paths that were not read, or not fully: entries there are not judged. */
  readonly unread: ReadonlySet<string>;
  readonly isGone: (path: string) => boolean;
}

/** The end of an entry that says why it is no secret. */
const NO_END = 'never';

/**
 * Marks what the baseline excuses, and finds what is wrong with it.
 * @param findings after all other waivers
 * @param secrets of the same run: their places are the findings'
 * @param file undefined where there is none
 * @returns by path, position, rule
 */
export function applyBaseline(
  findings: readonly Finding[],
  secrets: readonly SecretMatch[],
  file: BaselineFile | undefined,
  run: BaselineRun,
): Finding[] {
  if (file === undefined) return [...findings];
  const remarks = file.problems.map(({ message, remedy, range }): Remark => ({
    rule: 'waiver/invalid',
    message,
    remedy: { text: remedy },
    range,
  }));
  const { baseline } = file;
  const judged = baseline === undefined ? findings : excuse(findings, secrets, baseline, run, remarks);
  return [...judged, ...remarkFindings(remarks, file.text, run.policy)].sort(compareFindings);
}

function excuse(
  findings: readonly Finding[],
  secrets: readonly SecretMatch[],
  baseline: WrittenBaseline,
  run: BaselineRun,
  remarks: Remark[],
): Finding[] {
  const { until, entries } = baseline;
  const { policy, today } = run;
  const { entryOf, used } = matchBaseline(entries, secrets, run.isGone);
  const latest = addDays(today, policy.waiverDays);
  const counts = until >= today && until <= latest;
  const atPlace = new Map(secrets.map((secret) => [secret.place, secret]));
  const overruled = new Set<WrittenEntry>();
  let ending = 0;
  const judged = findings.map((finding): Finding => {
    const secret = finding.waived === undefined ? atPlace.get(finding.place) : undefined;
    const entry = secret && entryOf.get(secret);
    if (secret === undefined || entry === undefined) return finding;
    if (entry.notASecret !== undefined) {
      if (mayBeNone(secret)) return { ...finding, waived: { reason: entry.notASecret, until: NO_END } };
      overruled.add(entry);
    }
    ending++;
    return counts ? waived(finding, secret, until) : finding;
  });
  for (const { rule, range } of overruled) {
    const message = `not_a_secret does not count for a certain ${rule} outside test paths`;
    const text = 'take not_a_secret out, and the secret after revoking it';
    remarks.push({ rule: 'waiver/invalid', message, remedy: { text }, range });
  }
  if (ending > 0 || until > latest) remarks.push(...endRemarks(baseline, ending, latest, run));
  if (run.extent === 'whole') remarks.push(...staleRemarks(entries, used, run));
  return judged;
}

function waived(finding: Finding, { confidence }: SecretMatch, until: Day): Finding {
  const excused = { ...finding, waived: { reason: BASELINE_REASON, until } };
  if (confidence !== 'certain') return excused;
  return { ...excused, remedy: { ...finding.remedy, text: `still live? ${finding.remedy.text}` } };
}

function endRemarks({ until, untilRange }: WrittenBaseline, ending: number, latest: Day, run: BaselineRun): Remark[] {
  const { today, policy } = run;
  const days = daysBetween(today, until);
  const range = untilRange;
  const what = `${ending} ${ending === 1 ? 'secret' : 'secrets'}`;
  if (until > latest) {
    const message = `The baseline ends on ${until}, ${days} days ahead, and excuses nothing so long`;
    const text = `give it an end at most ${policy.waiverDays} days ahead (${latest})`;
    return [{ rule: 'waiver/invalid', message, remedy: { text }, range }];
  }
  if (days < 0) {
    const message = `The baseline ended on ${until}: ${what} of it count again`;
    const text = 'revoke them and take them out, or decide again and give it a new end';
    return [{ rule: 'waiver/expired', message, remedy: { text, command: 'nhi baseline show' }, range }];
  }
  if (days > policy.expiresSoonDays) return [];
  const message = `The baseline ends on ${until}, ${days === 0 ? 'today' : `in ${days} days`}: ${what} of it will count again`;
  const text = 'revoke them and take them out before';
  return [{ rule: 'waiver/expires-soon', message, remedy: { text, command: 'nhi baseline show' }, range }];
}

/** One remark for all: fifty lines that say the same hide what is beside them. */
function staleRemarks(entries: readonly WrittenEntry[], used: ReadonlySet<WrittenEntry>, run: BaselineRun): Remark[] {
  const stale = entries.filter((entry) => !used.has(entry) && !run.unread.has(entry.path));
  const [first] = stale;
  if (first === undefined) return [];
  const message =
    stale.length === 1
      ? 'This entry of the baseline excuses nothing any more'
      : `${stale.length} entries of the baseline excuse nothing any more`;
  const remedy = { text: 'take out what is done with', command: 'nhi baseline prune' };
  return [{ rule: 'waiver/unused', message, remedy, range: first.range }];
}
