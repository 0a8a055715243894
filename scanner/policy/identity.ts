import { governingManifest, mustDeclare, patternOf } from '../inventory';
import type { ManifestSet } from '../manifest';
import type {
  Confidence,
  Day,
  Declaration,
  GovernedIdentity,
  IdentityReference,
  Profile,
  Remedy,
  Severity,
} from '../model';
import { nearestWord, shellWord } from '../text';
import type { FindingDraft } from '../text';
import { judgeEntry } from './entry';
import { nameOf } from './phrases';
import { undeclared } from './rules/identity-rules';
import { draft } from './severity';
import { usesOf } from './uses';

/** What the judgement of identities needs beside them. */
export interface IdentityContext {
  readonly manifests: ManifestSet;
  readonly profile: Profile;
  readonly today: Day;
}

/** @returns one finding for an undeclared identity, however often it is used; for an entry one for each thing amiss */
export function judgeIdentities(inventory: readonly GovernedIdentity[], context: IdentityContext): FindingDraft[] {
  return inventory.flatMap((identity) => {
    if (identity.declaration !== undefined) return judgeEntry(identity, identity.declaration, context);
    return identity.state === 'undeclared' ? judgeUndeclared(identity, context) : [];
  });
}

function judgeUndeclared(identity: GovernedIdentity, context: IdentityContext): FindingDraft[] {
  const { manifests, profile } = context;
  const asked = identity.references.filter(
    (reference) => mustDeclare(reference, profile) && !manifests.isBrokenAbove(reference.place.path),
  );
  const [place, ...others] = usesOf(asked);
  if (place === undefined) return [];
  const manifest = governingManifest(manifests.manifests, place.path);
  const lacks = needsExpiry(identity) ? 'no owner and no expiry' : 'no owner';
  const why = manifest === undefined ? 'there is no nhi.yaml' : `it is not in ${manifest}`;
  return [
    draft(undeclared, profile, {
      severity: severityOf(asked, context),
      message: `${nameOf(identity.id)} has ${lacks}: ${why}`,
      place,
      related: others,
      remedy: remedyOf(identity, place.path, manifest, manifests),
      confidence: surest(asked),
      key: identity.id,
    }),
  ];
}

/** What only a raised profile asks for is adopted like a proposed entry: a warning until `adopt_until`. */
function severityOf(asked: readonly IdentityReference[], { manifests, profile, today }: IdentityContext): Severity {
  const { adoptUntil } = manifests.policy;
  const isAdopting = adoptUntil !== undefined && today <= adoptUntil;
  const isAskedByAll = asked.some((reference) => mustDeclare(reference, 'starter'));
  return isAdopting && !isAskedByAll ? 'warning' : undeclared.severity[profile];
}

function remedyOf(
  identity: GovernedIdentity,
  path: string,
  manifest: string | undefined,
  manifests: ManifestSet,
): Remedy {
  if (manifest === undefined) {
    return { text: 'run nhi init: it writes nhi.yaml with an entry ready to accept', command: 'nhi init' };
  }
  const near = nearEntry(identity, path, manifests);
  if (near !== undefined) return { text: `${near}: correct it there, or add an entry of its own` };
  const what = needsExpiry(identity) ? 'an owner and an expiry' : 'an owner';
  const references = `references: ["${patternOf(identity.id)}"]`;
  return {
    text: `add it to ${manifest} with ${what} (${references})`,
    command: `nhi declare ${shellWord(identity.id)}`,
  };
}

/** An entry whose key is but a few letters away is more likely meant than missing. */
function nearEntry({ keys }: GovernedIdentity, path: string, manifests: ManifestSet): string | undefined {
  for (const key of keys) {
    const found = manifests.lookup(key, path);
    const near: Declaration | undefined = found.kind === 'none' ? found.near : undefined;
    if (near === undefined) continue;
    const patterns = near.references.map(({ value }) => value);
    return `entry ${near.id} has "${nearestWord(key, patterns) ?? patterns[0] ?? ''}"`;
  }
  return undefined;
}

function needsExpiry({ credential, expires }: GovernedIdentity): boolean {
  return credential !== 'keyless' && credential !== 'ephemeral' && expires === undefined;
}

function surest(references: readonly IdentityReference[]): Confidence {
  const order: readonly Confidence[] = ['certain', 'likely', 'possible'];
  return order.find((level) => references.some(({ confidence }) => confidence === level)) ?? 'possible';
}
