import { addDuration, daysBetween, isDay } from '../../model';
import type { Day, IdentityKind } from '../../model';
import { expiryControls, rotationControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule, JudgedEntry } from './duty-rule';

const ENTRY = '- id: npm-publish\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]';

/** @returns whether there is a secret that can be replaced; what stays unknown where the code was read counts as one */
export function hasSecret({ identity: { credential }, isSeen }: JudgedEntry): boolean {
  return credential === 'static' || (credential === 'unknown' && isSeen);
}

export const noRotation: DutyRule = {
  id: 'identity/no-rotation',
  code: 'NHI-R001',
  asks: 'standard',
  title: 'Nothing says how a stored credential is replaced',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning:
    'What was never replaced in quiet times will not be replaced in a hurry. Asked from standard on of identities with a ' +
    'stored secret: an interval, and in strict also a method. method: not_applicable is an answer.',
  remedy: 'Add rotation: { interval: 90d, method: manual }.',
  controls: rotationControls,
  example: { file: 'nhi.yaml', bad: ENTRY, good: `${ENTRY}\n  rotation: { interval: 90d, method: manual }` },
  judge(entry, { profile }) {
    const { rotation } = entry.declaration;
    if (!hasSecret(entry) || rotation?.method === 'not_applicable') return [];
    if (rotation?.interval === undefined) return [{ message: 'does not say how often it is replaced', at: 'rotation' }];
    const isBare = profile === 'strict' && rotation.method === undefined;
    return when(isBare, () => ({ message: 'does not say by what it is replaced', at: 'rotation' }));
  },
};

export const rotationOverdue: DutyRule = {
  id: 'identity/rotation-overdue',
  code: 'NHI-R002',
  asks: 'starter',
  title: 'A rotation that an entry promises is overdue',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning: 'The day is interval after the last rotation; rotations among events count.',
  remedy: 'Rotate it and record it among events.',
  controls: rotationControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  rotation: { interval: 90d, last: 2021-01-31 }    # long past`,
    good: `${ENTRY}\n  rotation: { interval: 90d }\n  events:\n    - { type: rotated, date: 2031-01-31 }`,
  },
  judge({ declaration: { rotation } }, { today }) {
    const next = rotation?.next;
    if (next === undefined || next >= today) return [];
    return [{ message: `was to be rotated by ${next}, ${daysBetween(next, today)} days ago`, at: 'rotation' }];
  },
};

export const neverRotated: DutyRule = {
  id: 'identity/never-rotated',
  code: 'NHI-R003',
  asks: 'standard',
  title: 'A rotation is promised and none is recorded',
  severity: asked({ standard: 'warning', strict: 'warning' }),
  meaning:
    'Without a first day the interval is due on no day. What is replaced automatically need not be recorded; created counts ' +
    'as the first day.',
  remedy: 'Set rotation.last, or record the rotation among events.',
  controls: rotationControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  rotation: 90d`,
    good: `${ENTRY}\n  rotation: { interval: 90d, last: 2031-01-31 }`,
  },
  judge(entry, { today }) {
    const { rotation, created } = entry.declaration;
    if (rotation?.interval === undefined || rotation.last !== undefined || !hasSecret(entry)) return [];
    if (rotation.method === 'automatic' || rotation.method === 'not_applicable') return [];
    const due = created === undefined ? undefined : addDuration(created, rotation.interval);
    if (due !== undefined && due >= today) return [];
    return [{ message: 'was never rotated, as far as is recorded', at: 'rotation' }];
  },
};

/** What a person does more often than once a month is soon not done. */
const LEAST_MANUAL_DAYS = 28;

export const tiringRotation: DutyRule = {
  id: 'identity/tiring-rotation',
  code: 'NHI-R005',
  asks: 'standard',
  title: 'A rotation by hand is promised more often than once a month',
  severity: asked({ standard: 'info', strict: 'info' }),
  meaning: 'What a person must do every few days is soon skipped. Automatic rotation is under no minimum.',
  remedy: 'Automate it, or rotate it less often.',
  controls: rotationControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  rotation: { interval: 7d, method: manual, last: 2031-01-31 }`,
    good: `${ENTRY}\n  rotation: { interval: 7d, method: automatic, last: 2031-01-31 }`,
  },
  judge({ declaration: { rotation } }, { today }) {
    if (rotation?.method !== 'manual' || rotation.interval === undefined) return [];
    const next = addDuration(today, rotation.interval);
    const isTiring = next !== undefined && daysBetween(today, next) < LEAST_MANUAL_DAYS;
    return when(isTiring, () => ({ message: `is rotated by hand every ${rotation.interval ?? ''}`, at: 'rotation' }));
  },
};

/**
 * Days between `created` and `expires`: a year for what vendors let live for ever; two for signing keys, the middle of NIST SP
 * 800-57 Part 1's cryptoperiods (one to three years).
 */
const MAX_LIFETIME_DAYS: Readonly<Partial<Record<IdentityKind, number>>> = {
  api_key: 365,
  access_token: 365,
  deploy_key: 365,
  oauth_client: 365,
  iam_user: 365,
  signing_key: 730,
};

export const longLife: DutyRule = {
  id: 'identity/long-life',
  code: 'NHI-R006',
  asks: 'standard',
  title: 'An identity lives longer than its kind may',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning:
    'From created, or the last rotation, to expires. The most is 365 days for api_key, access_token, deploy_key, ' +
    'oauth_client and iam_user, 730 for signing_key; policy.max_lifetime_days says otherwise, and for other kinds.',
  remedy: 'Give it an earlier end, or rotate it before.',
  controls: expiryControls,
  example: {
    file: 'nhi.yaml',
    bad: `${ENTRY}\n  kind: access_token\n  created: 2031-01-01\n  expires: 2034-01-01`,
    good: `${ENTRY}\n  kind: access_token\n  created: 2031-01-01\n  expires: 2031-12-31`,
  },
  judge({ declaration: { created, expires, rotation }, identity }, { policy }) {
    const most = policy.maxLifetimeDays?.get(identity.kind) ?? MAX_LIFETIME_DAYS[identity.kind];
    const start = laterOf(created, rotation?.last);
    if (most === undefined || start === undefined || expires === undefined || !isDay(expires.value)) return [];
    const days = daysBetween(start, expires.value);
    return when(days > most, () => ({
      message: `lives ${days} days, and what is ${identity.kind} may live ${most}`,
      place: expires.place,
    }));
  },
};

function laterOf(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
