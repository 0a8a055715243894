import { agentRules } from './agent';
import { certificateRules } from './certificate';
import { credentialRules } from './credential';
import { environmentRules } from './environment';
import { federationRules } from './federation';
import type { IdentityRule } from './identity-rule';
import { keylessRules } from './keyless';
import { privilegeRules } from './privilege';
import { workflowPrivilegeRules } from './privilege-in-workflows';
import { strangerRules } from './strangers';
import { vendorRules } from './vendor';
import { webhookRules } from './webhook';

/** Every rule on identities that the code itself shows, by family. */
export const familyRules: readonly IdentityRule[] = [
  ...keylessRules,
  ...federationRules,
  ...workflowPrivilegeRules,
  ...strangerRules,
  ...privilegeRules,
  ...certificateRules,
  ...credentialRules,
  ...environmentRules,
  ...vendorRules,
  ...agentRules,
  ...webhookRules,
];
