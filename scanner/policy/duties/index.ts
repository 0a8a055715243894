export { judgeDuties } from './judge';
export { dutyRules } from './rules';
