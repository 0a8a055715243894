import { dutyRules } from './duties';
import { familyRules } from './families';
import type { Rule } from './rule';
import { identityRules } from './rules/identity-rules';
import { manifestRules } from './rules/manifest-rules';
import { policyRules } from './rules/policy-rules';
import { secretFamily, secretRule } from './rules/secret-rules';
import type { DetectorText } from './rules/secret-rules';
import { waiverRules } from './rules/waiver-rules';

const coreRules: readonly Rule[] = [secretFamily, ...identityRules, ...manifestRules, ...policyRules, ...waiverRules];

/** @returns every rule that is not a detector's, and `secret/*`, the family's own text */
export function allRules(): readonly Rule[] {
  return [...coreRules, ...dutyRules, ...familyRules];
}

/**
 * @param id `family/name`, `secret/*` for the family
 * @param detectors all there are: each makes a rule `secret/<id>`
 */
export function findRule(id: string, detectors: readonly DetectorText[]): Rule | undefined {
  const detector = detectors.find((candidate) => `secret/${candidate.id}` === id);
  if (detector !== undefined) return secretRule(detector);
  const isThis = (rule: Rule): boolean => rule.id === id;
  return coreRules.find(isThis) ?? dutyRules.find(isThis) ?? familyRules.find(isThis);
}

/** @returns the ids a waiver or a severity may name, ascending */
export function ruleIds(detectors: readonly DetectorText[]): string[] {
  const words = allRules()
    .filter((rule) => rule !== secretFamily)
    .map(({ id }) => id);
  return [...detectors.map(({ id }) => `secret/${id}`), ...words].sort();
}
