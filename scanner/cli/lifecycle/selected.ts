import type { GovernedIdentity, ScanResult } from '../../model';
import { inventoryRows } from '../../report';
import type { Call } from '../arguments';
import { selectionOf } from '../list/selection';
import { isDeclared } from './find';
import type { DeclaredIdentity } from './find';

/** @returns the entries in use, each for one identity, that the call's `--owner` and the like choose */
export function selectedEntries(call: Call, result: ScanResult): DeclaredIdentity[] {
  const isChosen = selectionOf(call, result.today);
  const rows = inventoryRows(result).inventory;
  return result.inventory
    .filter((_: GovernedIdentity, index) => {
      const row = rows[index];
      return row !== undefined && isChosen(row);
    })
    .filter(isDeclared)
    .filter(({ declaration: { status, group } }) => {
      return status !== 'proposed' && status !== 'retired' && group === undefined;
    });
}
