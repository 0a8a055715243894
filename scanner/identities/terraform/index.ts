export type { HclAttribute, HclBlock, HclExpression } from './hcl';
export { translatedReferences } from './program';
export { terraform } from './source';
