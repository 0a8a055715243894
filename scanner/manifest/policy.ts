import type { Day, Place, Profile, Severity } from '../model';
import type { Metric, Policy } from './manifest-set';
import { present } from './present';
import type { PolicySettings } from './schema/settings';

const DEFAULT_EXPIRES_SOON_DAYS = 30;
const DEFAULT_MAX_EXPIRY_DAYS = 400;
const DEFAULT_WAIVER_DAYS = 90;

const PROFILES: readonly Profile[] = ['starter', 'standard', 'strict'];
const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'info', 'warning', 'error'];

/** A setting of the shared policy that would have loosened. */
export interface Ignored {
  /** Keys from `policy` down: `['severities', 'identity/unused']`. */
  readonly setting: readonly string[];
  /** What it asks for, and what counts in its stead. */
  readonly asked: string;
  readonly kept: string;
}

interface Sources {
  /** The root manifest's. */
  readonly own?: PolicySettings;
  readonly place?: Place;
  /** The one that `--policy` names. */
  readonly shared?: PolicySettings;
  /** The one that `--profile` names; stands in for the manifest's own. */
  readonly profile?: Profile;
  /** How severe a rule is where no policy says; undefined for unknown rules. */
  readonly defaultSeverity?: (rule: string) => Severity | 'off' | undefined;
}

/** Fills in the defaults, then takes the stricter of both sides setting by setting. */
export function resolvePolicy({ own = {}, place, shared = {}, profile, defaultSeverity }: Sources): {
  policy: Policy;
  ignored: Ignored[];
} {
  const ignored: Ignored[] = [];
  const stricter = <T>(setting: readonly string[], ours: T, asked: T | undefined, rank: (value: T) => number): T => {
    if (asked === undefined || rank(asked) === rank(ours)) return ours;
    if (rank(asked) > rank(ours)) return asked;
    ignored.push({ setting, asked: String(asked), kept: String(ours) });
    return ours;
  };
  const earlier = (ours: Day | undefined, asked: Day | undefined): Day | undefined => {
    // Without a day no adoption is going on, which is stricter than any day.
    if (ours === undefined || asked === undefined || asked < ours)
      return ours === undefined ? undefined : (asked ?? ours);
    if (asked > ours) ignored.push({ setting: ['adopt_until'], asked, kept: ours });
    return ours;
  };
  const few = (days: number): number => -days;
  const severities = new Map(own.severities);
  for (const [rule, asked] of shared.severities ?? []) {
    // Where nobody says how severe a rule is by itself, only "error" is sure not to loosen it.
    const ours = severities.get(rule) ?? defaultSeverity?.(rule) ?? 'error';
    const kept = stricter(['severities', rule], ours, asked, (severity) => SEVERITIES.indexOf(severity));
    if (kept === asked) severities.set(rule, kept);
  }
  const days = new Map(own.max_lifetime_days);
  for (const [kind, asked] of shared.max_lifetime_days ?? []) {
    const ours = days.get(kind);
    days.set(kind, ours === undefined ? asked : stricter(['max_lifetime_days', kind], ours, asked, few));
  }
  const grace = stricter(['grace_days'], own.grace_days ?? 0, shared.grace_days, few);
  const within = (setting: 'max_review_days' | 'max_rotation_days'): number | undefined => {
    const [ours, asked] = [own[setting], shared[setting]];
    return ours === undefined ? asked : stricter([setting], ours, asked, few);
  };
  const metrics = metricsOf(own);
  for (const [metric, asked] of metricsOf(shared)) {
    metrics.set(metric, stricter(['metrics', metric], metrics.get(metric) ?? 0, asked, Number));
  }
  const policy = present({
    profile: stricter(['profile'], profile ?? own.profile ?? 'starter', shared.profile, (name) =>
      PROFILES.indexOf(name),
    ),
    adoptUntil: earlier(own.adopt_until, shared.adopt_until),
    severities,
    expiresSoonDays: stricter(
      ['expires_soon_days'],
      own.expires_soon_days ?? DEFAULT_EXPIRES_SOON_DAYS,
      shared.expires_soon_days,
      Number,
    ),
    maxExpiryDays: stricter(
      ['max_expiry_days'],
      own.max_expiry_days ?? DEFAULT_MAX_EXPIRY_DAYS,
      shared.max_expiry_days,
      few,
    ),
    waiverDays: stricter(['waiver_days'], own.waiver_days ?? DEFAULT_WAIVER_DAYS, shared.waiver_days, few),
    graceDays: grace === 0 ? undefined : grace,
    maxLifetimeDays: days.size === 0 ? undefined : days,
    maxReviewDays: within('max_review_days'),
    maxRotationDays: within('max_rotation_days'),
    metrics: metrics.size === 0 ? undefined : metrics,
    reason: own.reason,
    approvedBy: own.approved_by,
    place,
  });
  return { policy, ignored };
}

function metricsOf({ metrics = {} }: PolicySettings): Map<Metric, number> {
  // Each key of the shape is a metric.
  return new Map(Object.entries(metrics) as [Metric, number][]);
}
