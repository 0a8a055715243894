import type { Day } from '../../model';
import { compareText } from '../../text';
import type { InventoryRows, JsonIdentity } from '../../report';

/**
 * Joins the lists of several repositories. One key in two repositories is two identities; of two lists of one repository
 * the newer counts, and of two of one day what stands in both counts once.
 * @param today by which ends are judged
 * @returns by id, then repository
 */
export function mergeLists(lists: readonly InventoryRows[], today: Day): InventoryRows {
  const newest = new Map<string, Day>();
  for (const { today: made, repository: listed = '', inventory } of lists) {
    for (const { repository = '' } of [{ repository: listed }, ...inventory]) {
      const known = newest.get(repository);
      if (known === undefined || made > known) newest.set(repository, made);
    }
  }
  const rows = new Map<string, JsonIdentity>();
  for (const { today: made, inventory } of lists) {
    for (const row of inventory) {
      if (newest.get(row.repository ?? '') === made) rows.set(nameOf(row), row);
    }
  }
  return {
    today,
    inventory: [...rows.values()].toSorted(
      (a, b) => compareText(a.id, b.id) || compareText(a.repository ?? '', b.repository ?? ''),
    ),
  };
}

/** Of one repository two manifests may have one id, and one key may stand under two manifests. */
function nameOf({ repository = '', id, declared, references: [first] }: JsonIdentity): string {
  const { path, line } = declared ?? first ?? { path: '', line: 0 };
  return [repository, id, path, line].join('\n');
}
