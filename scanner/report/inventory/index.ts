export { inventoryRows } from './json';
export type { InventoryRows, JsonIdentity, JsonInventory } from './json';
export { renderInventory } from './render';
export type { InventoryFormat } from './render';
export type { InventoryOrder } from './sections';
