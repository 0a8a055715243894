import { isManifestName, outlineOf } from '../manifest';
import type { OutlineItem } from '../manifest';
import type { Range } from '../model';
import type { View } from './view';

/** A part of a manifest with a name, for the outline and for "go to symbol". */
export interface DocumentSymbol {
  readonly name: string;
  /** Owner and end of an entry. */
  readonly detail: string;
  readonly range: Range;
  readonly nameRange: Range;
  readonly children: readonly DocumentSymbol[];
}

/** @returns the sections of a manifest with their entries; none of another file or a broken one */
export function symbolsIn(view: View, path: string): readonly DocumentSymbol[] {
  const text = view.text(path);
  if (text === undefined || !isManifestName(path)) return [];
  const details = new Map(
    view.result.inventory.flatMap(({ declaration, expires }) =>
      declaration?.manifest === path
        ? [[declaration.id, [declaration.owner?.value, expires].filter((part) => part !== undefined).join(' · ')]]
        : [],
    ),
  );
  const symbolOf = ({ name, range, nameRange, children }: OutlineItem): DocumentSymbol => ({
    name,
    detail: details.get(name) ?? '',
    range,
    nameRange,
    children: children.map(symbolOf),
  });
  return outlineOf(text).map(symbolOf);
}
