import type { ManifestSet } from '../manifest';
import type { Coverage, Day, Finding, GovernedIdentity, IdentityNote, Profile, SecretMatch, Snapshot } from '../model';
import { compareFindings, withFingerprints } from '../text';
import type { FindingDraft } from '../text';
import { asksMore } from './asks-more';
import { judgeDuties } from './duties';
import { judgeFamilies } from './families';
import { judgeIdentities } from './identity';
import type { IdentityContext } from './identity';
import { judgeManifests } from './manifest';
import { judgeNotes } from './notes';
import { ruleIds } from './rules';
import type { DetectorText } from './rules/secret-rules';
import { judgeSameEnds } from './same-end';
import { judgeSecrets } from './secret';
import { withPolicySeverities } from './severity';

/** All that a run found and what it is judged by. */
export interface JudgeInput {
  readonly secrets: readonly SecretMatch[];
  /**
   * Gives every detector there is, also those that found nothing: their rules may be named in `policy.severities`. Asked only
   * where something was found or is named.
   */
  readonly detectors: () => readonly DetectorText[];
  readonly inventory: readonly GovernedIdentity[];
  /** What the identity sources remarked. */
  readonly notes: readonly IdentityNote[];
  readonly manifests: ManifestSet;
  readonly profile: Profile;
  readonly today: Day;
  /** Where CODEOWNERS and the like are looked for; absent: nothing is known of them. */
  readonly snapshot?: Snapshot;
  /** How the check is kept is judged only over the whole; absent: it was a part. */
  readonly extent?: Coverage['extent'];
}

const NOTHING: Snapshot = { read: () => undefined, find: () => [], files: () => [] };

/**
 * Turns what was found into findings. Inventory that nobody asks an entry for is none. Acts as the default branch's
 * scheduled run: every entry is judged, an expired one is an error. The order of the input does not matter.
 * @returns by path, position, rule; nothing waived yet
 */
export function judge(input: JudgeInput): Finding[] {
  const { secrets, detectors, inventory, notes, manifests, profile, today } = input;
  const drafts = [
    ...judgeManifests(manifests, inventory, () => ruleIds(detectors()), profile),
    ...judgeIdentities(inventory, { manifests, profile, today }),
    ...judgeMore(input),
    ...judgeShown(inventory, { manifests, profile, today }),
    ...judgeSameEnds(manifests.declarations, profile, today),
    ...judgeNotes(notes, profile),
    ...judgeSecrets(secrets, {
      detectors: new Map(secrets.length === 0 ? [] : detectors().map((detector) => [detector.id, detector])),
      inventory,
      manifests,
      profile,
    }),
  ];
  return withFingerprints(withPolicySeverities(drafts, manifests.policy)).sort(compareFindings);
}

/** The rules on what code shows are loaded only where it shows an identity. */
function judgeShown(inventory: readonly GovernedIdentity[], context: IdentityContext): FindingDraft[] {
  return inventory.some(({ references }) => references.length > 0) ? judgeFamilies(inventory, context) : [];
}

/** What entries say beyond owner and end is judged by rules that are loaded only where there is something to judge. */
function judgeMore({ inventory, manifests, profile, today, snapshot = NOTHING, extent }: JudgeInput): FindingDraft[] {
  if (!asksMore(manifests, profile)) return [];
  return judgeDuties({ inventory, manifests, profile, today, snapshot, isWhole: extent === 'whole' });
}
