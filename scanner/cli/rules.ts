import { controlLabel, findRule } from '../policy';
import type { RuleInfo, RuleLookup } from '../report';
import { detectors } from '../secrets';

/** @returns what a report says of each rule */
export function ruleLookup(): RuleLookup {
  const known = detectors();
  return (id) => {
    const rule = findRule(id, known);
    return rule === undefined ? undefined : ruleInfo(rule);
  };
}

function ruleInfo({
  id,
  title,
  meaning,
  remedy,
  severity,
  controls,
}: NonNullable<ReturnType<typeof findRule>>): RuleInfo {
  return { id, title, help: `${meaning} ${remedy}`, severity: severity.starter, controls: controls.map(controlLabel) };
}
