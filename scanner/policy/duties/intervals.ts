import { addDays, addDuration, daysBetween, isDay } from '../../model';
import type { Day } from '../../model';
import { expiryControls, reviewControls } from '../controls';
import { asked } from './duty-rule';
import type { DutyRule } from './duty-rule';

const FLAT = '- id: npm-publish\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]';
const ENTRY = FLAT.replaceAll(/^/gm, '  ');

export const longInterval: DutyRule = {
  id: 'identity/long-interval',
  code: 'NHI-R008',
  asks: 'starter',
  title: 'An entry promises a review or a rotation less often than policy asks for',
  severity: { starter: 'warning', standard: 'warning', strict: 'warning' },
  meaning:
    'policy.max_review_days and policy.max_rotation_days are what everybody agreed to, for machines as for people. Fires ' +
    'where the interval of an entry, its group or defaults is longer.',
  remedy: 'Shorten the interval; whoever owns policy may lengthen it there, for all.',
  controls: reviewControls,
  example: {
    file: 'nhi.yaml',
    bad: `policy: { max_review_days: 90 }\nidentities:\n${ENTRY}\n    review: 180d`,
    good: `policy: { max_review_days: 90 }\nidentities:\n${ENTRY}\n    review: 90d`,
  },
  judge({ declaration: { review, rotation } }, { policy, today }) {
    const promises = [
      { at: 'review', interval: review?.interval, most: policy.maxReviewDays, what: 'reviewed' },
      { at: 'rotation', interval: rotation?.interval, most: policy.maxRotationDays, what: 'replaced' },
    ];
    return promises.flatMap(({ at, interval, most, what }) => {
      const next = interval === undefined ? undefined : addDuration(today, interval);
      if (
        most === undefined ||
        interval === undefined ||
        next === undefined ||
        daysBetween(today, next) <= longest(most)
      )
        return [];
      return [{ message: `is ${what} every ${interval}, and policy asks for every ${most} days`, at }];
    });
  },
};

/** `3mo` is 92 days where two of the months have 31, and nobody who agreed to 90 meant another thing. */
function longest(days: number): number {
  return days + Math.ceil(days / 30);
}

/** What is for one piece of work ends within a quarter; more is no longer temporary. */
const MOST_TEMPORARY_DAYS = 90;

export const staysTemporary: DutyRule = {
  id: 'identity/temporary-stays',
  code: 'NHI-R006',
  asks: 'starter',
  title: 'An identity is called temporary and has no end, or a far one',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'What was made for one piece of work is forgotten when the work is done. Fires where lifecycle.temporary is true and ' +
    `expires is missing, never, or more than ${MOST_TEMPORARY_DAYS} days behind created; without created, behind today.`,
  remedy: `Set expires to a day within ${MOST_TEMPORARY_DAYS} days, or take lifecycle.temporary away: it stays.`,
  controls: expiryControls,
  example: {
    file: 'nhi.yaml',
    bad: `${FLAT}\n  created: 2031-01-01\n  expires: 2031-12-31\n  lifecycle: { temporary: true }`,
    good: `${FLAT}\n  created: 2031-01-01\n  expires: 2031-03-31\n  lifecycle: { temporary: true }`,
  },
  judge({ declaration: { isTemporary, expires, created }, identity }, { today }) {
    if (isTemporary !== true) return [];
    const end: Day | undefined = identity.expires;
    const start = created ?? today;
    if (end === undefined || (expires !== undefined && !isDay(expires.value)))
      return [{ message: 'is called temporary and has no end' }];
    if (end <= addDays(start, MOST_TEMPORARY_DAYS)) return [];
    return [{ message: `is called temporary and ends on ${end}, ${daysBetween(start, end)} days after ${start}` }];
  },
};

export const endDiffers: DutyRule = {
  id: 'identity/end-differs',
  code: 'NHI-C006',
  asks: 'standard',
  title: 'An entry says a later end than the code shows',
  severity: asked({ standard: 'warning', strict: 'warning' }),
  meaning:
    'A certificate, a client secret or a token ends on the day that stands in it, whatever its entry says. The earlier day ' +
    'counts everywhere; the entry is wrong all the same, and whoever plans by it is late. Asked from standard on.',
  remedy: 'Set expires to the day that the code shows, or leave it out.',
  controls: expiryControls,
  example: {
    file: 'nhi.yaml',
    bad: `${FLAT}\n  expires: 2031-12-31    # the certificate ends on 2031-06-30`,
    good: `${FLAT}\n  expires: 2031-06-30`,
  },
  judge({ declaration: { expires, group }, identity: { lifetime } }) {
    const shown = lifetime?.expires;
    if (group !== undefined || expires === undefined || shown === undefined || !isDay(expires.value)) return [];
    if (expires.value <= shown) return [];
    return [{ message: `says that it ends on ${expires.value}, and the code shows ${shown}`, place: expires.place }];
  },
};
