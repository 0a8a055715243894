export { judgeFamilies } from './judge';
export { familyRules } from './rules';
