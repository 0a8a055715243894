import type { GovernedIdentity, Range } from '../model';
import { daysBetween, isDay } from '../model';
import { when } from '../policy';
import { entriesIn, usesOf } from './at';
import { spotOf } from './spot';
import type { Spot } from './spot';
import type { View } from './view';

/** What stands above an entry of a manifest. */
export interface Lens {
  /** Of the entry's id. */
  readonly range: Range;
  /** `used in 3 places · expires in 70 days` */
  readonly title: string;
  readonly uses: readonly Spot[];
}

/** What stands behind words of a line, in a lighter colour. */
export interface InlayHint {
  /** UTF-16. */
  readonly offset: number;
  readonly text: string;
}

/** @returns one for each entry that there is something to say of, by position */
export function lensesIn(view: View, path: string): readonly Lens[] {
  return entriesIn(view, path).flatMap((identity) => {
    const { declaration } = identity;
    const title = [usedText(identity, view), endText(identity, view)].filter((part) => part !== '').join(' · ');
    if (declaration === undefined || title === '') return [];
    return [{ range: declaration.place.range, title, uses: usesOf(identity).map(spotOf) }];
  });
}

/** @returns behind each use its owner and days, behind each written end its days; by position, one a place */
export function inlayHintsIn(view: View, path: string): readonly InlayHint[] {
  const hints = new Map<number, string>();
  for (const { identity, reference } of view.uses(path)) {
    const { declaration } = identity;
    if (declaration === undefined) continue;
    const owner = declaration.owner?.value ?? 'no owner';
    hints.set(reference.place.range.end, [owner, shortEnd(identity, view)].filter((part) => part !== '').join(' · '));
  }
  for (const { declaration } of entriesIn(view, path)) {
    const expires = declaration?.expires;
    if (expires?.place.path !== path || !isDay(expires.value)) continue;
    hints.set(expires.place.range.end, when(expires.value, view.result.today));
  }
  return [...hints].map(([offset, text]) => ({ offset, text })).sort((a, b) => a.offset - b.offset);
}

function usedText(identity: GovernedIdentity, { isWhole }: View): string {
  const count = usesOf(identity).length;
  if (count > 0) return `used in ${count} ${count === 1 ? 'place' : 'places'}`;
  return isWhole && identity.state === 'unused' ? 'used nowhere' : '';
}

function endText({ expires, state }: GovernedIdentity, view: View): string {
  if (expires === undefined) return state === 'proposed' ? 'proposed' : '';
  return `${expires < view.result.today ? 'expired' : 'expires'} ${when(expires, view.result.today)}`;
}

function shortEnd({ expires }: GovernedIdentity, { result }: View): string {
  return expires === undefined ? '' : `${daysBetween(result.today, expires)} d`;
}
