import type { IdentityRule } from './identity-rule';
import { privilegeRules } from './privilege';
import { workflowPrivilegeRules } from './privilege-in-workflows';

/** Every rule on identities that the code itself shows, by family. */
export const familyRules: readonly IdentityRule[] = [...workflowPrivilegeRules, ...privilegeRules];
