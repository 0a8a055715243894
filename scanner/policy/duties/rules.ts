import type { Rule } from '../rule';
import { adminInGroup, groupTooLarge, noApproval, selfApproved, unjustifiedAdmin } from './approval';
import type { DutyRule } from './duty-rule';
import { exceedsDeclared } from './exceeds';
import { endDiffers, longInterval, staysTemporary } from './intervals';
import { drillOverdue, noIncidentContact, noLogging } from './operation';
import { noBackup, ownerLeft, ownerUnknown, placeholder } from './owner';
import { processRules } from './process';
import { differs, kindOther, noPrivilege, noPurpose } from './purpose';
import { noRevocation, noRevocationTime, revocationTriggers, runbookMissing } from './revocation';
import { noReview, reviewNarrow, reviewOverdue, selfReview } from './review';
import { longLife, neverRotated, noRotation, rotationOverdue, tiringRotation } from './rotation';
import { agentBypass, agentOpen, noHuman, noVendor, oldAttestation } from './third-party';
import { waiverDuties } from './waivers';

/** What an entry must say, and what follows from what it says. */
export const entryDuties: readonly DutyRule[] = [
  placeholder,
  ownerUnknown,
  ownerLeft,
  noBackup,
  noPurpose,
  noPrivilege,
  kindOther,
  differs,
  exceedsDeclared,
  noReview,
  reviewOverdue,
  reviewNarrow,
  selfReview,
  noRotation,
  rotationOverdue,
  neverRotated,
  tiringRotation,
  longLife,
  longInterval,
  staysTemporary,
  endDiffers,
  noRevocation,
  runbookMissing,
  noRevocationTime,
  revocationTriggers,
  unjustifiedAdmin,
  adminInGroup,
  groupTooLarge,
  noApproval,
  selfApproved,
  noLogging,
  noIncidentContact,
  drillOverdue,
  noVendor,
  oldAttestation,
  noHuman,
  agentOpen,
  agentBypass,
];

export const dutyRules: readonly Rule[] = [...entryDuties, ...waiverDuties, ...processRules];
