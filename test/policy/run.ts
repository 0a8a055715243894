import { joinInventory } from '../../scanner/inventory';
import type { ManifestSet } from '../../scanner/manifest';
import type { Coverage, Finding, IdentityReference, Profile, SecretMatch } from '../../scanner/model';
import { judge } from '../../scanner/policy';
import type { DetectorText } from '../../scanner/policy';
import { manifestSet, placeOf, TODAY } from '../inventory/builders';

export const DETECTORS: readonly DetectorText[] = [
  {
    id: 'aws-access-key',
    title: 'AWS access key',
    revoke: { url: 'https://console.aws.amazon.com/iam', steps: 'Deactivate the key in IAM, then delete it.' },
  },
  { id: 'generic-password', title: 'password' },
];

/** A certain AWS key in a shell script, unless told otherwise. */
export function secret(details: Partial<SecretMatch> = {}): SecretMatch {
  const preview = 'AKIA…(20)';
  return {
    detector: 'aws-access-key',
    confidence: 'certain',
    provider: 'aws',
    kind: 'iam_user',
    preview,
    parts: [{ start: 700, end: 720 }],
    place: placeOf('scripts/backup.sh', 7, `export AWS_ACCESS_KEY_ID=${preview}`),
    ...details,
  };
}

export interface Scene {
  readonly secrets?: readonly SecretMatch[];
  readonly references?: readonly IdentityReference[];
  readonly manifests?: ManifestSet;
  readonly profile?: Profile;
  readonly today?: string;
  readonly extent?: Coverage['extent'];
}

/** Inventory and judgement in one, as `scan.ts` does it. */
export function judged(scene: Scene): Finding[] {
  const { secrets = [], references = [], manifests = manifestSet(), profile = 'starter', today = TODAY } = scene;
  const inventory = joinInventory(references, manifests, { extent: scene.extent ?? 'whole', profile });
  return judge({ secrets, detectors: () => DETECTORS, inventory, notes: [], manifests, profile, today });
}

/** `severity rule message`, one line a finding. */
export function lines(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}
