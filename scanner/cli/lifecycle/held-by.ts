import { isSameOwner } from '../../manifest';
import type { ManifestSet } from '../../manifest';
import type { Declaration, GovernedIdentity, Snapshot } from '../../model';
import { CODEOWNERS_PLACES } from '../../inventory';
import { isDeclared } from './find';
import type { DeclaredIdentity } from './find';

/** A part that somebody has beside the owner. */
export interface SidePart {
  readonly identity: DeclaredIdentity;
  /** As nhi.yaml calls it. */
  readonly parts: readonly string[];
}

/** Everything that one person or team answers for. */
export interface Holdings {
  readonly owned: readonly DeclaredIdentity[];
  readonly beside: readonly SidePart[];
  /** Names under `owners` that stand for them, or have them as a backup. */
  readonly names: readonly string[];
  /** `CODEOWNERS:3`, in the order of the lines. */
  readonly codeOwnerLines: readonly string[];
  /** Rules of waivers that they approved, with the day each ends. */
  readonly waivers: readonly string[];
}

/** @param who as nhi.yaml or CODEOWNERS names them */
export function heldBy(
  who: string,
  inventory: readonly GovernedIdentity[],
  { owners, waivers }: ManifestSet,
  snapshot: Snapshot,
): Holdings {
  const isThem = (value: string | undefined): boolean => value !== undefined && isSameOwner(value, who);
  const inUse = inventory.filter(isDeclared).filter(({ declaration }) => declaration.status !== 'retired');
  return {
    owned: inUse.filter(({ declaration }) => isThem(declaration.owner?.value)),
    beside: inUse.flatMap((identity) => {
      const parts = partsOf(identity.declaration).flatMap(([part, value]) => (isThem(value) ? [part] : []));
      return parts.length === 0 ? [] : [{ identity, parts }];
    }),
    names: [...owners].flatMap(([name, { contact, backup }]) => (isThem(contact) || isThem(backup) ? [name] : [])),
    codeOwnerLines: codeOwnerLines(isThem, snapshot),
    waivers: waivers.flatMap(({ approvedBy, rule, until }) =>
      isThem(approvedBy) ? [`${rule}${until === undefined ? '' : `, until ${until}`}`] : [],
    ),
  };
}

function partsOf(declaration: Declaration): readonly (readonly [string, string | undefined])[] {
  const { backupOwner, sponsor, review, agent, incident } = declaration;
  return [
    ['backup_owner', backupOwner],
    ['sponsor', sponsor],
    ['reviewer', review?.reviewer],
    ['human_owner', agent?.humanOwner],
    ['incident contact', incident?.contact],
  ];
}

function codeOwnerLines(isThem: (value: string) => boolean, snapshot: Snapshot): string[] {
  for (const path of CODEOWNERS_PLACES) {
    const text = snapshot.read(path);
    if (text === undefined) continue;
    return text.split('\n').flatMap((line, index) => {
      const [content = ''] = line.split('#', 1);
      return content.trim().split(/\s+/).slice(1).some(isThem) ? [`${path}:${index + 1}`] : [];
    });
  }
  return [];
}
