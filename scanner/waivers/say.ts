import { addDays, daysBetween } from '../model';
import type { Severity, Waiver } from '../model';
import { WAIVER_MARKER } from './marker-hit';
import type { WaiverRun } from './waiver-run';

/** How a waiver that is not in order is reported, unless policy says otherwise. */
export const SEVERITIES = {
  'waiver/invalid': 'error',
  'waiver/expired': 'error',
  'waiver/added': 'warning',
  'waiver/expires-soon': 'warning',
  'waiver/unused': 'warning',
  'waiver/foreign': 'info',
} as const satisfies Readonly<Record<string, Severity>>;

interface Said {
  readonly rule: keyof typeof SEVERITIES;
  readonly message: string;
  readonly remedy: string;
}

/**
 * @param faults what keeps it from counting; empty where it may
 * @param isUsed whether it excuses something
 * @returns what there is to say of a waiver itself
 */
export function sayOf(waiver: Waiver, faults: readonly string[], isUsed: boolean, run: WaiverRun): Said | undefined {
  const { today, policy, extent } = run;
  const { rule, until = '', form } = waiver;
  if (form === 'foreign') return sayForeign(waiver, faults, isUsed, run);
  if (faults.length > 0) {
    const end = addDays(today, policy.waiverDays);
    const whole =
      form === 'inline'
        ? `write ${WAIVER_MARKER} <rule> until <day, at most ${end}>: <why>, or remove the cause`
        : `give it rule, until (at most ${end}), reason and approved_by, or remove the cause`;
    return { rule: 'waiver/invalid', message: `This waiver ${faults.join(' and ')}`, remedy: whole };
  }
  const days = daysBetween(today, until);
  if (days >= 0 && run.added?.has(waiver) === true) return sayAdded(waiver, isUsed, run);
  if (days < 0) {
    const remedy = 'remove what it excused, or decide again and give it a new end';
    return { rule: 'waiver/expired', message: `This waiver of ${rule} ended on ${until}`, remedy };
  }
  if (!isUsed) {
    if (extent === 'partial') return undefined;
    const message = `This waiver of ${rule} excuses nothing any more`;
    return { rule: 'waiver/unused', message, remedy: 'take it out' };
  }
  if (days > policy.expiresSoonDays) return undefined;
  const message = `This waiver of ${rule} ends on ${until}, ${days === 0 ? 'today' : `in ${days} days`}`;
  return { rule: 'waiver/expires-soon', message, remedy: 'remove the cause before, or decide again' };
}

/** An inline one that excuses nothing is text, or useless at most. */
function sayAdded(waiver: Waiver, isUsed: boolean, run: WaiverRun): Said | undefined {
  const { rule, until, form } = waiver;
  if (form === 'inline' && !isUsed) return undefined;
  return added(`This change brings a waiver of ${rule} until ${until ?? ''}`, waiver, run);
}

function added(message: string, waiver: Waiver, { pending }: WaiverRun): Said {
  if (pending?.has(waiver) !== true) {
    return { rule: 'waiver/added', message, remedy: 'approve it in review, or ask for the cause to be removed' };
  }
  const remedy = 'have it approved on the target branch first, or remove the cause';
  return { rule: 'waiver/added', message: `${message}, which counts once it is on the target branch`, remedy };
}

/** Other tools' markers are listed, whether they count or not: who reads them believes they do. */
function sayForeign(waiver: Waiver, faults: readonly string[], isUsed: boolean, run: WaiverRun): Said {
  const { marker = '', tool = '' } = waiver;
  const remedy = `register what is excused under waivers of nhi.yaml, or write ${WAIVER_MARKER} with rule, end and reason`;
  if (faults.length > 0) {
    const message = `${marker} is here, a marker of ${tool}. It does not count: ${faults.join(' and ')}`;
    return { rule: 'waiver/foreign', message, remedy };
  }
  if (isUsed && run.added?.has(waiver) === true) {
    return added(`This change brings ${marker}, a waiver of all secrets of its line without an end`, waiver, run);
  }
  const what = isUsed ? 'excuses what stands here, without an end' : 'excuses nothing here';
  return { rule: 'waiver/foreign', message: `${marker}, a marker of ${tool}, ${what}`, remedy };
}
