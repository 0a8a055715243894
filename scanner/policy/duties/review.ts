import { daysBetween } from '../../model';
import { reviewControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule } from './duty-rule';

const ENTRY = '- id: npm-publish\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]';

export const noReview: DutyRule = {
  id: 'identity/no-review',
  code: 'NHI-M010',
  asks: 'standard',
  title: 'Nothing says when an identity is reviewed',
  severity: asked({ standard: 'error', strict: 'error' }),
  meaning:
    'Identities outlive their reasons unless somebody asks from time to time. Asked from standard on: an interval or a day, ' +
    'in the entry, its group or defaults.',
  remedy: 'Add review: 90d, to the entry or to defaults.',
  controls: reviewControls,
  example: { file: 'nhi.yaml', bad: ENTRY, good: `${ENTRY}\n  review: 90d` },
  judge: ({ declaration: { review } }) =>
    when(review?.interval === undefined && review?.next === undefined, () => ({
      message: 'does not say when it is reviewed',
      at: 'review',
    })),
};

export const reviewOverdue: DutyRule = {
  id: 'identity/review-overdue',
  code: 'NHI-M011',
  asks: 'starter',
  title: 'A review that an entry promises is overdue',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'The day is review.next, else interval after the last review; reviews among events count. From standard on an interval ' +
    'without any review behind it is overdue, too.',
  remedy: 'Review it and record it among events.',
  controls: reviewControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  review: { interval: 90d, last: 2021-01-31 }    # long past`,
    good: `${ENTRY}\n  review: { interval: 90d }\n  events:\n    - { type: reviewed, date: 2031-01-31, by: "@acme/security" }`,
  },
  judge({ declaration: { review, created } }, { today, profile }) {
    if (review === undefined) return [];
    const { next, last, interval } = review;
    if (next !== undefined) {
      return when(next < today, () => ({
        message: `was to be reviewed by ${next}, ${daysBetween(next, today)} days ago`,
        at: 'review',
      }));
    }
    const isAwaited = profile !== 'starter' && interval !== undefined && last === undefined && created === undefined;
    return when(isAwaited, () => ({ message: 'was never reviewed, as far as is recorded', at: 'review' }));
  },
};

const COVERED = ['scope', 'ttl', 'rotation'];

export const reviewNarrow: DutyRule = {
  id: 'identity/review-narrow',
  code: 'NHI-M012',
  asks: 'strict',
  title: 'A review does not look at everything it should',
  severity: asked({ strict: 'warning' }),
  meaning:
    'A review that only asks whether it is still used misses rights that grew and lives that were prolonged. Asked in strict: ' +
    'review.covers names scope, ttl and rotation.',
  remedy: 'Set review.covers to [scope, ttl, rotation], and look at them.',
  controls: reviewControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  review: { interval: 90d, covers: [scope] }`,
    good: `${ENTRY}\n  review: { interval: 90d, covers: [scope, ttl, rotation] }`,
  },
  judge({ declaration: { review } }) {
    const missing = review === undefined ? [] : COVERED.filter((word) => review.covers?.includes(word) !== true);
    return when(missing.length > 0, () => ({ message: `is reviewed without ${missing.join(', ')}`, at: 'review' }));
  },
};

export const selfReview: DutyRule = {
  id: 'identity/self-review',
  code: 'NHI-M013',
  asks: 'standard',
  title: 'An identity is reviewed by its own owner',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning:
    'ISO/IEC 27002:2022, 5.16, asks for independent oversight of the identities of machines. Fires where review.reviewer, or ' +
    'who recorded the last review, is the owner; in strict also where no reviewer is named.',
  remedy: 'Set review.reviewer to someone else than the owner.',
  controls: reviewControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  review: { interval: 90d, reviewer: "@acme/web" }`,
    good: `${ENTRY}\n  review: { interval: 90d, reviewer: "@acme/security" }`,
  },
  judge({ declaration: { owner, review, events = [] } }, { profile }) {
    if (review === undefined || owner === undefined) return [];
    const last = events
      .filter(({ type }) => type === 'reviewed')
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .at(-1);
    if (review.reviewer === owner.value || last?.by === owner.value) {
      return [{ message: `is reviewed by its owner, ${owner.value}`, at: 'review' }];
    }
    const isUnnamed = profile === 'strict' && review.reviewer === undefined && last?.by === undefined;
    return when(isUnnamed, () => ({ message: 'names nobody who reviews it', at: 'review' }));
  },
};
