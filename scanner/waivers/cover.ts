import { matchesKey, matchesPath } from '../manifest';
import type { Finding, Place, Profile, Waiver } from '../model';
import { comparePlaces } from '../text';
import { FOREIGN_RULE } from './foreign';

/** Findings that are about each of their places: all must be excused. Of others the places beside the first explain. */
const ABOUT_EVERY_USE: ReadonlySet<string> = new Set(['identity/undeclared', 'identity/retired-in-use']);

/** @returns the places that must be covered before the finding is waived */
export function placesOf({ rule, place, related }: Finding): readonly Place[] {
  return ABOUT_EVERY_USE.has(rule) ? [place, ...related] : [place];
}

/** @returns the waivers that speak of this place of the finding, the best excuse first */
export type Excuses = (finding: Finding, place: Place) => readonly Waiver[];

/** Inline waivers and other tools' markers are found by rule, file and line, so that thousands of them cost nothing. */
export function indexExcuses(waivers: readonly Waiver[]): Excuses {
  const index = new Map<string, Waiver[]>();
  const inlineName = (rule: string, path: string, line: number | undefined): string => `${rule}\n${path}\n${line}`;
  for (const waiver of waivers) {
    const { form, rule, place, coversLine } = waiver;
    const name = form === 'registered' ? rule : inlineName(rule, place.path, coversLine);
    const list = index.get(name) ?? [];
    index.set(name, list);
    list.push(waiver);
  }
  return (finding, place) => {
    const at = (rule: string): readonly Waiver[] => index.get(inlineName(rule, place.path, place.start.line)) ?? [];
    const foreign = finding.rule.startsWith('secret/') ? at(FOREIGN_RULE) : [];
    const registered = (index.get(finding.rule) ?? []).filter((waiver) => reaches(waiver, finding, place));
    return [...at(finding.rule), ...foreign, ...registered].sort(compareCover);
  };
}

function reaches({ identity, paths }: Waiver, finding: Finding, place: Place): boolean {
  if (identity !== undefined && !isOf(identity, finding)) return false;
  return paths === undefined || paths.some((pattern) => matchesPath(pattern, place.path));
}

/** Outside `starter` nobody waves a proven secret through on the line itself. */
export function isForbidden(waiver: Waiver, finding: Finding, profile: Profile): boolean {
  return (
    profile !== 'starter' &&
    waiver.form !== 'registered' &&
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
