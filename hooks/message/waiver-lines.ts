import { addDays } from '../../scanner';
import type { Day, Finding } from '../../scanner';
import type { Judgement } from '../gate/judgement';
import { commentSign } from './comment-sign';

/** What decides which waiver counts. */
export type JudgedBy = Pick<Judgement, 'profile' | 'waiverDays'>;

/** A quarter is long enough, also where policy lets a waiver last a year. */
const LONGEST_OFFERED_DAYS = 90;
/** In two halves, so that this file holds no waiver itself. */
const ALLOW = ['nhi', 'allow'].join('-');

/** What may be pasted to excuse a finding, and where. */
export interface WaiverLines {
  readonly where: string;
  readonly lines: readonly string[];
}

/** @returns the waiver to paste: beside the secret where a comment can stand there and counts, else in nhi.yaml */
export function waiverLines(finding: Finding, { profile, waiverDays }: JudgedBy, today: Day): WaiverLines {
  const { rule, place, confidence } = finding;
  const until = addDays(today, Math.min(waiverDays, LONGEST_OFFERED_DAYS));
  const sign = commentSign(place.path);
  // Outside of starter none covers a certain secret, and strict takes no inline ones.
  const countsInline = profile === 'starter' || (profile === 'standard' && confidence !== 'certain');
  if (sign !== undefined && countsInline) {
    const line = `${sign.open} ${ALLOW} ${rule} until ${until}: <why>${sign.close}`;
    return { where: 'on the line above', lines: [line] };
  }
  const more = profile === 'strict' ? ['  approved_by: "@<who agreed>"'] : [];
  return {
    where: 'in nhi.yaml, under waivers:',
    lines: [
      `- rule: ${rule}`,
      `  paths: [${JSON.stringify(place.path)}]`,
      `  until: ${until}`,
      '  reason: <why>',
      ...more,
    ],
  };
}
