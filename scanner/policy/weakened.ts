import type { ManifestSet } from '../manifest';
import type { Finding, GovernedIdentity, Profile } from '../model';
import { withFingerprints } from '../text';
import type { FindingDraft } from '../text';
import { startOf } from './manifest';
import { findRule } from './rules';
import { policyWeakened } from './rules/policy-rules';
import type { DetectorText } from './rules/secret-rules';
import { draft, withPolicySeverities } from './severity';
import { loosenedKeys, takenOver } from './weakening/entries';
import type { Loosening } from './weakening/loosening';
import { loosenedPolicy } from './weakening/policy';
import { loosenedScan } from './weakening/scan';

export interface WeakenedInput {
  /**
   * What a change comes from and where it goes. What is looser than one of them only is somebody else's doing, or goes away
   * with the merge.
   */
  readonly from: readonly ManifestSet[];
  /** What the change makes of it. */
  readonly to: ManifestSet;
  /** Of the new side. */
  readonly inventory: readonly GovernedIdentity[];
  readonly detectors: readonly DetectorText[];
  /** By whose policy it is judged: never the change's own on a pull request. */
  readonly judgedBy: ManifestSet;
  /** On a pull request: in `strict` the change itself must say why, and who agreed. */
  readonly isRequest: boolean;
}

/** @returns one finding for each thing that the change makes looser, at its line */
export function judgeWeakened(input: WeakenedInput): Finding[] {
  const { from, to, judgedBy, isRequest } = input;
  const { profile } = judgedBy.policy;
  const [first = [], ...others] = from.map((side) => looseningsOf(side, input, profile));
  const shared = first.filter(({ keys }) =>
    others.every((found) => found.some((other) => same(other.keys) === same(keys))),
  );
  const isArguable = profile === 'strict' && isRequest && !isExplained(from, to);
  const subjects = new Map<FindingDraft, string>();
  const drafts = shared.map(({ keys, message, place }) => {
    const written = place ?? to.placeOfSetting(keys) ?? startOf(to.root ?? 'nhi.yaml');
    const finding = draft(policyWeakened, profile, {
      severity: isArguable ? 'error' : 'warning',
      message,
      place: written,
      remedy: {
        text: isArguable
          ? 'take it back, or say why in policy.reason and who agreed in policy.approved_by, both anew'
          : 'take it back, or have whoever owns nhi.yaml agree to it',
      },
    });
    subjects.set(finding, same(keys));
    return finding;
  });
  const findings = withFingerprints(drafts, (finding) => subjects.get(finding) ?? finding.message);
  return withPolicySeverities(findings, judgedBy.policy);
}

function looseningsOf(from: ManifestSet, { to, detectors, inventory }: WeakenedInput, profile: Profile): Loosening[] {
  return [
    ...loosenedPolicy(from.policy, to.policy, (rule) => findRule(rule, detectors)?.severity[profile]),
    ...loosenedScan(from.scan, to.scan),
    ...loosenedKeys(from, to),
    ...takenOver(from, to, inventory),
  ];
}

/** Both words are there, and neither is one that was there before. */
function isExplained(from: readonly ManifestSet[], { policy: { reason, approvedBy } }: ManifestSet): boolean {
  if (reason === undefined || approvedBy === undefined) return false;
  return from.every(({ policy }) => policy.reason !== reason && policy.approvedBy !== approvedBy);
}

const same = (keys: readonly string[]): string => JSON.stringify(keys);
