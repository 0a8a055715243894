import type { Policy } from '../../manifest';
import type { Profile, Severity } from '../../model';
import type { Loosening } from './loosening';

const PROFILES: readonly Profile[] = ['starter', 'standard', 'strict'];
const RANK: Readonly<Record<Severity | 'off', number>> = { off: 0, info: 1, warning: 2, error: 3 };
/** Where nobody sets a secret's severity its confidence does, between warning and error. */
const RANK_BY_CONFIDENCE = 2.5;

/** @param defaultSeverity how severe a rule is where no policy says; undefined for unknown ones */
export function loosenedPolicy(
  before: Policy,
  after: Policy,
  defaultSeverity: (rule: string) => Severity | undefined,
): Loosening[] {
  const found: Loosening[] = [];
  const tell = (keys: readonly string[], message: string): void =>
    void found.push({ keys: ['policy', ...keys], message });
  if (PROFILES.indexOf(after.profile) < PROFILES.indexOf(before.profile)) {
    tell(['profile'], `The profile goes from ${before.profile} to ${after.profile}`);
  }
  if (after.adoptUntil !== undefined && (before.adoptUntil === undefined || after.adoptUntil > before.adoptUntil)) {
    const was =
      before.adoptUntil === undefined ? 'which they could not before' : `no longer until ${before.adoptUntil}`;
    tell(['adopt_until'], `Proposed entries may wait until ${after.adoptUntil}, ${was}`);
  }
  for (const rule of new Set([...before.severities.keys(), ...after.severities.keys()])) {
    const [was, is] = [before, after].map(({ severities }) => severities.get(rule));
    const unset = defaultSeverity(rule);
    if (unset === undefined || rankOf(rule, is ?? unset, is) >= rankOf(rule, was ?? unset, was)) continue;
    const plain = isSecret(rule) ? 'its default' : unset;
    tell(['severities', rule], `The severity of ${rule} goes from ${was ?? plain} to ${is ?? plain}`);
  }
  if (after.expiresSoonDays < before.expiresSoonDays) {
    const message = `Ends are announced ${after.expiresSoonDays} days ahead, no longer ${before.expiresSoonDays}`;
    tell(['expires_soon_days'], message);
  }
  if (after.maxExpiryDays > before.maxExpiryDays) {
    const message = `An entry may end ${after.maxExpiryDays} days ahead without a reason, no longer ${before.maxExpiryDays}`;
    tell(['max_expiry_days'], message);
  }
  if (after.waiverDays > before.waiverDays) {
    tell(['waiver_days'], `A waiver may last ${after.waiverDays} days, no longer ${before.waiverDays}`);
  }
  const [grace, graceBefore] = [after.graceDays ?? 0, before.graceDays ?? 0];
  if (grace > graceBefore) {
    tell(['grace_days'], `What has ended only warns for ${grace} days, no longer ${graceBefore}`);
  }
  const intervals = [
    ['max_review_days', 'review', before.maxReviewDays, after.maxReviewDays],
    ['max_rotation_days', 'rotation', before.maxRotationDays, after.maxRotationDays],
  ] as const;
  for (const [setting, what, was, is] of intervals) {
    if (was === undefined || (is !== undefined && is <= was)) continue;
    const now = is === undefined ? 'as long as it likes' : `${is} days`;
    tell([setting], `The interval of a ${what} may be ${now}, no longer only ${was} days`);
  }
  for (const [metric, was] of before.metrics ?? []) {
    const is = after.metrics?.get(metric) ?? 0;
    if (is < was) tell(['metrics', metric], `${metric} need only reach ${is}, no longer ${was}`);
  }
  for (const [kind, was] of before.maxLifetimeDays ?? []) {
    const is = after.maxLifetimeDays?.get(kind);
    if (is !== undefined && is <= was) continue;
    const now = is === undefined ? 'as long as it likes' : `${is} days`;
    tell(['max_lifetime_days', kind], `What is ${kind} may live ${now}, no longer only ${was} days`);
  }
  return found;
}

const isSecret = (rule: string): boolean => rule.startsWith('secret/');

function rankOf(rule: string, severity: Severity | 'off', set: Severity | 'off' | undefined): number {
  return set === undefined && isSecret(rule) ? RANK_BY_CONFIDENCE : RANK[severity];
}
