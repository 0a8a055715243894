export type {
  HclAttribute,
  HclBlock,
  HclBody,
  HclCall,
  HclExpression,
  HclMember,
  HclObject,
  HclOther,
  HclReference,
  HclText,
} from './node';
export { readHcl } from './read-hcl';
export { readHclJson } from './read-json';
