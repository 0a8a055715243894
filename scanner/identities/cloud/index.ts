export { managedPolicyFact, policyPrivileges, readPolicy } from './aws-policy';
export type { PolicyStatement } from './aws-policy';
export { readTrust } from './aws-trust';
export type { Federation, Trust } from './aws-trust';
export { structured, valueOf } from './json-value';
export { isSharedIssuer, subjectFact } from './subject';
export { itemsIn, knownText, textsIn, unknownAt, valueUnder } from './value';
export type { CloudList, CloudMap, CloudMember, CloudText, CloudValue } from './value';
export { azureRoleLevel, azureRoleName, clusterRoleLevel, googleRoleLevel, scopeLevel } from './roles';
