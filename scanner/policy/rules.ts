import type { Rule } from './rule';
import { identityRules } from './rules/identity-rules';
import { manifestRules } from './rules/manifest-rules';
import { policyRules } from './rules/policy-rules';
import { secretFamily, secretRule } from './rules/secret-rules';
import type { DetectorText } from './rules/secret-rules';
import { waiverRules } from './rules/waiver-rules';

/** Every rule that is not a detector's, and `secret/*`, the family's own text. */
export const rules: readonly Rule[] = [
  secretFamily,
  ...identityRules,
  ...manifestRules,
  ...policyRules,
  ...waiverRules,
];

/**
 * @param id `family/name`, `secret/*` for the family
 * @param detectors all there are: each makes a rule `secret/<id>`
 */
export function findRule(id: string, detectors: readonly DetectorText[]): Rule | undefined {
  const detector = detectors.find((candidate) => `secret/${candidate.id}` === id);
  return detector === undefined ? rules.find((rule) => rule.id === id) : secretRule(detector);
}

/** @returns the ids a waiver or a severity may name, ascending */
export function ruleIds(detectors: readonly DetectorText[]): string[] {
  const words = rules.filter((rule) => rule !== secretFamily).map(({ id }) => id);
  return [...detectors.map(({ id }) => `secret/${id}`), ...words].sort();
}
