import type { Policy } from '../manifest';
import { addDays, daysBetween, isDay } from '../model';
import type { Day, Profile, Waiver } from '../model';
import { nearestWord } from '../text';

/** Families whose findings nobody may excuse: they are what keeps the excuses honest. */
const UNWAIVABLE: ReadonlySet<string> = new Set(['policy', 'manifest', 'waiver']);

/** By what a waiver is judged. */
export interface WaiverContext {
  readonly policy: Policy;
  readonly profile: Profile;
  readonly today: Day;
  /** Every rule id there is. */
  readonly knownRules: () => ReadonlySet<string>;
  /** Tools whose markers count, as `scan.compat` names them. */
  readonly compat?: readonly string[];
}

/**
 * @returns what is wrong with the waiver as it stands, each a clause that follows `This waiver` (of another tool's marker
 *          `It does not count:`); empty where it may count.
 *          A day that has passed is no fault: see `hasEnded`
 */
export function faultsOf(waiver: Waiver, context: WaiverContext): string[] {
  const { form, until, reason, approvedBy, identity, paths } = waiver;
  const { profile } = context;
  if (form === 'foreign') return foreignFaults(waiver, context);
  const faults = [...ruleFaults(waiver.rule, context.knownRules())];
  if (until === undefined) faults.push('has no end');
  else if (!isDay(until)) faults.push(`ends on “${until}”, which is no day (YYYY-MM-DD)`);
  else faults.push(...endFaults(until, context));
  if (reason === undefined || reason.trim() === '') faults.push('gives no reason');
  if (profile === 'strict' && form === 'inline') faults.push('is inline, and strict takes only registered ones');
  if (form === 'inline') return faults;
  if (profile === 'strict' && (approvedBy ?? '') === '') faults.push('names no approver, and strict asks for one');
  if (identity === undefined && (paths ?? []).length === 0) faults.push('says neither which identity nor which paths');
  return faults;
}

/** @returns the fault of one that stands at a proven secret; see `isForbidden` */
export function forbiddenFault({ form }: Waiver, profile: Profile): string {
  return form === 'foreign'
    ? `in ${profile} no marker covers a certain secret`
    : `is inline, and in ${profile} none covers a certain secret: register it`;
}

/** @returns whether its last day has passed; only for a waiver without faults */
export function hasEnded({ until }: Waiver, today: Day): boolean {
  return until !== undefined && until < today;
}

function foreignFaults({ tool = '', coversLine }: Waiver, { compat, profile }: WaiverContext): string[] {
  if (compat?.includes(tool) !== true) return [`scan.compat does not name ${tool}`];
  if (profile === 'strict') return ['strict takes only registered waivers'];
  return coversLine === undefined ? ['it is for a whole block, and only a line can be excused'] : [];
}

function ruleFaults(rule: string, knownRules: ReadonlySet<string>): string[] {
  if (rule === '') return ['names no rule'];
  const family = rule.slice(0, Math.max(0, rule.indexOf('/')));
  if (UNWAIVABLE.has(family)) return [`names ${rule}, and rules of ${family} cannot be waived`];
  if (knownRules.has(rule)) return [];
  const near = nearestWord(rule, knownRules);
  return [`names ${rule}, which is no rule${near === undefined ? '' : ` (did you mean ${near}?)`}`];
}

function endFaults(until: Day, { policy, today }: WaiverContext): string[] {
  const last = addDays(today, policy.waiverDays);
  if (until <= last) return [];
  return [`ends on ${until}, ${daysBetween(today, until)} days ahead; ${policy.waiverDays} is the most (${last})`];
}
