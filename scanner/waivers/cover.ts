import { matchesKey, matchesPath } from '../manifest';
import type { Finding, Place, Profile, Waiver } from '../model';
import { comparePlaces } from '../text';

/** Findings that are about each of their places: all must be excused. Of others the places beside the first explain. */
const ABOUT_EVERY_USE: ReadonlySet<string> = new Set(['identity/undeclared', 'identity/retired-in-use']);

/** @returns the places that must be covered before the finding is waived */
export function placesOf({ rule, place, related }: Finding): readonly Place[] {
  return ABOUT_EVERY_USE.has(rule) ? [place, ...related] : [place];
}

/** @returns whether the waiver speaks of this place of the finding */
export function covers(waiver: Waiver, finding: Finding, place: Place): boolean {
  if (waiver.rule !== finding.rule) return false;
  if (waiver.form === 'inline') return place.path === waiver.place.path && place.start.line === waiver.coversLine;
  const { identity, paths } = waiver;
  if (identity !== undefined && !isOf(identity, finding)) return false;
  return paths === undefined || paths.some((pattern) => matchesPath(pattern, place.path));
}

/** Outside `starter` nobody waves a proven secret through on the line itself. */
export function isForbidden(waiver: Waiver, finding: Finding, profile: Profile): boolean {
  return (
    profile !== 'starter' &&
    waiver.form === 'inline' &&
    finding.confidence === 'certain' &&
    finding.rule.startsWith('secret/')
  );
}

/** The one that lasts longest first, registered before inline: which one is named does not depend on their order. */
export function compareCover(a: Waiver, b: Waiver): number {
  const [first, second] = [a.until ?? '', b.until ?? ''];
  if (first !== second) return first > second ? -1 : 1;
  if (a.form !== b.form) return a.form === 'registered' ? -1 : 1;
  return comparePlaces(a.place, b.place);
}

function isOf(identity: string, { declaration, key }: Finding): boolean {
  return declaration === identity || (key !== undefined && matchesKey(identity, key));
}
