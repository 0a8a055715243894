import type { ManifestProblem, ManifestSet } from '../manifest';
import type { Declaration, GovernedIdentity, Place, Profile } from '../model';
import { comparePlaces, nearestWord } from '../text';
import type { FindingDraft } from '../text';
import { nameOf } from './phrases';
import { manifestAmbiguous, manifestInvalid } from './rules/manifest-rules';
import { draft } from './severity';

/** @returns the manifests' own problems, and those that only show once rules and references are known */
export function judgeManifests(
  manifests: ManifestSet,
  inventory: readonly GovernedIdentity[],
  knownRules: () => readonly string[],
  profile: Profile,
): FindingDraft[] {
  return [
    ...manifests.problems.map((problem) => fromProblem(problem, profile)),
    ...judgeSeverities(manifests, knownRules, profile),
    ...judgeAmbiguous(manifests, inventory, profile),
  ];
}

function fromProblem({ rule, message, place, remedy }: ManifestProblem, profile: Profile): FindingDraft {
  return draft(rule === manifestInvalid.id ? manifestInvalid : manifestAmbiguous, profile, { message, place, remedy });
}

/** The manifest room knows no rules: which ids may stand under `policy.severities` is judged here. */
function judgeSeverities(
  { policy, root }: ManifestSet,
  knownRules: () => readonly string[],
  profile: Profile,
): FindingDraft[] {
  if (policy.severities.size === 0) return [];
  const place = policy.place ?? startOf(root ?? 'nhi.yaml');
  const known = knownRules();
  return [...policy.severities.keys()].sort().flatMap((id) => {
    if (id === manifestInvalid.id) {
      const remedy = { text: `take ${id} out of policy.severities` };
      return [draft(manifestInvalid, profile, { message: `The severity of ${id} cannot be changed`, place, remedy })];
    }
    if (known.includes(id)) return [];
    const near = nearestWord(id, known);
    return [
      draft(manifestInvalid, profile, {
        message: `policy.severities names ${id}, which is no rule${near === undefined ? '' : `: did you mean ${near}`}`,
        place,
        remedy: { text: near === undefined ? 'nhi explain says which rules there are' : `write ${near}` },
      }),
    ];
  });
}

/** Entries that turn out equally near only for a key that was found; what a file shows alone is among the problems. */
function judgeAmbiguous(
  manifests: ManifestSet,
  inventory: readonly GovernedIdentity[],
  profile: Profile,
): FindingDraft[] {
  const findings = new Map<string, FindingDraft>();
  for (const { references } of inventory.filter(({ declaration }) => declaration !== undefined)) {
    for (const { key, place } of references) {
      const found = manifests.lookup(key, place.path);
      if (found.kind !== 'ambiguous') continue;
      const claimants = [...found.declarations].sort((a, b) => comparePlaces(a.place, b.place));
      const same = JSON.stringify([key, claimants.map(({ id, manifest }) => [manifest, id])]);
      const [first, ...others] = claimants;
      if (first === undefined || findings.has(same)) continue;
      findings.set(
        same,
        draft(manifestAmbiguous, profile, {
          message: `${nameOf(key)} is claimed by ${claimants.map(titleOf).join(' and ')}`,
          place: first.place,
          related: [...others.map((other) => other.place), place],
          remedy: { text: `take ${key} out of all but one of them` },
          key,
        }),
      );
    }
  }
  return [...findings.values()];
}

function titleOf({ id, manifest }: Declaration): string {
  return `${id} (${manifest})`;
}

/** For what has no place of its own. */
export function startOf(path: string): Place {
  const start = { line: 1, column: 1 };
  const nothing = { start: 0, end: 0 };
  return { path, range: nothing, start, end: start, excerpt: { text: '', mark: nothing, offset: 0 } };
}
