import { daysBetween } from '../../model';
import { csvTable } from '../csv-table';
import type { InventoryRows } from './json';

/** @returns a table: a header, then one line an identity, its four answers first */
export function renderInventoryCsv({ today, inventory }: InventoryRows): string {
  return csvTable(
    [
      ['repository', ({ repository }) => repository ?? ''],
      ['id', ({ id }) => id],
      ['state', ({ state }) => state],
      ['owner', ({ owner }) => owner ?? ''],
      ['may', ({ privileges }) => [...new Set(privileges.map(({ fact }) => fact))].join(' ')],
      ['expires', ({ expires, entry }) => expires ?? (entry?.expires === 'never' ? 'never' : '')],
      ['days_left', ({ expires }) => (expires === undefined ? '' : daysBetween(today, expires))],
      ['review_interval', ({ entry }) => entry?.review?.interval ?? ''],
      ['review_last', ({ entry }) => entry?.review?.last ?? ''],
      ['reviewer', ({ entry }) => entry?.review?.reviewer ?? ''],
      ['status', ({ entry }) => entry?.status ?? ''],
      ['kind', ({ kind }) => kind],
      ['provider', ({ provider }) => provider],
      ['credential', ({ credential }) => credential],
      ['purpose', ({ entry }) => entry?.purpose ?? ''],
      ['keys', ({ keys, entry }) => (keys.length > 0 ? keys : (entry?.references ?? [])).join(' ')],
      ['places', ({ references }) => references.length],
      ['first_place', ({ references: [first] }) => (first === undefined ? '' : `${first.path}:${first.line}`)],
      ['entry', ({ declared }) => (declared === undefined ? '' : `${declared.path}:${declared.line}`)],
    ],
    inventory,
  );
}
