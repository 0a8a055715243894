import { CODEOWNERS_PLACES, ownersOf } from '../inventory';
import type { Finding, Fix } from '../model';
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
  const context = contextOf(view);
  const found = view.findings(path).filter(({ place }) => isMeant(place.range));
  const offered = found.flatMap((finding) => fixesFor(finding, context).map((fix): Repair => ({ fix, finding })));
  const used = view.uses(path).filter(({ reference }) => isMeant(reference.place.range));
  const more = used.flatMap(({ reference }) => fixesForReference(reference, context).map((fix): Repair => ({ fix })));
  const known = new Set<string>();
  const isFirst = ({ fix }: Repair): boolean => {
    const same = JSON.stringify([fix.title, fix.edits]);
    return !known.has(same) && known.add(same).size > 0;
  };
  // What excuses one finding never stands before what repairs another.
  return [...offered, ...more].filter(isFirst).sort((a, b) => Number(isExcuse(a)) - Number(isExcuse(b)));
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
