import { CODEOWNERS_PLACES, ownersOf } from '../inventory';
import type { Finding, Fix, IdentityReference, TextEdit } from '../model';
import { fixesFor, fixesForReference } from './fixes';
import type { FixContext } from './fixes';
import { touches } from './view';
import type { View } from './view';

/** A way to repair something, and the finding that it repairs where there is one. */
export interface Repair {
  readonly fix: Fix;
  readonly finding?: Finding;
}

/**
 * @param range UTF-16, of what is selected; empty: the cursor
 * @returns the repairs of every finding and every use that the range touches, each once, as they are to be offered
 */
export function repairsAt(view: View, path: string, range: { start: number; end: number }): readonly Repair[] {
  const isMeant = (place: { start: number; end: number }): boolean =>
    touches(place, range.start) || touches(place, range.end) || (range.start <= place.start && place.end <= range.end);
  const { fixesOf, fixesOfUse } = offersOf(view);
  const found = view.findings(path).filter(({ place }) => isMeant(place.range));
  const offered = found.flatMap((finding) => fixesOf(finding).map((fix): Repair => ({ fix, finding })));
  const used = view.uses(path).filter(({ reference }) => isMeant(reference.place.range));
  const more = used.flatMap(({ reference }) => fixesOfUse(reference).map((fix): Repair => ({ fix })));
  const known = new Set<string>();
  const isFirst = ({ fix }: Repair): boolean => {
    const same = JSON.stringify([fix.title, fix.edits]);
    return !known.has(same) && known.add(same).size > 0;
  };
  // What excuses one finding never stands before what repairs another.
  return [...offered, ...more].filter(isFirst).sort((a, b) => Number(isExcuse(a)) - Number(isExcuse(b)));
}

interface Offers {
  readonly fixesOf: (finding: Finding) => readonly Fix[];
  readonly fixesOfUse: (reference: IdentityReference) => readonly Fix[];
}

/** A cursor that moves within a word asks again and again, and each edit of a manifest is read again before it is offered. */
const offers = new WeakMap<View, Offers>();

function offersOf(view: View): Offers {
  const known = offers.get(view);
  if (known !== undefined) return known;
  const context = { ...contextOf(view), edits: new Map<string, readonly TextEdit[] | undefined>() };
  const made: Offers = {
    fixesOf: remembered((finding) => fixesFor(finding, context)),
    fixesOfUse: remembered((reference) => fixesForReference(reference, context)),
  };
  offers.set(view, made);
  return made;
}

function remembered<T extends object>(make: (of: T) => readonly Fix[]): (of: T) => readonly Fix[] {
  const known = new Map<T, readonly Fix[]>();
  return (of) => {
    const fixes = known.get(of) ?? make(of);
    known.set(of, fixes);
    return fixes;
  };
}

function isExcuse({ fix }: Repair): boolean {
  return fix.id.startsWith('waiver/');
}

/** @returns what a repair may know of a view */
export function contextOf(view: View): FixContext {
  const { result } = view;
  const owners = CODEOWNERS_PLACES.map((path) => view.text(path)).find((text) => text !== undefined);
  const ownerOf = owners === undefined ? undefined : ownersOf(owners);
  return {
    read: (path) => view.text(path),
    today: result.today,
    inventory: result.inventory,
    manifests: view.manifests(),
    ...(ownerOf !== undefined && {
      suggestOwner: (paths) => {
        const owner = paths.map(ownerOf).find((each) => each !== undefined);
        return owner === undefined ? undefined : { owner, source: 'CODEOWNERS' };
      },
    }),
  };
}
