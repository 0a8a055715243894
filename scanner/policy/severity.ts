import type { Policy } from '../manifest';
import type { Profile } from '../model';
import type { FindingDraft } from '../text';
import type { Rule } from './rule';
import { manifestInvalid } from './rules/manifest-rules';

/** @returns the draft with the rule's id and its default severity in the profile */
export function draft(
  rule: Rule,
  profile: Profile,
  details: Omit<FindingDraft, 'rule' | 'severity' | 'related'> & Partial<Pick<FindingDraft, 'severity' | 'related'>>,
): FindingDraft {
  return { related: [], severity: rule.severity[profile], ...details, rule: rule.id };
}

/**
 * Applies the severities that policy sets by exact rule id; `off` takes findings out. `manifest/invalid` cannot be changed:
 * a file nobody can read must not be able to say that it is fine.
 */
export function withPolicySeverities<T extends FindingDraft>(findings: readonly T[], policy: Policy): T[] {
  return findings.flatMap((finding) => {
    const set = finding.rule === manifestInvalid.id ? undefined : policy.severities.get(finding.rule);
    if (set === 'off') return [];
    return set === undefined ? [finding] : [{ ...finding, severity: set }];
  });
}
