import type { ManifestSet, Policy } from '../manifest';
import { addDays } from '../model';
import type { Change, Day, Snapshot, Waiver } from '../model';
import { readDocuments, textDocument } from '../reading';
import type { SecretScanner } from '../secrets';

/** Where a request goes. */
export interface Target {
  readonly snapshot: Snapshot;
  readonly manifests: ManifestSet;
}

/** How long whoever brings the first nhi.yaml may give themselves. */
const FIRST_ADOPTION_DAYS = 90;

/** @returns the request's own entries under the target's policy and scan settings: no change switches off its own check */
export function judgedByTarget(own: ManifestSet, target: ManifestSet, today: Day): ManifestSet {
  const judged: Mutable<ManifestSet> = { ...own, policy: withTargetPolicy(target, own, today).policy };
  delete judged.scan;
  return target.scan === undefined ? judged : { ...judged, scan: target.scan };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** @returns the target, with the policy that it lends to a change: where it has no manifest, the first one's profile counts */
export function withTargetPolicy(target: ManifestSet, own: ManifestSet, today: Day): ManifestSet {
  if (target.root !== undefined) return target;
  const { profile, adoptUntil } = own.policy;
  const isSoon = adoptUntil !== undefined && adoptUntil <= addDays(today, FIRST_ADOPTION_DAYS);
  const policy: Policy = { ...target.policy, profile, ...(isSoon && { adoptUntil }) };
  return { ...target, policy };
}

/** @returns the waivers that are on the target already: registered ones, and inline ones of the files that the change has */
export function waiversThere(
  { snapshot, manifests }: Target,
  changes: readonly Change[],
  secretScanner: SecretScanner,
): readonly Waiver[] {
  const documents = changes.map(({ path }) => textDocument(path, snapshot));
  snapshot.willRead?.(changes.map(({ path }) => path));
  const { told } = readDocuments(documents, { secretScanner, settings: manifests.scan });
  return [...manifests.waivers, ...told.flatMap(({ waivers }) => waivers)];
}
