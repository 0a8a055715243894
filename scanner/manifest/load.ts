import type { Profile, Snapshot } from '../model';
import type { ManifestSet } from './manifest-set';

export interface ManifestOptions {
  readonly manifest?: string;
  readonly policy?: { readonly path: string; readonly text: string };
  readonly profile?: Profile;
  readonly isIgnored?: (path: string) => boolean;
}

/** Reads every manifest of a snapshot. Being written: gives an empty set. */
export function loadManifests(_snapshot: Snapshot, options: ManifestOptions): ManifestSet {
  return {
    broken: false,
    manifests: [],
    declarations: [],
    waivers: [],
    notIdentities: [],
    owners: new Map(),
    policy: {
      profile: options.profile ?? 'starter',
      severities: new Map(),
      expiresSoonDays: 30,
      maxExpiryDays: 400,
      waiverDays: 90,
    },
    problems: [],
    isBrokenAbove: () => false,
    lookup: () => ({ kind: 'none' }),
  };
}
