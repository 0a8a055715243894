import type { InventoryRows } from './json';
import type { InventoryOrder } from './sections';

/** How a list may be written. */
export type InventoryFormat = 'text' | 'json' | 'csv' | 'markdown' | 'ics';

export interface InventoryOptions {
  /** Of text: whether it may have colours. */
  readonly color: boolean;
  /** Of text: columns of a line. */
  readonly width: number;
  /** Of text: each place of each identity. */
  readonly all: boolean;
  /** What the list goes by; else sections are by state and a table is as the rows come. */
  readonly order?: InventoryOrder;
}

/** Writes a list; each format is loaded when it is asked for. The same rows and options give the same text. */
export async function renderInventory(
  list: InventoryRows,
  format: InventoryFormat,
  options: InventoryOptions,
): Promise<string> {
  const { order } = options;
  const rows =
    order === undefined ? list : { ...list, inventory: (await import('./sections')).inOrder(list.inventory, order) };
  switch (format) {
    case 'text':
      return (await import('./text')).renderInventoryText(rows, options);
    case 'json':
      return (await import('./json')).renderInventoryJson(rows);
    case 'csv':
      return (await import('./csv')).renderInventoryCsv(rows);
    case 'ics':
      return (await import('./calendar')).renderInventoryCalendar(rows);
    case 'markdown':
      return (await import('./markdown')).renderInventoryMarkdown(rows, order ?? 'state');
  }
}
