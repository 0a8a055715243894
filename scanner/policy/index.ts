export { controlLabel } from './controls';
export type { Control } from './controls';
export { judge } from './judge';
export { nameOf, when } from './phrases';
export type { Rule } from './rule';
export { findRule, ruleIds, rules } from './rules';
export type { DetectorText } from './rules/secret-rules';
export { judgeWeakened } from './weakened';
